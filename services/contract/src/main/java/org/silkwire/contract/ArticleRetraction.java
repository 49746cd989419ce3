package org.silkwire.contract;

import java.time.Instant;

/**
 * The publisher, or an operator, took an article back; the body of {@code org.silkwire.article.retracted.v1}.
 *
 * @param id of the article; the record's key
 * @param revision one more than the last published; {@link #FINAL} where an operator erased it
 * @param reason in words
 */
public record ArticleRetraction(String id, int revision, FeedRef feed, Instant retractedAt, String reason) {
    /** No revision comes after this one: whatever the publisher does to the entry, the article stays erased. */
    public static final int FINAL = Integer.MAX_VALUE;
}
