package org.silkwire.classifier.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.activation.TaxonomyReport.VersionInForce;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.RefusedTaxonomyException;
import org.silkwire.contract.Event;
import org.silkwire.contract.TaxonomyActivation;
import org.silkwire.contract.TaxonomyActivation.ActiveTopic;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.ForwardableClock;
import org.silkwire.testkit.TestBroker;

/** Instances of one installation, with a folder each, on a broker. */
class ActiveTaxonomiesTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final TopicCatalogue CATALOGUE =
            new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final ForwardableClock clock = new ForwardableClock();
    private final List<ActiveTaxonomies> running = new ArrayList<>();

    @BeforeEach
    void startOver() {
        BROKER.startOver(List.of());
    }

    @AfterEach
    void closeAll() {
        running.forEach(ActiveTaxonomies::close);
    }

    @Test
    void manyInstancesWithTheSameFilesPublishOneVersion() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        write("two/harbours.yaml", Harbours.file("harbours", "harbour"));
        write("three/harbours.yaml", Harbours.file("harbours", "harbour"));
        List<ActiveTaxonomies> instances =
                Stream.of("one", "two", "three").map(this::start).toList();

        instances.forEach(instance -> awaitVersion(instance, 1));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(instances)
                        .allSatisfy(i -> assertThat(i.report().fault()).isNull()));
        assertThat(activations()).extracting(TaxonomyActivation::version).containsExactly(1);
    }

    @Test
    void aFileDroppedBecomesAStreamAtOnceAndAVersionForAllInstancesFromTheSameMoment() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        write("two/harbours.yaml", Harbours.file("harbours", "harbour"));
        ActiveTaxonomies one = start("one");
        ActiveTaxonomies two = start("two");
        awaitVersion(one, 1);
        awaitVersion(two, 1);

        write("one/bridges.yaml", Harbours.file("bridges", "bridge"));
        BROKER.readEvents(Topics.TAXONOMIES, read -> activations(read).size() == 2);
        assertThat(topics()).contains("silkwire.stories.bridges", "silkwire.stories.harbours");

        awaitUpcoming(one, 2);
        awaitUpcoming(two, 2);
        TaxonomyActivation second = activations().getLast();
        assertThat(second.effectiveAt()).isEqualTo(second.publishedAt().plus(Known.LEAD));
        Instant before = second.effectiveAt().minusMillis(1);
        assertThat(List.of(one, two)).allSatisfy(instance -> {
            assertThat(topicsFoundIn(instance, "A bridge in the harbour", second.effectiveAt()))
                    .containsExactlyInAnyOrder("harbours", "bridges");
            assertThat(topicsFoundIn(instance, "A bridge in the harbour", before))
                    .containsExactly("harbours");
        });
        assertThat(one.report().upcoming()).isNotNull();
        clock.forward(Known.LEAD);
        awaitVersion(one, 2);
        awaitVersion(two, 2);
        assertThat(two.report().refused()).isEmpty();
    }

    @Test
    void aFileThatFailsItsTestsChangesNothingAndIsNamedUntilItIsMended() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        ActiveTaxonomies one = start("one");
        awaitVersion(one, 1);

        write("one/harbours.yaml", Harbours.file("harbours", "quay", "News of the harbour"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(one.report().refused())
                        .singleElement()
                        .extracting(Problem::file, Problem::line)
                        .containsExactly("harbours.yaml", 9));
        assertThat(topicsFoundIn(one, "The harbour", clock.instant())).containsExactly("harbours");
        assertThat(inForce(one).version()).isEqualTo(1);

        write("one/harbours.yaml", Harbours.file("harbours", "quay"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(one.report().refused()).isEmpty());
        BROKER.readEvents(Topics.TAXONOMIES, read -> activations(read).size() == 2);
    }

    @Test
    void aFileTakenAwayEndsItsTopicAndLeavesItsStream() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        write("one/bridges.yaml", Harbours.file("bridges", "bridge"));
        ActiveTaxonomies one = start("one");
        awaitVersion(one, 1);

        Files.delete(directory.resolve("one/bridges.yaml"));
        BROKER.readEvents(Topics.TAXONOMIES, read -> activations(read).size() == 2);

        assertThat(activations().getLast().topics()).extracting(ActiveTopic::id).containsExactly("harbours");
        assertThat(topics()).contains("silkwire.stories.bridges");
    }

    @Test
    void anEmptiedFolderIsTakenForAMishap() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        ActiveTaxonomies one = start("one");
        awaitVersion(one, 1);

        Files.delete(directory.resolve("one/harbours.yaml"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(one.report().refused())
                        .singleElement()
                        .extracting(Problem::message)
                        .asString()
                        .contains("found no file"));
        assertThat(topicsFoundIn(one, "The harbour", clock.instant())).containsExactly("harbours");
        assertThat(activations()).hasSize(1);
    }

    @Test
    void aRestartWithTheSameFilesGoesOnWithTheVersionInForce() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        ActiveTaxonomies one = start("one");
        awaitVersion(one, 1);
        one.close();

        ActiveTaxonomies again = start("one");
        awaitVersion(again, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(again.report().fault()).isNull());
        assertThat(activations()).hasSize(1);
    }

    @Test
    void aRestartWithOtherFilesProposesThemAndARefusedOneStaysAsItWasInForce() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        ActiveTaxonomies one = start("one");
        awaitVersion(one, 1);
        one.close();
        write("one/harbours.yaml", Harbours.file("harbours", "quay", "News of the harbour"));
        write("one/bridges.yaml", Harbours.file("bridges", "bridge"));

        ActiveTaxonomies again = start("one");
        BROKER.readEvents(Topics.TAXONOMIES, read -> activations(read).size() == 2);
        awaitUpcoming(again, 2);

        Instant effectiveAt = activations().getLast().effectiveAt();
        assertThat(topicsFoundIn(again, "A bridge in the harbour", effectiveAt))
                .containsExactlyInAnyOrder("harbours", "bridges");
        assertThat(again.report().refused()).extracting(Problem::file).containsExactly("harbours.yaml");
    }

    /** Each look at the topic asks for the time, and a second goes by between two. */
    @Test
    void articlesFromTheFutureAreNotHeldUpForALookEach() throws IOException {
        write("one/harbours.yaml", Harbours.file("harbours", "harbour"));
        AtomicInteger asked = new AtomicInteger();
        ActiveTaxonomies one = start("one", () -> {
            asked.incrementAndGet();
            return clock.instant();
        });
        awaitVersion(one, 1);
        int before = asked.get();

        for (int i = 0; i < 40; i++) {
            assertThat(topicsFoundIn(one, "The harbour", Instant.now().plus(Duration.ofMinutes(40))))
                    .containsExactly("harbours");
        }

        assertThat(asked.get() - before).isLessThan(60);
    }

    @Test
    void aFileLargerThanARecordTravelsInParts() throws IOException {
        String comment = Stream.iterate(1, i -> i + 1)
                .limit(30_000)
                .map(i -> "# " + Integer.toHexString(Objects.hash(i, "harbour")) + "\n")
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
        String large = Harbours.file("harbours", "harbour") + comment.repeat(4);
        write("one/harbours.yaml", large);

        ActiveTaxonomies one = start("one");
        awaitVersion(one, 1);

        assertThat(activations().getFirst().files()).singleElement().satisfies(file -> {
            assertThat(file.length()).isEqualTo(large.length());
            assertThat(file.parts()).isGreaterThan(1);
        });
        assertThat(topicsFoundIn(one, "The harbour", clock.instant())).containsExactly("harbours");
    }

    @Test
    void aFolderWithoutAGoodFileStopsTheStart() throws IOException {
        write("one/harbours.yaml", "topic: [");

        assertThatThrownBy(() -> start("one"))
                .isInstanceOf(RefusedTaxonomyException.class)
                .hasMessageContaining("harbours.yaml:1");
    }

    private ActiveTaxonomies start(String folder) {
        return start(folder, clock);
    }

    private ActiveTaxonomies start(String folder, InstantSource time) {
        ActiveTaxonomies taxonomies = ActiveTaxonomies.of(
                new ActiveTaxonomies.Settings(directory.resolve(folder), Duration.ofSeconds(1), "test-taxonomies"),
                CATALOGUE,
                BROKER.clients(),
                time);
        running.add(taxonomies);
        taxonomies.start();
        return taxonomies;
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    private static void awaitVersion(ActiveTaxonomies taxonomies, int version) {
        await().atMost(PATIENCE)
                .until(() -> taxonomies.report().inForce() != null
                        && inForce(taxonomies).version() == version);
    }

    /** An instance reads a version somewhat later than whoever else looks at the topic. */
    private static void awaitUpcoming(ActiveTaxonomies taxonomies, int version) {
        await().atMost(PATIENCE).until(() -> {
            VersionInForce upcoming = taxonomies.report().upcoming();
            return upcoming != null && upcoming.version() == version;
        });
    }

    private static VersionInForce inForce(ActiveTaxonomies taxonomies) {
        return Objects.requireNonNull(taxonomies.report().inForce());
    }

    private static List<String> topicsFoundIn(ActiveTaxonomies taxonomies, String title, Instant fetchedAt) {
        return taxonomies.at(fetchedAt).assess(title, "").stream()
                .filter(assessment -> assessment.match().isPresent())
                .map(assessment -> assessment.topic())
                .toList();
    }

    private static List<TaxonomyActivation> activations() {
        return activations(
                BROKER.readEvents(Topics.TAXONOMIES, read -> !activations(read).isEmpty()));
    }

    private static List<TaxonomyActivation> activations(List<ConsumerRecord<String, Event>> read) {
        return read.stream()
                .map(ConsumerRecord::value)
                .filter(Event.TaxonomyActivated.class::isInstance)
                .map(event -> ((Event.TaxonomyActivated) event).body())
                .toList();
    }

    private static java.util.Set<String> topics() {
        try {
            return BROKER.admin().listTopics().names().get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
