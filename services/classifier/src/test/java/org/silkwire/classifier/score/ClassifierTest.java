package org.silkwire.classifier.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Story.Evidence;
import org.silkwire.contract.Story.Relevance;
import org.silkwire.contract.Story.TopicMatch;

class ClassifierTest {
    private static final String TEA = """
            topic: tea-trade
            labels: {en: Tea trade}
            boosts: {title: 2, lead: 1, summary: 1, text: 1, categories: 1}
            thresholds: {mention: 5, about: 9}
            groups:
              names: {points: 5, cap: 12, terms: {en: [tea export*, tea auction, tea trade]}}
              acronym: {points: 5, requires: growers, terms: {en: ["=CTC"]}}
              words: {points: 1, opens: false, terms: {en: [harvest, export*]}}
            context:
              growers: {en: [Assam]}
            mask: {en: [high tea exporters club]}
            negative:
              cooking: {points: -4, terms: {en: [recipe*, club]}}
            veto: {en: [tea leaf reading]}
            subtopics:
              auctions:
                labels: {en: Auctions}
                groups:
                  houses: {points: 4, terms: {en: [tea auction house]}}
            """;

    @TempDir
    Path directory;

    @Test
    void oneStrongTermInTheTextIsAMentionAndInTheTitleMakesItTheSubject() throws IOException {
        assertThat(relevance(TEA, "News", "The tea trade grew.")).isEqualTo(Relevance.MENTION);
        assertThat(relevance(TEA, "The tea trade grew", "")).isEqualTo(Relevance.ABOUT);
        assertThat(relevance(TEA, "News", "The trade grew.")).isNull();
    }

    @Test
    void supportNeverOpensATopic() throws IOException {
        assertThat(assess(TEA, "Harvest exports harvest", "harvest exports").rulePoints())
                .isZero();
        assertThat(assess(TEA, "News", "tea trade, harvest").rulePoints()).isEqualTo(6);
    }

    @Test
    void whatIsSaidOftenTellsLessThanWhatIsSaidOtherwise() throws IOException {
        assertThat(assess(TEA, "News", "tea trade tea trade tea trade").rulePoints())
                .isEqualTo(5 + 2.5 + 1.25);
        assertThat(assess(TEA, "News", "tea trade tea auction").rulePoints()).isEqualTo(10);
    }

    @Test
    void aGroupCountsUpToItsCap() throws IOException {
        Assessment assessment = assess(TEA, "News", "tea trade tea auction tea exports");
        assertThat(assessment.rulePoints()).isEqualTo(12);
        assertThat(assessment.evidence()).extracting(Evidence::points).containsExactly(5.0, 5.0, 2.0);
    }

    @Test
    void overlappingHitsCountOnceButForEachSubtopic() throws IOException {
        Assessment assessment = assess(TEA, "News", "The tea auction house and the tea trade.");
        assertThat(assessment.evidence()).extracting(Evidence::text).containsExactly("tea trade", "tea auction house");
        assertThat(assessment.match()).map(TopicMatch::subtopics).hasValue(List.of("auctions"));
    }

    @Test
    void aSupportingWordGivesWayToThePairThatItIsPartOf() throws IOException {
        String pair = TEA.replace("[tea export*, tea auction, tea trade]", "[harvest ~3 auction]");

        assertThat(assess(pair, "News", "The harvest went to auction.").evidence())
                .extracting(Evidence::text)
                .containsExactly("harvest went to auction");
    }

    @Test
    void anAcronymNeedsItsContext() throws IOException {
        assertThat(relevance(TEA, "CTC prices rise", "")).isNull();
        assertThat(relevance(TEA, "CTC prices rise", "in Assam")).isEqualTo(Relevance.ABOUT);
    }

    @Test
    void aMaskTakesWhatSpeaksForTheTopicAndLeavesWhatSpeaksAgainst() throws IOException {
        assertThat(assess(TEA, "News", "The high tea exporters club met.").rulePoints())
                .isZero();
        assertThat(assess(TEA, "News", "The high tea exporters club on the tea trade.")
                        .rulePoints())
                .isEqualTo(1);
    }

    @Test
    void aVetoRefusesWhateverSpeaksForIt() throws IOException {
        Assessment assessment = assess(TEA, "Tea trade and tea exports", "tea leaf reading");
        assertThat(assessment.vetoed()).isTrue();
        assertThat(assessment.confidence()).isZero();
        assertThat(assessment.match()).isEmpty();
    }

    @Test
    void confidenceIsOneHalfAtAMentionAndNineTenthsAtTheSubject() throws IOException {
        Scale scale = Scale.of(loaded(TEA).topics().getFirst().thresholds());
        assertThat(scale.confidence(5)).isEqualTo(0.5);
        assertThat(scale.confidence(9)).isEqualTo(0.9, within(1e-9));
        assertThat(scale.points(Math.log(9))).isEqualTo(9, within(1e-9));
        assertThat(assess(TEA, "News", "nothing").confidence()).isZero();
    }

    @Test
    void aFileThatFailsItsOwnTestsIsNotLoaded() throws IOException {
        String file = TEA + """
                tests:
                  - {title: The tea trade grew, expect: about}
                  - {title: A recipe, text: Tea and cake, expect: mention}
                  - {title: Tea exports, expect: about, subtopics: [auctions]}
                """;
        Files.writeString(directory.resolve("tea.yaml"), file);
        TaxonomyOutcome outcome = Classifier.load(TaxonomySource.directory(directory));
        assertThat(((TaxonomyOutcome.Refused) outcome).problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("tea.yaml:22:").contains("found none", "expected mention"),
                        p -> assertThat(p).startsWith("tea.yaml:23:").contains("sub-topics []", "[auctions]"));
    }

    @Test
    void evidenceSelectsExactlyItsTextInEveryField() throws IOException {
        Classifier classifier = Classifier.of(loaded(TEA));
        Article article = article("Tea exports", "The tea trade", "A tea auction, 茶", List.of("News", "Tea exports"));
        Verdict verdict = classifier.classify(article);
        assertThat(verdict.topics()).singleElement().satisfies(topic -> {
            assertThat(topic.evidence()).hasSizeGreaterThan(1).allSatisfy(e -> {
                assertThat(article.field(e.field()).substring(e.start(), e.end()))
                        .isEqualTo(e.text());
                assertThat(e.snippet()).contains(e.text());
            });
            assertThat(topic.evidence())
                    .extracting(Evidence::points)
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        });
        assertThat(verdict.taxonomy().sha256()).hasSize(64);
    }

    @Test
    void manyHitsDontTakeQuadraticTime() throws IOException {
        Assessment assessment = assess(TEA, "News", "tea trade harvest recipe ".repeat(20_000));
        assertThat(assessment.rulePoints()).isLessThan(12);
        assertThat(assessment.evidence()).isNotEmpty().hasSizeLessThan(40);
    }

    @Property(tries = 200)
    void judgesAnyTextTheSameWayTwiceAndPointsIntoIt(@ForAll String title, @ForAll String text) {
        Classifier classifier = SHIPPED;
        String body = text + " Belt and Road digital economy " + title;
        List<Assessment> first = classifier.assess(title, body);
        assertThat(classifier.assess(title, body)).isEqualTo(first);
        for (Assessment assessment : first) {
            assertThat(assessment.confidence()).isBetween(0.0, 1.0);
            for (Evidence e : assessment.evidence()) {
                String field = e.field() == Article.Field.TITLE ? title : body;
                assertThat(field.substring(e.start(), e.end())).isEqualTo(e.text());
            }
        }
    }

    @Test
    void theTopicInTheDocumentationLoads() throws IOException {
        String page = Files.readString(Path.of("../../infra/docs/taxonomy.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Files.writeString(directory.resolve("tea-trade.yaml"), page.substring(start, page.indexOf("```", start)));
        assertThat(Classifier.load(TaxonomySource.directory(directory))).isInstanceOf(TaxonomyOutcome.Loaded.class);
    }

    @Test
    void theShippedTopicsPassTheirOwnTests() {
        assertThat(Classifier.load(TaxonomySource.shipped())).isInstanceOf(TaxonomyOutcome.Loaded.class);
    }

    @Test
    void theStoryItAllBeganWithIsOnBothStreams() {
        List<TopicMatch> topics = SHIPPED.classify(article(
                        "Pakistan's IT services exports to double, envoy tells forum",
                        "",
                        "Speaking at the 4th Belt and Road Service Trade Cooperation Forum, the ambassador to China said that"
                                + " exports of IT services had reached a record USD 2 billion and would double to between"
                                + " USD4 to 5 billion.",
                        List.of()))
                .topics();
        assertThat(topics).extracting(TopicMatch::id).containsExactlyInAnyOrder("belt-and-road", "digital-economy");
        assertThat(topics).allSatisfy(t -> assertThat(t.confidence()).isGreaterThan(0.7));
    }

    @Test
    void aHeadMovesTheScoreShowsWhyAndIsSilentWhereTheRulesAre() throws IOException {
        Taxonomy taxonomy = loaded(TEA);
        Map<String, byte[]> heads = Trainer.train(taxonomy, examples(), 1);
        assertThat(heads).containsOnlyKeys("tea-trade");
        assertThat(Trainer.train(taxonomy, examples(), 1).get("tea-trade")).isEqualTo(heads.get("tea-trade"));
        Classifier classifier = Classifier.of(taxonomy.withHeads(heads));
        Assessment real = classifier
                .assess("Market report", "The tea trade: shipments from Mombasa rose")
                .getFirst();
        Assessment song = classifier
                .assess("Pop charts", "The tea trade: a song by a band on tour")
                .getFirst();
        assertThat(real.rulePoints()).isEqualTo(song.rulePoints());
        assertThat(real.confidence()).isGreaterThan(0.7);
        assertThat(song.confidence()).isLessThan(0.3);
        assertThat(song.match()).isEmpty();
        assertThat(real.evidence()).extracting(Evidence::group).contains("learned");
        Assessment silent = classifier
                .assess("Market report", "Shipments from Mombasa rose")
                .getFirst();
        assertThat(silent.match()).isEmpty();
        assertThat(silent.evidence()).isEmpty();
        assertThat(silent.confidence()).isLessThan(0.5);
        assertThat(classifier
                        .assess("Market report", "The tea trade: tea leaf reading, shipments")
                        .getFirst()
                        .confidence())
                .isZero();
    }

    @Test
    void aHeadThatIsNoHeadIsAProblemOfTheTaxonomy() throws IOException {
        Files.writeString(directory.resolve("tea.yaml"), TEA);
        Files.createDirectories(directory.resolve("model"));
        Files.write(directory.resolve("model/tea-trade.bin"), new byte[] {1, 2, 3});
        assertThat(Classifier.load(TaxonomySource.directory(directory)))
                .isInstanceOfSatisfying(
                        TaxonomyOutcome.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .contains("model/tea-trade.bin", "expected what train writes"));
    }

    private static List<Trainer.Example> examples() {
        List<Trainer.Example> examples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean real = i % 5 != 0;
            examples.add(new Trainer.Example(
                    real ? "Market report" : "Pop charts",
                    real
                            ? "The tea trade: shipments from Mombasa in week " + i
                            : "The tea trade: a song by a band on tour in week " + i,
                    Map.of("tea-trade", real),
                    Map.of(),
                    "story " + i));
        }
        return examples;
    }

    private static final Classifier SHIPPED =
            Classifier.of(((TaxonomyOutcome.Loaded) TaxonomySource.shipped().read()).taxonomy());

    private Taxonomy loaded(String yaml) throws IOException {
        Files.writeString(directory.resolve("tea.yaml"), yaml);
        return ((TaxonomyOutcome.Loaded) TaxonomySource.directory(directory).read()).taxonomy();
    }

    private Assessment assess(String yaml, String title, String text) throws IOException {
        return Classifier.of(loaded(yaml)).assess(title, text).getFirst();
    }

    private @Nullable Relevance relevance(String yaml, String title, String text) throws IOException {
        return assess(yaml, title, text).match().map(TopicMatch::relevance).orElse(null);
    }

    private static Article article(String title, String summary, String text, List<String> categories) {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        return new Article(
                "0".repeat(32),
                1,
                List.of(),
                false,
                new FeedRef("1".repeat(32), "https://news.example/feed", null),
                null,
                null,
                null,
                title,
                summary,
                text,
                null,
                null,
                List.of(),
                categories,
                List.of(),
                null,
                null,
                now,
                now,
                "2".repeat(16),
                false,
                new Article.Provenance("fetch", 200, "3".repeat(32)));
    }
}
