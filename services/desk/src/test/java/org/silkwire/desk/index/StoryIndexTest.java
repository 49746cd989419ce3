package org.silkwire.desk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;
import static org.silkwire.desk.Stories.storyId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.Event;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryLink;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.desk.Stories;

class StoryIndexTest {
    private static final StoryQuery ALL = StoryQuery.MATCHED.withUnmatched();

    @TempDir
    Path directory;

    private StoryIndex index;

    @BeforeEach
    void open() {
        index = StoryIndex.open(directory);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aStoryIsFoundAsSoonAsItWasTakenIn() {
        Story told = story("harbour")
                .title("A harbour reopens")
                .text("Ships call again.")
                .on("belt-and-road", 0.91, "harbour", "ports")
                .about("PK", "CN")
                .build();

        take(told);

        assertThat(search(ALL)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(told.storyId());
            assertThat(row.title()).isEqualTo("A harbour reopens");
            assertThat(row.excerpt()).isEqualTo("Ships call again.");
            assertThat(row.countries()).containsExactly("PK", "CN");
            assertThat(row.topics()).singleElement().satisfies(topic -> {
                assertThat(topic.confidence()).isEqualTo(0.91);
                assertThat(topic.subtopics()).containsExactly("ports");
            });
        });
        assertThat(index.story(told.storyId()).orElseThrow().lead()).isEqualTo(told);
    }

    @Test
    void copiesCountAsOneStoryLedByItsFounder() {
        Story original = story("a").on("belt-and-road", 0.8, "Report").build();
        Story copy = story("b")
                .by("tech.example.com")
                .at(NOON.minusSeconds(60))
                .copyOf("a")
                .on("belt-and-road", 0.9, "Report")
                .build();
        take(copy);
        take(original);
        take(story("c")
                .by("third.example.com")
                .copyOf("a")
                .on("digital-economy", 0.7, "Report")
                .build());

        assertThat(search(ALL)).singleElement().satisfies(row -> {
            assertThat(row.articleId()).isEqualTo(original.article().id());
            assertThat(row.copies()).isEqualTo(2);
            assertThat(row.topics()).extracting(StoryRow.Topic::id).containsExactly("belt-and-road", "digital-economy");
            assertThat(row.topics().getFirst().confidence()).isEqualTo(0.9);
        });
        assertThat(index.story(storyId("a")).orElseThrow().articles())
                .extracting(each -> each.article().feed().title())
                .containsExactly("wire.example.org", "tech.example.com", "third.example.com");
        assertThat(search(ALL.withSource("tech.example.com"))).hasSize(1);
        assertThat(search(StoryQuery.onTopic("digital-economy"))).hasSize(1);
    }

    @Test
    void aBatchThatBringsAStoryAndItsCopyMakesOne() {
        index.apply(List.of(
                new Event.StoryClassified(story("a").build()),
                new Event.StoryClassified(
                        story("b").by("tech.example.com").copyOf("a").build())));

        assertThat(search(ALL))
                .singleElement()
                .satisfies(row -> assertThat(row.copies()).isOne());
    }

    @Test
    void aStoryKeepsTheNumberUnderWhichItFirstCame() {
        take(story("a").build());
        long first = search(ALL).getFirst().seq();
        take(story("b").by("tech.example.com").copyOf("a").build());

        assertThat(search(ALL)).singleElement().satisfies(row -> {
            assertThat(row.firstSeq()).isEqualTo(first);
            assertThat(row.seq()).isGreaterThan(first);
        });
    }

    @Test
    void anEditReplacesAndAnOvertakenRevisionDoesNot() {
        take(story("a").title("First wording").build());
        take(story("a").title("Second wording").revision(2).build());
        take(story("a").title("First wording").build());

        assertThat(search(ALL)).extracting(StoryRow::title).containsExactly("Second wording");
        assertThat(search(ALL.withText("first"))).isEmpty();
    }

    @Test
    void judgedAnewItIsOnItsNewTopics() {
        take(story("a").on("belt-and-road", 0.9, "Report").build());
        index.apply(List.of(new Event.StoryReclassified(
                story("a").on("digital-economy", 0.8, "Report").build())));

        assertThat(search(StoryQuery.onTopic("belt-and-road"))).isEmpty();
        assertThat(search(StoryQuery.onTopic("digital-economy"))).hasSize(1);
    }

    @Test
    void aRetractionTakesTheStoryAway() {
        Story story = story("a").build();
        take(story);

        Changes changes = index.apply(List.of(retraction(story)));

        assertThat(changes.removed()).isOne();
        assertThat(search(ALL)).isEmpty();
        assertThat(index.story(story.storyId())).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void aRetractedFounderLeavesTheStoryToItsCopies() {
        Story original = story("a").build();
        take(original);
        take(story("b").by("tech.example.com").title("The copy").copyOf("a").build());

        assertThat(index.apply(List.of(retraction(original))).removed()).isZero();

        assertThat(search(ALL)).singleElement().satisfies(row -> {
            assertThat(row.title()).isEqualTo("The copy");
            assertThat(row.copies()).isZero();
        });
    }

    @Test
    void aRetractionOfWhatWasNeverSeenChangesNothing() {
        assertThat(index.apply(List.of(retraction(story("a").build()))).isEmpty())
                .isTrue();
    }

    @Test
    void theEndOfAStoryIsAChangeUntilItIsToldAgain() {
        Story story = story("a").build();
        take(story);
        take(story("b").build());
        long before = index.lastSeq();

        index.apply(List.of(retraction(story)));

        assertThat(index.since(StoryQuery.onTopic("belt-and-road"), before, 10))
                .containsExactly(new Change.Gone(story.storyId(), before + 1, NOON));
        assertThat(index.since(ALL, index.lastSeq(), 10)).isEmpty();
        take(story);
        assertThat(changed(ALL, before, 10)).containsExactly("Report a");
    }

    @Test
    void linkedStoriesNameEachOther() {
        take(story("a").build());
        take(story("b").build());

        index.apply(List.of(
                new Event.StoryLinked(new StoryLink(storyId("b"), storyId("a"), "article", 0.9, List.of(), NOON))));

        assertThat(index.story(storyId("a")).orElseThrow().linked())
                .extracting(StoryRow::title)
                .containsExactly("Report b");
        assertThat(index.story(storyId("b")).orElseThrow().linked())
                .extracting(StoryRow::title)
                .containsExactly("Report a");
        index.apply(List.of(retraction(story("b").build())));
        assertThat(index.story(storyId("a")).orElseThrow().linked()).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetitionWhileStoriesArrive() {
        // Several share a second.
        for (int i = 0; i < 57; i++) {
            take(story("s" + i)
                    .at(NOON.plusSeconds(i / 5))
                    .on("belt-and-road", 0.9, "Report")
                    .build());
        }
        List<String> seen = new ArrayList<>();
        Cursor after = null;
        do {
            Page page = index.search(StoryQuery.onTopic("belt-and-road"), 10, after);
            page.rows().forEach(row -> seen.add(row.title()));
            after = page.next();
            take(story("late" + seen.size())
                    .at(NOON.plusSeconds(900))
                    .on("belt-and-road", 0.9, "Report")
                    .build());
        } while (after != null);

        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(57)
                .startsWith("Report s56", "Report s55")
                .endsWith("Report s0");
    }

    @Test
    void aPageThatIsExactlyFullHasNoNext() {
        take(story("a").build());
        take(story("b").build());

        Page page = index.search(ALL, 2, null);

        assertThat(page.next()).isNull();
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.more()).isFalse();
    }

    @Test
    void filtersNarrow() {
        take(story("a")
                .on("belt-and-road", 0.55, "Report", "ports")
                .about("PK")
                .in("en-PK")
                .build());
        take(story("b")
                .on("belt-and-road", 0.95, "Report", "rail")
                .about("UY", "CN")
                .in("es")
                .at(NOON.plusSeconds(3600))
                .build());
        take(story("c").by("other.example.org").in("ur").build());
        StoryQuery topic = StoryQuery.onTopic("belt-and-road");

        assertThat(titles(StoryQuery.MATCHED)).containsExactly("Report b", "Report a");
        assertThat(titles(ALL)).hasSize(3);
        assertThat(titles(topic.withSubtopic("ports"))).containsExactly("Report a");
        assertThat(titles(topic.withConfidence(0.9))).containsExactly("Report b");
        assertThat(titles(StoryQuery.MATCHED.withConfidence(0.9))).containsExactly("Report b");
        assertThat(titles(topic.withCountry("CN"))).containsExactly("Report b");
        assertThat(titles(topic.withLanguage("en"))).containsExactly("Report a");
        assertThat(titles(ALL.withSource("other.example.org"))).containsExactly("Report c");
        assertThat(titles(topic.between(NOON.plusSeconds(1), null))).containsExactly("Report b");
        assertThat(titles(topic.between(null, NOON.plusSeconds(3600)))).containsExactly("Report a");
        assertThat(titles(topic.between(NOON, NOON.plusSeconds(3601)))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Freight trains leave the Port of Karachi     | port                 | true
            Freight trains leave the Port of Karachi     | ports                | true
            Freight trains leave the Port of Karachi     | KARACHI train        | true
            Freight trains leave the Port of Karachi     | "port of karachi"    | true
            Freight trains leave the Port of Karachi     | "karachi port"       | false
            Freight trains leave the Port of Karachi     | frei*                | true
            Freight trains leave the Port of Karachi     | port -karachi        | false
            Freight trains leave the Port of Karachi     | lahore | false
            El río São Francisco y la niñez              | sao francisco ninez  | true
            一带一路倡议下的数字经济                        | 数字经济               | true
            一帶一路倡議下的數字經濟                        | 数字经济               | true
            一带一路倡议下的数字经济                        | 經濟                  | true
            一带一路倡议下的数字经济                        | 农业                  | false
            ڈیجیٹل معیشت کی ترقی                          | معيشت                | true
            الاقتصاد الرقمي في أفريقيا                     | افريقيا              | true
            Цифровая экономика и Пояс                     | ЭКОНОМИКА            | true
            เศรษฐกิจดิจิทัลของไทย                            | ดิจิทัล                | true
            デジタル経済の成長                              | ﾃﾞｼﾞﾀﾙ                | true
            Nothing here                                  | "unbalanced (        | false
            """)
    void textIsFoundInItsLanguage(String text, String words, boolean found) {
        take(story("a").title("x").text(text).build());

        assertThat(search(ALL.withText(words))).hasSize(found ? 1 : 0);
    }

    @Test
    void oneWordOrTheOther() {
        take(story("a").title("Rice").build());
        take(story("b").title("Wheat").build());

        assertThat(search(ALL.withText("rice | wheat"))).hasSize(2);
    }

    @Test
    void changesAfterANumberComeInTheirOrder() {
        take(story("a")
                .on("belt-and-road", 0.9, "Report")
                .at(NOON.plusSeconds(5))
                .build());
        long before = index.lastSeq();
        take(story("b").on("belt-and-road", 0.9, "Report").build());
        take(story("c").build());
        take(story("a").on("belt-and-road", 0.9, "Report").revision(2).build());

        assertThat(changed(StoryQuery.MATCHED, before, 10)).containsExactly("Report b", "Report a");
        assertThat(changed(StoryQuery.MATCHED, before, 1)).containsExactly("Report b");
        assertThat(index.since(StoryQuery.MATCHED, index.lastSeq(), 10)).isEmpty();
    }

    @Test
    void whatWasCommittedIsThereAfterARestartAndWhatWasNotIsReadAgain() {
        take(story("a").build());
        index.commit(new Progress("stream", Map.of(0, 17L, 3, 4L)));
        Position read = index.end(NOON);
        take(story("b").build());
        Position readMore = index.end(NOON);
        index.close();

        index = StoryIndex.open(directory);

        assertThat(index.progress()).isEqualTo(new Progress("stream", Map.of(0, 17L, 3, 4L)));
        assertThat(titles(ALL)).containsExactly("Report a");
        // In another order than before.
        take(story("c").build());
        take(story("b").build());
        assertThat(changed(ALL, index.seqAfter(read), 10)).containsExactly("Report c", "Report b");
        assertThat(changed(ALL, index.seqAfter(readMore), 10)).contains("Report c");
    }

    @Test
    void aPositionInALostIndexGoesOnByTime() {
        take(story("a").at(NOON.minus(Duration.ofHours(5))).build());
        take(story("b").at(NOON).build());
        Position read = index.end(NOON);
        index.startOver();

        take(story("a").at(NOON.minus(Duration.ofHours(5))).build());
        take(story("b").at(NOON).build());
        take(story("c").at(NOON.plusSeconds(1)).build());

        assertThat(changed(ALL, index.seqAfter(read), 10)).containsExactly("Report b", "Report c");
    }

    @Test
    void positionsAreReadAsWritten() {
        Position position = new Position(0x19abcL, 42, Instant.ofEpochSecond(1_800_000_000));

        assertThat(Position.parse(position.toString())).contains(position);
        assertThat(Position.parse("17")).isEmpty();
        assertThat(Cursor.parse(new Cursor(-5, 7).toString())).isEqualTo(new Cursor(-5, 7));
        assertThatThrownBy(() -> Cursor.parse("x")).hasMessageContaining("'x'");
    }

    @Test
    void aBrokenIndexIsBegunAnew() throws IOException {
        take(story("a").build());
        index.commit(new Progress("stream", Map.of(0, 17L)));
        index.close();
        try (Stream<Path> files = Files.list(directory)) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findAny()
                    .orElseThrow();
            Files.write(segments, new byte[] {1, 2, 3});
        }

        index = StoryIndex.open(directory);

        assertThat(index.progress().offsets()).isEmpty();
        assertThat(index.size()).isZero();
        take(story("a").build());
        assertThat(index.size()).isOne();
    }

    @Test
    void aLostFileOfTheIndexIsNoticed() throws IOException {
        take(story("a").build());
        index.commit(new Progress("stream", Map.of(0, 17L)));
        index.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(si|cfs|fdt)"))
                    .toList()) {
                Files.delete(file);
            }
        }

        index = StoryIndex.open(directory);

        assertThat(index.progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void whatIsOldIsForgotten() {
        take(story("old").at(NOON.minus(Duration.ofDays(500))).build());
        take(story("new").build());

        index.forgetBefore(NOON.minus(Duration.ofDays(400)));
        take(story("newer").build());

        assertThat(titles(ALL)).containsExactlyInAnyOrder("Report new", "Report newer");
        assertThat(index.story(storyId("old"))).isEmpty();
    }

    @Test
    void facetsCountWhatThereIs() {
        take(story("a").on("belt-and-road", 0.9, "Report", "ports").about("PK").build());
        take(story("b")
                .on("belt-and-road", 0.9, "Report")
                .about("PK", "CN")
                .in("zh-CN")
                .build());

        assertThat(index.values(Facet.TOPIC, 10)).containsExactly(new ValueCount("belt-and-road", 2));
        assertThat(index.values(Facet.SUBTOPIC, 10)).containsExactly(new ValueCount("belt-and-road/ports", 1));
        assertThat(index.values(Facet.COUNTRY, 10)).containsExactly(new ValueCount("PK", 2), new ValueCount("CN", 1));
        assertThat(index.values(Facet.COUNTRY, 1)).hasSize(1);
        assertThat(index.values(Facet.LANGUAGE, 10)).containsExactly(new ValueCount("en", 1), new ValueCount("zh", 1));
        assertThat(index.values(Facet.SOURCE, 10)).containsExactly(new ValueCount("wire.example.org", 2));
    }

    @Test
    void volumeIsCountedByTopicAndCountryInSpans() {
        take(story("a").on("belt-and-road", 0.9, "Report").about("PK").build());
        take(story("b")
                .on("belt-and-road", 0.9, "Report")
                .at(NOON.plusSeconds(10))
                .build());
        take(story("c")
                .on("digital-economy", 0.9, "Report")
                .at(NOON.plus(Duration.ofHours(2)))
                .build());

        Volume volume = index.volume(StoryQuery.MATCHED, Duration.ofHours(1));

        assertThat(volume.spans())
                .containsExactly(NOON, NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(2)));
        assertThat(volume.byTopic())
                .containsOnly(
                        Map.entry("belt-and-road", List.of(2L, 0L, 0L)),
                        Map.entry("digital-economy", List.of(0L, 0L, 1L)));
        assertThat(volume.byCountry()).containsOnly(Map.entry("PK", List.of(1L, 0L, 0L)));
    }

    /** Charts weren't drawn in the first hour, as there was but one span. */
    @Test
    void volumeReachesFromTheFirstToTheLastSpanAskedFor() {
        take(story("a").on("belt-and-road", 0.9, "Report").build());

        Volume volume = index.volume(
                StoryQuery.MATCHED.between(
                        NOON.minus(Duration.ofHours(2)).plusSeconds(1), NOON.plus(Duration.ofMinutes(61))),
                Duration.ofHours(1));

        assertThat(volume.spans())
                .containsExactly(
                        NOON.minus(Duration.ofHours(2)),
                        NOON.minus(Duration.ofHours(1)),
                        NOON,
                        NOON.plus(Duration.ofHours(1)));
        assertThat(volume.byTopic()).containsOnly(Map.entry("belt-and-road", List.of(0L, 0L, 1L, 0L)));
    }

    @Test
    void whatIsNoWebAddressBecomesNoLink() {
        Story told = story("a").build();
        Story odd = new Story(
                told.storyId(),
                withUrl(told, "javascript:alert(1)"),
                told.feeds(),
                told.topics(),
                told.places(),
                told.organisations(),
                told.amounts(),
                told.events(),
                told.lineage(),
                told.taxonomy());

        take(odd);

        assertThat(search(ALL))
                .singleElement()
                .satisfies(row -> assertThat(row.url()).isNull());
    }

    @Test
    void queriesSayWhatTheyCannotBe() {
        assertThatThrownBy(() -> ALL.withText("x".repeat(501))).hasMessageContaining("501");
        assertThatThrownBy(() -> ALL.withConfidence(1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> ALL.between(NOON, NOON)).hasMessageContaining("before");
    }

    @Test
    void readersSeeWholeBatches() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> whole = IntStream.range(0, 2)
                    .mapToObj(i -> readers.submit(() -> {
                        boolean even = true;
                        while (!done.get()) {
                            even &= index.count(ALL) % 2 == 0;
                        }
                        return even;
                    }))
                    .toList();
            try {
                for (int i = 0; i < 100; i++) {
                    index.apply(List.of(
                            new Event.StoryClassified(story("x" + i).build()),
                            new Event.StoryClassified(story("y" + i).build())));
                }
            } finally {
                done.set(true);
            }
            for (Future<Boolean> each : whole) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(index.count(ALL)).isEqualTo(200);
    }

    private static org.silkwire.contract.Article withUrl(Story story, String url) {
        var a = story.article();
        return new org.silkwire.contract.Article(
                a.id(),
                a.revision(),
                a.changedFields(),
                a.backfill(),
                a.feed(),
                url,
                url,
                a.guid(),
                a.title(),
                a.summary(),
                a.text(),
                a.html(),
                a.language(),
                a.authors(),
                a.categories(),
                a.media(),
                a.publishedAt(),
                a.updatedAt(),
                a.effectiveAt(),
                a.fetchedAt(),
                a.contentHash(),
                a.truncated(),
                a.provenance());
    }

    private void take(Story story) {
        index.apply(List.of(new Event.StoryClassified(story)));
    }

    private static Event retraction(Story story) {
        return new Event.StoryRetracted(
                new StoryRetraction(story.storyId(), story.article().id(), 2, List.of(), Stories.NOON, "taken back"));
    }

    /** Titles; the id of what is gone. */
    private List<String> changed(StoryQuery query, long after, int most) {
        return index.since(query, after, most).stream()
                .map(each -> switch (each) {
                    case Change.Told(StoryRow row) -> row.title();
                    case Change.Gone gone -> gone.storyId();
                })
                .toList();
    }

    private List<StoryRow> search(StoryQuery query) {
        return index.search(query, 100, null).rows();
    }

    private List<@Nullable String> titles(StoryQuery query) {
        return search(query).stream().map(StoryRow::title).toList();
    }
}
