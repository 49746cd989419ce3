package org.silkwire.desk.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.Story;

class StoryMatcherTest {
    private static final List<Story> STORIES = List.of(
            story("off").title("A cricket match").build(),
            story("port")
                    .title("The port of Gwadar grows")
                    .text("New piers for the port, and a free trade zone beside it.")
                    .on("belt-and-road", 0.93, "port", "ports")
                    .about("PK", "CN")
                    .build(),
            story("data")
                    .by("news.example.com")
                    .title("Exportaciones de servicios digitales")
                    .text("Los servicios digitales crecen.")
                    .in("es-UY")
                    .on("digital-economy", 0.61, "digitales")
                    .about("UY")
                    .at(NOON.minus(Duration.ofDays(3)))
                    .build(),
            story("zh")
                    .title("中欧班列开行")
                    .text("一带一路倡议下的中欧班列今日开行。")
                    .in("zh-Hans")
                    .on("belt-and-road", 0.88, "一带一路")
                    .about("CN")
                    .build());

    private static final List<StoryQuery> QUERIES = List.of(
            StoryQuery.MATCHED,
            StoryQuery.MATCHED.withUnmatched(),
            StoryQuery.onTopic("belt-and-road"),
            StoryQuery.onTopic("belt-and-road").withSubtopic("ports"),
            StoryQuery.onTopic("belt-and-road").withConfidence(0.9),
            StoryQuery.MATCHED.withConfidence(0.7),
            StoryQuery.MATCHED.withCountry("CN"),
            StoryQuery.MATCHED.withLanguage("es"),
            StoryQuery.MATCHED.withSource("news.example.com"),
            StoryQuery.MATCHED.between(NOON.minusSeconds(1), null),
            StoryQuery.MATCHED.between(null, NOON),
            StoryQuery.MATCHED.withText("ports"),
            StoryQuery.MATCHED.withText("\"free trade\""),
            StoryQuery.MATCHED.withText("\"trade free\""),
            StoryQuery.MATCHED.withText("digital*"),
            StoryQuery.MATCHED.withText("port -gwadar"),
            StoryQuery.MATCHED.withText("piers | servicios"),
            StoryQuery.MATCHED.withText("班列"),
            StoryQuery.MATCHED.withUnmatched().withText("cricket"));

    @TempDir
    Path directory;

    @Test
    void itAgreesWithTheIndexOnEveryStory() {
        try (StoryIndex index = StoryIndex.open(directory);
                StoryMatcher matcher = new StoryMatcher()) {
            index.apply(STORIES.stream().<Event>map(Event.StoryClassified::new).toList());
            for (StoryQuery query : QUERIES) {
                List<String> found = index.search(query, 100, null).rows().stream()
                        .map(StoryRow::id)
                        .toList();
                assertThat(STORIES.stream()
                                .filter(each -> matcher.wants(query, each))
                                .map(Story::storyId))
                        .as("%s", query)
                        .containsExactlyInAnyOrderElementsOf(found);
            }
        }
    }

    @Test
    void theFounderIsToldFromItsCopies() {
        assertThat(StoryMatcher.isFounder(story("a").build())).isTrue();
        assertThat(StoryMatcher.isFounder(
                        story("b").by("tech.example.com").copyOf("a").build()))
                .isFalse();
    }
}
