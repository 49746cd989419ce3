package org.silkwire.desk.index;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Story.Amount;
import org.silkwire.contract.Story.Relevance;

/**
 * A story as a list shows it: what its leading article says, and what all its articles add up to.
 *
 * @param id the story's
 * @param articleId of the leading article: the one that founded the story, or the earliest left
 * @param seq grows with each change of any story; see {@link Position}
 * @param firstSeq the number under which the story first came; equal to {@code seq} while it is new
 * @param url of the leading article, http or https, or null
 * @param excerpt the first characters of summary or text, or null
 * @param language BCP 47, or null
 * @param feed that brought the leading article
 * @param time to sort by, the leading article's {@code effectiveAt}
 * @param fetchedAt when the story last changed, by the time of the fetch that changed it
 * @param topics strongest first
 * @param countries ISO 3166-1 alpha-2 that the text speaks of, in the order of its first mention
 * @param amounts of the leading article, at most {@value #MOST_AMOUNTS}
 * @param occasions names of forums and agreements, with their edition
 * @param source outlet that the leading article is attributed to, or null
 * @param copies articles beside the leading one that tell the story too
 * @param backfill whether the first poll of a feed brought the leading article
 */
public record StoryRow(
        String id,
        String articleId,
        long seq,
        long firstSeq,
        @Nullable String title,
        @Nullable String url,
        @Nullable String excerpt,
        @Nullable String language,
        FeedRef feed,
        Instant time,
        Instant fetchedAt,
        List<Topic> topics,
        List<String> countries,
        List<Amount> amounts,
        List<String> occasions,
        @Nullable String source,
        int copies,
        boolean backfill) {
    static final int MOST_AMOUNTS = 4;

    public StoryRow {
        topics = List.copyOf(topics);
        countries = List.copyOf(countries);
        amounts = List.copyOf(amounts);
        occasions = List.copyOf(occasions);
    }

    /**
     * A topic of the story.
     *
     * @param confidence the highest that any of its articles has, 0..1
     * @param subtopics of all its articles
     */
    public record Topic(String id, String label, double confidence, Relevance relevance, Set<String> subtopics) {
        public Topic {
            subtopics = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(subtopics));
        }
    }
}
