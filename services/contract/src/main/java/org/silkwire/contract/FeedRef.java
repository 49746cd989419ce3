package org.silkwire.contract;

import org.jspecify.annotations.Nullable;

/**
 * A feed as an article names it.
 *
 * @param id 32 hex digits, see {@link Ids#feedId}
 * @param url as subscribed, not where redirects led
 * @param title as the feed states it, or as the subscriber called it, or null
 */
public record FeedRef(String id, String url, @Nullable String title) {}
