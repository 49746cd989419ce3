package org.silkwire.contract;

import java.time.Instant;

/**
 * The publisher, or an operator, took an article back; the body of {@code org.silkwire.article.retracted.v1}.
 *
 * @param id of the article; the record's key
 * @param revision one more than the last published
 * @param reason in words
 */
public record ArticleRetraction(String id, int revision, FeedRef feed, Instant retractedAt, String reason) {}
