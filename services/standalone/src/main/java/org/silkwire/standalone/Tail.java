package org.silkwire.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Topics;
import org.silkwire.standalone.console.StoryLine;
import org.silkwire.standalone.console.StoryStream;
import org.silkwire.standalone.console.UnreachableBrokerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the stories of a stream, one line each, and goes on as they arrive. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints the stories of a stream, one line each, and goes on as they arrive.")
final class Tail implements Callable<Integer> {
    static final String USUAL_BROKER = "localhost:9092";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "such as belt-and-road; without it, the stories on any topic")
    private @Nullable String topic;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "the Kafka broker; default: ${DEFAULT-VALUE}")
    private String bootstrap = USUAL_BROKER;

    @Option(
            names = "--from",
            paramLabel = "beginning|now",
            description = "all stories kept, or those to come; default: ${DEFAULT-VALUE}")
    private Start from = Start.BEGINNING;

    /** Where to begin. */
    enum Start {
        BEGINNING,
        NOW
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        StoryLine line = new StoryLine(ZoneId.systemDefault());
        try (StoryStream stream = new StoryStream(bootstrap, PATIENCE)) {
            stream.follow(
                    stream(stream.topics()),
                    switch (from) {
                        case BEGINNING -> new StoryStream.From.Beginning();
                        case NOW -> new StoryStream.From.Now();
                    },
                    event -> {
                        line.of(event).ifPresent(out::println);
                        // Whoever read this, head for one, has had enough.
                        if (out.checkError()) {
                            stream.stop();
                        }
                    },
                    undecodable -> err.println("silkwire: passed over " + undecodable));
            return 0;
        } catch (UnreachableBrokerException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String stream(Set<String> existing) {
        String wanted = topic == null ? Topics.STORIES : Topics.STORIES + "." + topic;
        if (existing.contains(wanted)) {
            return wanted;
        }
        List<String> topics = StoryStream.topicIds(existing);
        throw new ParameterException(
                spec.commandLine(),
                (topic == null ? "there is no stream of stories" : "there is no topic '" + topic + "'")
                        + " on the broker at " + bootstrap + "; "
                        + (topics.isEmpty() ? "it has none yet" : "it has " + String.join(", ", topics)));
    }
}
