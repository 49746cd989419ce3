package org.silkwire.fetcher.parse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.schedule.PublisherHints;

/**
 * A feed as read.
 *
 * @param format such as {@code rss_2.0}, {@code atom_1.0}, {@code json_1.1}, {@code news_sitemap}
 * @param title plain text of at most {@value #LONGEST_TITLE} characters, or null
 * @param siteUrl the page that the feed belongs to, absolute, or null
 * @param language BCP 47 as stated, or null
 * @param hub the WebSub hub, absolute, or null
 * @param self the feed's own address as it states it, absolute, or null
 * @param entries in the feed's order
 * @param tombstones entries that the feed says are deleted (RFC 6721)
 * @param repaired true where the bytes were malformed and read leniently
 */
public record FeedDocument(
        String format,
        @Nullable String title,
        @Nullable String siteUrl,
        @Nullable String language,
        @Nullable String hub,
        @Nullable String self,
        PublisherHints hints,
        List<FeedEntry> entries,
        List<Tombstone> tombstones,
        boolean repaired) {

    /** It stands in the feed's status and in each article: one of megabytes would be a record that no broker takes. */
    static final int LONGEST_TITLE = 500;

    public FeedDocument {
        title = title == null || title.length() <= LONGEST_TITLE ? title : start(title);
        entries = List.copyOf(entries);
        tombstones = List.copyOf(tombstones);
    }

    /** Never splits a surrogate pair. */
    private static String start(String title) {
        int end = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1)) ? LONGEST_TITLE - 1 : LONGEST_TITLE;
        return title.substring(0, end);
    }

    /** A deleted entry. */
    public record Tombstone(String guid, @Nullable Instant when) {}
}
