package org.silkwire.desk.page;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus;
import org.silkwire.desk.feeds.Feed;

/** A feed as a line of the list, in words. */
public record FeedItem(Feed feed) {

    public String id() {
        return feed.registration().id();
    }

    public String title() {
        return feed.title();
    }

    public String url() {
        return feed.registration().url();
    }

    public @Nullable String folder() {
        return feed.registration().folder();
    }

    public String origin() {
        return feed.registration().origin();
    }

    public boolean paused() {
        return feed.registration().paused();
    }

    /** Also the class of its badge. */
    public String health() {
        return feed.health().name().toLowerCase(Locale.ROOT);
    }

    public String reason() {
        return feed.reason();
    }

    public long entries() {
        FeedStatus status = feed.status();
        return status == null ? 0 : status.entriesSeen();
    }

    public @Nullable String last() {
        FeedStatus status = feed.status();
        return status == null ? null : iso(status.lastPollAt());
    }

    public @Nullable String next() {
        FeedStatus status = feed.status();
        return status == null || feed.registration().paused() ? null : iso(status.nextPollAt());
    }

    private static @Nullable String iso(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
