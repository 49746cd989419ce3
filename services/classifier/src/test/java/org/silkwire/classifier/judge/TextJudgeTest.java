package org.silkwire.classifier.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.Harbours;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.testkit.TestBroker;

class TextJudgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers());

    @TempDir
    Path directory;

    @BeforeEach
    void emptyBroker() {
        TestBroker.shared().startOver(catalogue().topics());
    }

    @Test
    void aTextIsJudgedWithReasonsOnEveryTopicAsSoonAsATaxonomyIsPublished() throws Exception {
        Files.writeString(directory.resolve("harbours.yaml"), Harbours.file("harbours", "harbour"));
        Files.writeString(directory.resolve("bridges.yaml"), Harbours.file("bridges", "bridge"));
        try (TextJudge judge = TextJudge.reading(KAFKA);
                ActiveTaxonomies taxonomies = taxonomies()) {
            taxonomies.start();

            TextJudge.Judged judged = judge.judge("News of the harbour", "Ships wait.", PATIENCE);

            assertThat(judged.taxonomy().version()).isOne();
            assertThat(judged.topics())
                    .extracting(TextJudge.Judgement::label, TextJudge.Judgement::relevance)
                    .containsExactlyInAnyOrder(tuple("harbours", Story.Relevance.ABOUT), tuple("bridges", null));
            assertThat(judged.topics())
                    .filteredOn(each -> each.topic().equals("harbours"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.evidence()).isNotEmpty());
        }
    }

    /** What the page said and what the streams did once differed: the judge read the files. */
    @Test
    void aChangedFileCountsNotBeforeItsVersionTakesEffect() throws Exception {
        Files.writeString(directory.resolve("harbours.yaml"), Harbours.file("harbours", "harbour"));
        try (ActiveTaxonomies taxonomies = taxonomies();
                TextJudge beside = TextJudge.beside(taxonomies);
                TextJudge reading = TextJudge.reading(KAFKA)) {
            taxonomies.start();
            assertThat(found(beside, "News of the quay")).isEmpty();

            Files.writeString(directory.resolve("harbours.yaml"), Harbours.file("harbours", "quay"));
            await().atMost(PATIENCE).until(() -> taxonomies.report().upcoming() != null);

            assertThat(List.of(beside, reading)).allSatisfy(judge -> {
                assertThat(found(judge, "News of the quay")).isEmpty();
                assertThat(found(judge, "News of the harbour")).containsExactly("harbours");
            });
        }
    }

    @Test
    void withoutATaxonomyNothingIsSaid() {
        try (TextJudge judge = TextJudge.reading(KAFKA)) {
            assertThatThrownBy(() -> judge.judge("a", "b", Duration.ofMillis(50)))
                    .isInstanceOf(NoTaxonomyException.class)
                    .hasMessageContaining("silkwire.taxonomies");
        }
    }

    private static List<String> found(TextJudge judge, String title) {
        return judge.judge(title, "", PATIENCE).topics().stream()
                .filter(each -> each.relevance() != null)
                .map(TextJudge.Judgement::topic)
                .toList();
    }

    private ActiveTaxonomies taxonomies() {
        return ActiveTaxonomies.of(
                new ActiveTaxonomies.Settings(directory, Duration.ofMillis(200), "test-taxonomies"),
                catalogue(),
                KAFKA,
                InstantSource.system());
    }

    private static TopicCatalogue catalogue() {
        return new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1));
    }
}
