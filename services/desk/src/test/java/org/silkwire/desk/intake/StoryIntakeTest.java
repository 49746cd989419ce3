package org.silkwire.desk.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.desk.Stories;
import org.silkwire.desk.index.Changes;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;
import org.silkwire.testkit.TestBroker;

class StoryIntakeTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final StoryQuery ALL = StoryQuery.MATCHED.withUnmatched();
    private static final TopicCatalogue CATALOGUE =
            new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(3));

    @TempDir
    Path directory;

    private final List<Changes> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void emptyBroker() {
        BROKER.startOver(CATALOGUE.topics());
    }

    @Test
    void storiesOfAllPartitionsAreTakenInAndTold() {
        tell(story("a"), story("b"), story("c"), story("d"));
        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake intake = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index))
                    .containsExactlyInAnyOrder("Report a", "Report b", "Report c", "Report d"));
            await().untilAsserted(() -> assertThat(intake.state().phase()).isEqualTo(IntakeState.Phase.LIVE));
            assertThat(heard.stream().mapToInt(Changes::stories).sum()).isEqualTo(4);
        }
    }

    @Test
    void aRestartGoesOnWhereTheIndexEnds() {
        tell(story("a"));
        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake _ = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).containsExactly("Report a"));
        }
        heard.clear();
        tell(story("b"));

        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake _ = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).containsExactlyInAnyOrder("Report a", "Report b"));
            assertThat(heard.stream().mapToInt(Changes::stories).sum()).isOne();
        }
    }

    @Test
    void aLostIndexIsFilledAgain() throws IOException {
        tell(story("a"), story("b"));
        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake _ = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).hasSize(2));
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake _ = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).hasSize(2));
        }
    }

    @Test
    void theIndexOfAnotherBrokerIsNotAddedTo() {
        tell(story("a"));
        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake _ = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).containsExactly("Report a"));
        }
        BROKER.startOver(CATALOGUE.topics());
        tell(story("b"));

        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake _ = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).containsExactly("Report b"));
        }
    }

    @Test
    void aRecordThatCannotBeReadStopsNothing() throws Exception {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(Topics.STORIES, "odd".getBytes(UTF_8), "{".getBytes(UTF_8)))
                    .get();
        }
        tell(story("a"));
        try (StoryIndex index = StoryIndex.open(directory);
                StoryIntake intake = started(index)) {
            await().untilAsserted(() -> assertThat(titles(index)).containsExactly("Report a"));
            await().untilAsserted(() -> assertThat(intake.undecodable()).isOne());
        }
    }

    private StoryIntake started(StoryIndex index) {
        StoryIntake intake = new StoryIntake(
                new StoryIntake.Settings(Duration.ofSeconds(1), Duration.ofDays(36500)),
                new StoryIntake.Kafka(CATALOGUE, connection(), connection()),
                index,
                heard::add,
                InstantSource.system());
        intake.start();
        return intake;
    }

    private static Map<String, Object> connection() {
        return BROKER.clients();
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void tell(Stories... stories) {
        EventCodec codec = new EventCodec("/silkwire/test");
        try (var producer = producer()) {
            for (Stories each : stories) {
                Story story = each.build();
                producer.send(codec.encode(new Event.StoryClassified(story), Topics.STORIES, null))
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> titles(StoryIndex index) {
        return index.search(ALL, 100, null).rows().stream()
                .map(StoryRow::title)
                .map(String::valueOf)
                .toList();
    }
}
