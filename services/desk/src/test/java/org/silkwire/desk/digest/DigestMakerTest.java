package org.silkwire.desk.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.desk.Stories;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryRow;

class DigestMakerTest {
    @TempDir
    Path directory;

    @Test
    void aDayTellsTheMostToldFirstAndOtherDaysNothing() {
        try (StoryIndex index = StoryIndex.open(directory)) {
            take(index, story("sure").on("belt-and-road", 0.95, "Report").about("PK"));
            take(index, story("often").on("belt-and-road", 0.6, "Report").about("PK", "CN"));
            take(index, story("copy").by("tech.example.com").copyOf("often").on("belt-and-road", 0.6, "Report"));
            take(index, story("yesterday").at(NOON.minusSeconds(86_400)).on("digital-economy", 0.9, "Report"));

            Digest digest = new DigestMaker(index).make(LocalDate.parse("2026-03-01"));

            assertThat(digest.sections()).singleElement().satisfies(section -> {
                assertThat(section.label()).isEqualTo("Belt and road");
                assertThat(section.total()).isEqualTo(2);
                assertThat(section.countries()).containsExactly("PK", "CN");
                assertThat(section.stories())
                        .extracting(StoryRow::title)
                        .containsExactly("Report often", "Report sure");
            });
        }
    }

    private static void take(StoryIndex index, Stories story) {
        index.apply(List.of(new Event.StoryClassified(story.build())));
    }
}
