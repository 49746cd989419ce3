package org.silkwire.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of one feed at one revision; the body of {@code org.silkwire.article.published.v1} and {@code …updated.v1}.
 *
 * @param id 32 hex digits from feed id and entry identity, see {@link Ids#articleId}; the record's key
 * @param revision 1 at first publication, higher with each edit and with what the article's page adds; a number may be
 *     left out
 * @param changedFields the properties that differ from the revision before; empty at revision 1
 * @param backfill true where the feed's first poll brought it, so that alerts can pass it by
 * @param link as the feed states it, made absolute, or null
 * @param url canonical form of {@code link}: tracking parameters, fragment and default port removed; null without a link
 * @param guid the entry's own identifier as stated, or null
 * @param title plain text
 * @param summary plain text
 * @param text plain text of the full content, or null where the feed gives none
 * @param html the content sanitised to a safe subset of HTML, or null
 * @param language BCP 47, as the entry or its feed states it; null where neither does
 * @param publishedAt as stated, or null
 * @param updatedAt as stated, or null
 * @param effectiveAt the time to sort by: {@code publishedAt} where it is believable, else {@code fetchedAt}
 * @param fetchedAt when the response that first held this revision was read; also the record's timestamp
 * @param contentHash 16 hex digits over the fields whose change makes a revision
 * @param truncated true where text was cut to keep the record under {@link SizeLimits#ARTICLE_BYTES}
 */
public record Article(
        String id,
        int revision,
        List<String> changedFields,
        boolean backfill,
        FeedRef feed,
        @Nullable String link,
        @Nullable String url,
        @Nullable String guid,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String text,
        @Nullable String html,
        @Nullable String language,
        List<String> authors,
        List<String> categories,
        List<Media> media,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        Instant effectiveAt,
        Instant fetchedAt,
        String contentHash,
        boolean truncated,
        Provenance provenance) {

    public Article {
        changedFields = List.copyOf(changedFields);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        media = List.copyOf(media);
    }

    /**
     * An enclosure or media:content of the entry.
     *
     * @param type media type as stated, or null
     * @param length bytes as stated, or null
     */
    public record Media(
            String url, @Nullable String type, @Nullable Long length) {}

    /**
     * The HTTP exchange that brought the article.
     *
     * @param fetchId one per exchange; articles of one response share it
     * @param status HTTP status code
     * @param bodyHash 32 hex digits of the SHA-256 over the decoded body
     */
    public record Provenance(String fetchId, int status, String bodyHash) {}

    /** A part of the article that evidence can point into; offsets are UTF-16 code units into that string. */
    public enum Field {
        TITLE,
        SUMMARY,
        TEXT,
        CATEGORIES
    }

    /** The string that offsets with this field select from; categories are joined by newlines. Empty where absent. */
    public String field(Field field) {
        String value = switch (field) {
            case TITLE -> title;
            case SUMMARY -> summary;
            case TEXT -> text;
            case CATEGORIES -> String.join("\n", categories);
        };
        return value == null ? "" : value;
    }
}
