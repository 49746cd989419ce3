package org.silkwire.standalone.operate;

import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases an article. */
@Command(
        name = "takedown",
        mixinStandardHelpOptions = true,
        description = {
            "Erases an article: its story is retracted on every stream, and no later edit of it is told.",
            "",
            "What was written stays in Kafka until its retention ends, unless --erase is given: a log can only be cut at its",
            "beginning, so that everything older in the same partitions goes as well. Without --yes it is told what that is."
        })
final class TakedownCommand extends OperatorCommand {
    @Parameters(paramLabel = "ARTICLE", description = "id of the article, the key of its record")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String articleId;

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "told to every subscriber")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String reason;

    @Option(names = "--erase", description = "cut it out of the logs, with all that is older there")
    private boolean erase;

    @Option(names = "--yes", description = "do what --erase would do")
    private boolean confirmed;

    @Override
    void run(KafkaOption kafka) throws InterruptedException, ExecutionException {
        try (Takedown takedown = new Takedown(kafka.configuration(), InstantSource.system())) {
            Takedown.Found found = takedown.find(articleId);
            if (erase && !confirmed) {
                out().println("would erase, besides the article, what is older in the same partitions:");
                found.places()
                        .forEach(place -> out().printf(
                                        "  %s, partition %d: %d records%n",
                                        place.topic(), place.partition(), place.older()));
                out().println("nothing was done; --yes does it");
                return;
            }
            takedown.retract(found, reason);
            out().println("retracted " + articleId + ", '" + found.title() + "'");
            if (erase) {
                takedown.erase(found);
                found.places()
                        .forEach(place -> out().printf(
                                        "erased it and %d older records from %s, partition %d%n",
                                        place.older(), place.topic(), place.partition()));
            }
        }
    }
}
