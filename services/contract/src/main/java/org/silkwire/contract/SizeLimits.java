package org.silkwire.contract;

import org.jspecify.annotations.Nullable;

/**
 * Cuts articles so that no record can be refused by the broker (default limit 1 MiB) and poison a transaction: sizes are
 * checked before one begins.
 */
public final class SizeLimits {
    /** An article's JSON body is at most this long. */
    public static final int ARTICLE_BYTES = 512 * 1024;
    /** A story's JSON body is at most this long; its article is within {@link #ARTICLE_BYTES}. */
    public static final int STORY_BYTES = 900 * 1024;

    private SizeLimits() {}

    /** The article itself where it fits, else a copy marked {@code truncated} that does. */
    public static Article fit(Article article, EventCodec codec) {
        if (fits(article, codec)) {
            return article;
        }
        // The HTML says the same as the text, so it goes first; then every text is halved until all fits.
        Article cut = withTexts(article, null, Integer.MAX_VALUE);
        for (int longest = ARTICLE_BYTES; !fits(cut, codec); longest /= 2) {
            cut = withTexts(article, null, longest);
        }
        return cut;
    }

    private static boolean fits(Article article, EventCodec codec) {
        return codec.body(new Event.ArticlePublished(article)).length <= ARTICLE_BYTES;
    }

    private static Article withTexts(Article a, @Nullable String html, int longest) {
        return new Article(
                a.id(),
                a.revision(),
                a.changedFields(),
                a.backfill(),
                a.feed(),
                cut(a.link(), longest),
                cut(a.url(), longest),
                cut(a.guid(), longest),
                cut(a.title(), longest),
                cut(a.summary(), longest),
                cut(a.text(), longest),
                html,
                a.language(),
                a.authors().stream()
                        .limit(longest / 1024 + 1)
                        .map(s -> s.substring(0, end(s, longest)))
                        .toList(),
                a.categories().stream()
                        .limit(longest / 1024 + 1)
                        .map(s -> s.substring(0, end(s, longest)))
                        .toList(),
                a.media().stream().limit(longest / 4096).toList(),
                a.publishedAt(),
                a.updatedAt(),
                a.effectiveAt(),
                a.fetchedAt(),
                a.contentHash(),
                true,
                a.provenance());
    }

    private static @Nullable String cut(@Nullable String value, int longest) {
        return value == null ? null : value.substring(0, end(value, longest));
    }

    /** Never splits a surrogate pair. */
    private static int end(String value, int longest) {
        if (value.length() <= longest) {
            return value.length();
        }
        return Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
