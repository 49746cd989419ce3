package org.silkwire.contract;

import java.time.Instant;

/**
 * An article page to be fetched for its full text; a record of {@code silkwire.pages}, keyed by {@code pageUrl} and
 * partitioned by its host.
 *
 * @param article the article as the feed gave it
 */
public record PageRequest(String pageUrl, Article article, Instant requestedAt) {}
