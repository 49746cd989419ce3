package org.silkwire.desk.digest;

import java.time.LocalDate;
import java.util.List;
import org.silkwire.desk.index.StoryRow;

/**
 * What a day brought.
 *
 * @param day in UTC
 * @param sections by topic, the fullest first
 */
public record Digest(LocalDate day, List<Section> sections) {
    public Digest {
        sections = List.copyOf(sections);
    }

    /**
     * A topic's day.
     *
     * @param total stories of the day; where {@code more}, at least so many
     * @param countries codes, those spoken of most first
     * @param stories the most told first, then the surest
     */
    public record Section(
            String topic, String label, long total, boolean more, List<String> countries, List<StoryRow> stories) {
        public Section {
            countries = List.copyOf(countries);
            stories = List.copyOf(stories);
        }
    }
}
