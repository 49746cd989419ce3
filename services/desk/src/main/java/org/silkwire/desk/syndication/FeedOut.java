package org.silkwire.desk.syndication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed to be written.
 *
 * @param self its own address
 * @param home the page that shows the same
 * @param updated when its latest story changed
 */
record FeedOut(String title, String self, String home, Instant updated, List<Entry> entries) {
    FeedOut {
        entries = List.copyOf(entries);
    }

    /**
     * A story of the feed.
     *
     * @param id a URN that stays
     * @param link where the article stands, else the desk's page
     * @param deskPage the story with its reasons
     * @param html its content, safe
     * @param source who tells it
     * @param language BCP 47, or null
     */
    record Entry(
            String id,
            String title,
            String link,
            String deskPage,
            @Nullable String summary,
            String html,
            String source,
            String sourceUrl,
            @Nullable String language,
            List<String> authors,
            List<Category> categories,
            Instant published,
            Instant updated) {
        Entry {
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
        }
    }

    /** A topic or a country. */
    record Category(String scheme, String term, String label) {}
}
