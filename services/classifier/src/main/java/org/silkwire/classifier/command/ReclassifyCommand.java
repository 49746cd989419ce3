package org.silkwire.classifier.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.replay.Replay;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.topology.CopiesOnStreams;
import org.silkwire.classifier.topology.RulesUnknownException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reclassify",
        mixinStandardHelpOptions = true,
        description = {
            "Judges the stories since a moment by the taxonomy in force.",
            "First --preview, which shows what would change and writes nothing; then --run, which tells it on the"
                    + " streams as story.reclassified. A run that was ended goes on where it was when begun again."
        })
final class ReclassifyCommand extends ReportingCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Mode mode;

    /** One of the two. */
    private static final class Mode {
        @Option(names = "--preview", required = true, description = "Shows what would change.")
        private boolean preview;

        @Option(names = "--run", required = true, description = "Tells what changes.")
        private boolean run;
    }

    @Option(
            names = "--since",
            required = true,
            paramLabel = "DATE",
            description = "Stories fetched then or later: 2026-01-31, in UTC, or 2026-01-31T10:15:00Z.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private String since;

    @Option(names = "--topic", paramLabel = "ID", description = "Only what changes on this topic.")
    private @Nullable String topic;

    @Mixin
    private TaxonomyOption taxonomy = new TaxonomyOption();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Stories a second that a run judges at most; default: ${DEFAULT-VALUE}")
    private int rate = 200;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Titles to show for each topic and kind of change; default: ${DEFAULT-VALUE}")
    private int samples = 5;

    @Option(
            names = "--copies",
            paramLabel = "told|left_out",
            description = "As silkwire.classifier.copies is set; default: ${DEFAULT-VALUE}")
    private CopiesOnStreams copies = CopiesOnStreams.TOLD;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "The Kafka broker; default: ${DEFAULT-VALUE}")
    private String bootstrap = "localhost:9092";

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka clients, such as security.protocol.")
    private @Nullable Path kafkaConfig;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "As silkwire.classifier.application-id is set; default: ${DEFAULT-VALUE}")
    private String applicationId = "silkwire-classifier";

    private final InstantSource clock;

    ReclassifyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    int run() throws IOException {
        if (rate < 1) {
            throw new CommandFailure("--rate is " + rate + "; expected at least 1");
        }
        if (mode.run && taxonomy.isGiven()) {
            throw new CommandFailure("--run tells what the taxonomy in force makes of the stories; give --taxonomy to"
                    + " --preview, and let it take effect before --run");
        }
        Instant from = instant(since);
        Map<String, Object> kafka = kafka();
        try {
            return replay(from, kafka);
        } catch (KafkaException | RulesUnknownException e) {
            throw new CommandFailure("the broker at " + bootstrap + " didn't do its part: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted; begin again to go on", e);
        }
    }

    private int replay(Instant from, Map<String, Object> kafka) throws InterruptedException {
        Classifier rules = taxonomy.isGiven() ? Classifier.of(taxonomy.load()) : inForce(kafka);
        ChangeReport report = new ChangeReport(samples);
        Replay replay = new Replay(
                new Replay.Settings(applicationId, from, topic, mode.run ? rate : Integer.MAX_VALUE, copies),
                kafka,
                rules,
                Enricher.bundled());
        Replay.Outcome outcome = mode.run ? replay.run(report::add) : replay.preview(report::add);
        out().printf(
                        "%s, %s, sha256 %s: %d stories since %s judged, %d %s%n",
                        mode.preview ? "preview" : "run",
                        taxonomy.isGiven()
                                ? "files"
                                : "version " + rules.version().version(),
                        rules.version().sha256(),
                        outcome.judged(),
                        from,
                        outcome.told(),
                        mode.preview ? "would be told" : "told");
        if (outcome.passedOver() > 0) {
            err().println(outcome.passedOver() + " records can't be decoded and were passed over");
        }
        report.print(out());
        return 0;
    }

    private Classifier inForce(Map<String, Object> kafka) {
        return ActiveTaxonomies.inForce(kafka, clock.instant(), PATIENCE)
                .orElseThrow(() -> new CommandFailure("found no taxonomy on the broker at " + bootstrap
                        + ", expected one that a classifier published"));
    }

    private Map<String, Object> kafka() throws IOException {
        Map<String, Object> config = new HashMap<>();
        if (kafkaConfig != null) {
            Properties properties = new Properties();
            try (Reader in = Files.newBufferedReader(kafkaConfig)) {
                properties.load(in);
            } catch (java.nio.file.NoSuchFileException e) {
                throw new CommandFailure("found no file " + kafkaConfig + ", expected properties of Kafka clients", e);
            }
            properties.stringPropertyNames().forEach(name -> config.put(name, properties.getProperty(name)));
        }
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return config;
    }

    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    "--since is '" + text
                            + "'; expected a date such as 2026-01-31, or a moment such as 2026-01-31T10:15:00Z",
                    e);
        }
    }
}
