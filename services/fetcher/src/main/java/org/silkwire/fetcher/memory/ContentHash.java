package org.silkwire.fetcher.memory;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.parse.FeedEntry;

/** Tells whether a reader would see the same words. */
public final class ContentHash {
    private ContentHash() {}

    /**
     * The hash of what an entry says.
     *
     * @return 16 hex digits over title, summary and text, blanks folded: what makes a revision when it changes
     */
    public static String of(FeedEntry entry) {
        return of(entry.title(), entry.summary(), entry.text());
    }

    /** The same of its parts. */
    public static String of(@Nullable String title, @Nullable String summary, @Nullable String text) {
        return HexFormat.of().toHexDigits(WindowEntry.contentHash(title, summary, text));
    }
}
