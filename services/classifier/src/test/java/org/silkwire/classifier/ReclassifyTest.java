package org.silkwire.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.Harbours;
import org.silkwire.classifier.activation.TaxonomyReport.VersionInForce;
import org.silkwire.classifier.command.ClassifierCommands;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.ForwardableClock;
import org.silkwire.testkit.TestBroker;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** A new topic and the stories that were there before it, by the command that an operator types. */
class ReclassifyTest {
    private static final TestBroker BROKER = TestBroker.shared();

    @TempDir
    Path directory;

    private final ForwardableClock clock = new ForwardableClock();
    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTopicThatCameLaterGetsItsPastByPreviewAndRun() throws Exception {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1)).topics());
        Path topics = Files.createDirectories(directory.resolve("topics"));
        Files.writeString(topics.resolve("harbours.yaml"), Harbours.file("harbours", "harbour"));
        try (ConfigurableApplicationContext app = RunningClassifier.start(
                directory, clock, "--silkwire.topics.partitions=1", "--silkwire.taxonomy=" + topics)) {
            tell("A bridge in the harbour", "A harbour", "Rain in the hills");
            BROKER.readEvents(Topics.STORIES, read -> read.size() == 3);
            Files.writeString(topics.resolve("bridges.yaml"), Harbours.file("bridges", "bridge"));
            await().atMost(Duration.ofSeconds(30)).until(() -> upcoming(app) == 2);
            clock.forward(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(30)).until(() -> version(app) == 2);

            assertThat(reclassify("--preview", "--since", "2020-01-01")).isZero();
            assertThat(out.toString())
                    .contains("preview, version 2")
                    .contains("3 stories")
                    .contains("1 would be told")
                    .contains("bridges: added")
                    .contains("A bridge in the harbour");
            assertThat(reclassified(Topics.STORIES)).isEmpty();

            assertThat(reclassify("--run", "--since", "2020-01-01")).isZero();
            assertThat(out.toString()).contains("run, version 2").contains("1 told");
            assertThat(reclassified(Topics.STORIES)).hasSize(1);
            assertThat(reclassified("silkwire.stories.bridges"))
                    .singleElement()
                    .satisfies(story -> assertThat(story.article().title()).isEqualTo("A bridge in the harbour"));
            assertThat(reclassified("silkwire.stories.harbours")).isEmpty();
        }
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertThat(reclassify("--preview", "--since", "yesterday")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("yesterday").contains("2026-01-31");
        assertThat(reclassify("--run", "--since", "2020-01-01", "--taxonomy", directory.toString()))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--taxonomy to --preview");
        assertThat(reclassify("--since", "2020-01-01")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--preview").contains("--run");
    }

    private int reclassify(String... arguments) {
        CommandLine program = new CommandLine(new Program());
        ClassifierCommands.mountOn(program, InputStream.nullInputStream(), clock);
        // After all commands are there, as it is passed on to them.
        program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] head = {"reclassify", "--bootstrap", BROKER.bootstrapServers()};
        String[] all = java.util.Arrays.copyOf(head, head.length + arguments.length);
        System.arraycopy(arguments, 0, all, head.length, arguments.length);
        return program.execute(all);
    }

    /** What the commands are mounted on. */
    @CommandLine.Command(name = "silkwire")
    private static final class Program {}

    private static int version(ConfigurableApplicationContext app) {
        VersionInForce inForce = app.getBean(ActiveTaxonomies.class).report().inForce();
        return inForce == null ? 0 : inForce.version();
    }

    private static int upcoming(ConfigurableApplicationContext app) {
        VersionInForce upcoming = app.getBean(ActiveTaxonomies.class).report().upcoming();
        return upcoming == null ? 0 : upcoming.version();
    }

    private void tell(String... titles) throws Exception {
        try (var producer =
                new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String title : titles) {
                Event event = new Event.ArticlePublished(RunningClassifier.article(title, title));
                producer.send(codec.encode(event, Topics.ARTICLES, null)).get();
            }
        }
    }

    private List<Story> reclassified(String topic) {
        BROKER.awaitSettled(topic);
        return BROKER.readCommitted(topic).stream()
                .map(record -> codec.decode(record.headers(), record.value()))
                .filter(Event.StoryReclassified.class::isInstance)
                .map(event -> ((Event.StoryReclassified) event).body())
                .toList();
    }
}
