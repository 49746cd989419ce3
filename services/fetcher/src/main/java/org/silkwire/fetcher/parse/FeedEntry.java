package org.silkwire.fetcher.parse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;

/**
 * An entry of a feed as stated.
 *
 * @param guid RSS guid, Atom id or JSON Feed id, or null
 * @param link absolute http(s) address of the article, or null
 * @param title plain text, or null
 * @param summary plain text, or null
 * @param text plain text of the full content, or null where the feed gives only a summary
 * @param html the full content, else the summary, sanitised; or null
 * @param language BCP 47, the entry's own, or null
 * @param publishedAt as stated, or null
 * @param updatedAt as stated, or null
 */
public record FeedEntry(
        @Nullable String guid,
        @Nullable String link,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String html,
        @Nullable String language,
        List<String> authors,
        List<String> categories,
        List<Article.Media> media,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt) {

    public FeedEntry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        media = List.copyOf(media);
    }
}
