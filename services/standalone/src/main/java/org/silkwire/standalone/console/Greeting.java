package org.silkwire.standalone.console;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.silkwire.contract.Topics;

/**
 * What is said once everything runs.
 *
 * @param version of the product
 * @param startTook from the start of the JVM
 * @param bootstrapServers where Kafka clients connect
 * @param data directory that the topics are kept in
 * @param feeds where the feeds come from, in words
 * @param web address of the web page
 * @param health address of the health endpoint
 * @param log file that everything is logged to
 * @param tail command line that prints stories, with {@code %s} where the topic goes
 */
public record Greeting(
        String version,
        Duration startTook,
        String bootstrapServers,
        Path data,
        String feeds,
        URI web,
        URI health,
        Path log,
        String tail) {

    /** What runs and where. */
    List<String> whatRuns() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Silkwire %s runs (started in %.1f s; Ctrl-C ends it)",
                        version,
                        startTook.toMillis() / 1000.0),
                "  Kafka   " + bootstrapServers + ", kept in " + data,
                "  feeds   " + feeds,
                "  web     " + web,
                "  health  " + health,
                "  log     " + log);
    }

    /**
     * How to subscribe.
     *
     * @param topics ids of the topics that have a stream, perhaps none
     */
    List<String> howToSubscribe(List<String> topics) {
        List<String> lines = new ArrayList<>();
        lines.add("Subscribe with kcat, with any Kafka client, or with tail:");
        for (String stream : topics.isEmpty() ? List.of(Topics.STORIES) : streams(topics)) {
            lines.add("  kcat -b " + bootstrapServers + " -t " + stream + " -C -o beginning");
        }
        lines.add("  " + tail.formatted(topics.isEmpty() ? "" : " " + topics.getFirst()));
        lines.add("Stories as they arrive:");
        return lines;
    }

    private static List<String> streams(List<String> topics) {
        return topics.stream().map(Topics::stories).toList();
    }
}
