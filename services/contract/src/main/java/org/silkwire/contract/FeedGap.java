package org.silkwire.contract;

import java.time.Instant;

/**
 * A feed's window shares nothing with the one before, so entries between the two may have been missed; the body of
 * {@code org.silkwire.feed.gap.v1}, on {@code silkwire.feeds.status} under the key {@code <feed id>/gap}.
 *
 * @param previousPollAt the last poll whose window was known
 * @param detectedAt the poll that found no overlap
 * @param windowSize entries in the new window
 */
public record FeedGap(String feedId, String url, Instant previousPollAt, Instant detectedAt, int windowSize) {

    /** The record's key: beside the feed's status, so that compaction keeps both. */
    public static String key(String feedId) {
        return feedId + "/gap";
    }
}
