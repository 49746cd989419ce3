package org.silkwire.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryLink;
import org.silkwire.contract.StoryRetraction;

class StoryLineTest {
    private static final Instant TIME = Instant.parse("2026-11-24T04:15:30Z");
    private static final String ARTICLE = "0123456789abcdef0123456789abcdef";

    private final StoryLine line = new StoryLine(ZoneId.of("Asia/Karachi"));

    @Test
    void tellsTimeTopicsTitleEvidenceAndCountries() {
        assertThat(line.of(classified(story(
                        "Karachi fair doubles its software orders",
                        Story.Lineage.original(),
                        List.of(place("PK"), place("CN"), place("PK")),
                        topic("belt-and-road", 0.974, "Belt and Road"),
                        topic("digital-economy", 0.5, "software")))))
                .contains("2026-11-24 09:15  belt-and-road 0.97, digital-economy 0.50"
                        + "  Karachi fair doubles its software orders  «Belt and Road» in title  PK CN");
    }

    @Test
    void saysWhatACopyIsCopiedFrom() {
        Story.Lineage copy = new Story.Lineage(Story.Role.COPY, null, "Port Gazette", "Originally in", 0.98);

        assertThat(line.of(classified(story("Fair opens", copy, List.of(), topic("belt-and-road", 1, "Silk Road")))))
                .contains("2026-11-24 09:15  belt-and-road 1.00  Fair opens  «Silk Road» in title"
                        + "  (copy of Port Gazette)");
    }

    @Test
    void saysThatAStoryIsJudgedAnew() {
        Story story = story("Fair opens", Story.Lineage.original(), List.of(), topic("belt-and-road", 1, "Silk Road"));

        assertThat(line.of(new Event.StoryReclassified(story)))
                .contains("2026-11-24 09:15  belt-and-road 1.00  judged anew: Fair opens  «Silk Road» in title");
    }

    @Test
    void tellsRetractionsAndLinksOfStoriesOnATopic() {
        assertThat(line.of(new Event.StoryRetracted(
                        new StoryRetraction("s1", ARTICLE, 2, List.of("belt-and-road"), TIME, "wrong figure"))))
                .contains("2026-11-24 09:15  belt-and-road  story s1 retracted: wrong figure");
        assertThat(line.of(new Event.StoryLinked(
                        new StoryLink("s2", "s1", ARTICLE, 0.9, List.of("belt-and-road", "fairs"), TIME))))
                .contains("2026-11-24 09:15  belt-and-road, fairs  story s2 tells the same as s1");
    }

    @Test
    void keepsSilentOnWhatIsOnNoTopic() {
        assertThat(line.of(classified(story("Rain", Story.Lineage.original(), List.of()))))
                .isEmpty();
        assertThat(line.of(new Event.StoryRetracted(
                        new StoryRetraction("s1", ARTICLE, 2, List.of(), TIME, "wrong figure"))))
                .isEmpty();
        assertThat(line.of(new Event.ArticlePublished(article("Rain")))).isEmpty();
    }

    @Test
    void aTitleCannotSteerTheTerminalNorBreakTheLine() {
        assertThat(title("red \u001b[31m\n\u202eyawkliS\u2066 \u2028next\u0000"))
                .isEqualTo("red [31m yawkliS next");
    }

    @Test
    void keepsTheJoinersThatWordsAreWrittenWith() {
        assertThat(title("می\u200cشود")).isEqualTo("می\u200cشود");
    }

    @Test
    void cutsALongTitleBetweenCharacters() {
        assertThat(title("𠀀".repeat(101))).isEqualTo("𠀀".repeat(99) + "…");
        assertThat(title("𠀀".repeat(100))).isEqualTo("𠀀".repeat(100));
    }

    @Test
    void namesTheLinkWhereThereIsNoTitle() {
        assertThat(title(null)).isEqualTo("https://port.example/1");
    }

    private String title(@Nullable String title) {
        Story story = story(title, Story.Lineage.original(), List.of(), topic("t", 1, "x"));
        String told = line.of(classified(story)).orElseThrow();
        return told.substring("2026-11-24 09:15  t 1.00  ".length(), told.length() - "  «x» in title".length());
    }

    private static Event classified(Story story) {
        return new Event.StoryClassified(story);
    }

    private static Story story(
            @Nullable String title, Story.Lineage lineage, List<Story.Place> places, Story.TopicMatch... topics) {
        return new Story(
                "s1",
                article(title),
                List.of(),
                List.of(topics),
                places,
                List.of(),
                List.of(),
                List.of(),
                lineage,
                new Story.TaxonomyVersion(1, "0".repeat(64)));
    }

    private static Article article(@Nullable String title) {
        return new Article(
                ARTICLE,
                1,
                List.of(),
                false,
                new FeedRef("f1", "https://port.example/feed", null),
                "https://port.example/1",
                "https://port.example/1",
                null,
                title,
                null,
                null,
                null,
                "en",
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                TIME,
                TIME,
                "0".repeat(16),
                false,
                new Article.Provenance("fetch", 200, "0".repeat(32)));
    }

    private static Story.TopicMatch topic(String id, double confidence, String evidence) {
        return new Story.TopicMatch(
                id,
                id,
                confidence,
                Story.Relevance.ABOUT,
                List.of(),
                List.of(new Story.Evidence(
                        evidence, "group", "en", Article.Field.TITLE, 0, evidence.length(), evidence, evidence, 3)));
    }

    private static Story.Place place(String country) {
        return new Story.Place(country, Story.PlaceRole.SUBJECT, new Story.Span(Article.Field.TITLE, 0, 1, "x"));
    }
}
