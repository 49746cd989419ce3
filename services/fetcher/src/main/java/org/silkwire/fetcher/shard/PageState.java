package org.silkwire.fetcher.shard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article's page that is wanted and was not read yet, as seen from outside.
 *
 * @param url of the page
 * @param articleId of the article that its text is for
 * @param feedUrl of the feed that told it
 * @param attempts how often its host was asked for it, or for its robots.txt before
 * @param notBefore when it may be asked for again; null before the first attempt
 * @param reason why the last attempt didn't bring it; null before the first
 */
public record PageState(
        String url,
        String articleId,
        String feedUrl,
        Instant requestedAt,
        int attempts,
        @Nullable Instant notBefore,
        @Nullable String reason) {}
