package org.silkwire.desk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.story;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article.Field;
import org.silkwire.contract.Story;

class HighlighterTest {

    @Test
    void evidenceIsMarkedWhereItStands() {
        Story story = story("a")
                .text("Ships of the Belt and Road call.")
                .on("belt-and-road", 0.9, "Belt and Road")
                .build();

        List<Segment> segments = Highlighter.field(story, Field.TEXT);

        assertThat(segments).extracting(Segment::text).containsExactly("Ships of the ", "Belt and Road", " call.");
        assertThat(segments.get(1).classes()).isEqualTo("t4");
        assertThat(segments.get(1).words()).isEqualTo("Belt and road: names, +4.0");
    }

    @Test
    void whereTopicsOverlapEachShows() {
        Story story = story("a")
                .text("digital Silk Road forum")
                .on("digital-economy", 0.9, "digital Silk Road")
                .on("belt-and-road", 0.8, "Silk Road forum")
                .build();

        assertThat(Highlighter.field(story, Field.TEXT))
                .extracting(segment -> segment.classes() + ":" + segment.text())
                .containsExactly("t1:digital ", "t1 t4:Silk Road", "t4: forum");
    }

    @Test
    void sumsAreMarkedToo() {
        Story story = story("a")
                .text("worth USD4 to 5 billion")
                .sum(4_000_000_000L, 5_000_000_000L, "USD4 to 5 billion")
                .build();

        assertThat(Highlighter.field(story, Field.TEXT).getLast().words())
                .isEqualTo("USD 4–5 billion, a target, rising: exports");
    }

    @Test
    void linesBecomeParagraphs() {
        Story story = story("a")
                .text("One.\n\n \nTwo Silk\nRoad.")
                .on("belt-and-road", 0.9, "Silk\nRoad")
                .build();

        assertThat(Highlighter.paragraphs(story, Field.TEXT))
                .extracting(paragraph -> paragraph.stream().map(Segment::text).collect(Collectors.joining("|")))
                .containsExactly("One.", "Two |Silk", "Road|.");
    }

    @Test
    void anEmptyFieldHasNoParagraphs() {
        assertThat(Highlighter.paragraphs(story("a").text("").build(), Field.TEXT))
                .isEmpty();
    }

    @Property(tries = 300)
    void nothingIsLostOrAdded(
            @ForAll @StringLength(max = 40) String text,
            @ForAll @IntRange(max = 40) int start,
            @ForAll @IntRange(max = 40) int length) {
        String term = text.substring(Math.min(start, text.length()), Math.min(start + length, text.length()));
        Story story = story("a")
                .text(text)
                .on("belt-and-road", 0.9, term)
                .on("digital-economy", 0.9, text)
                .build();

        assertThat(Highlighter.field(story, Field.TEXT).stream()
                        .map(Segment::text)
                        .collect(Collectors.joining()))
                .isEqualTo(text);
    }
}
