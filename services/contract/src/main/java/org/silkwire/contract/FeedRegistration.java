package org.silkwire.contract;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed to be polled: a record of the registry {@code silkwire.feeds}. A tombstone under its key takes it out.
 *
 * @param id see {@link Ids#feedId}; the record's key
 * @param url as subscribed, http or https; its host decides the partition, see {@link Partitions#ofFeed}
 * @param title as the subscriber calls it, or null
 * @param origin who registered it, such as {@code opml:feeds.opml} or {@code desk}: reconciling a file touches only its own
 * @param folder the subscriber's folder, or null
 * @param paused true while nobody wants it polled
 * @param fullText true where the articles' own pages are fetched as well
 * @param minInterval shortest time between polls where it differs from the configured one, or null
 * @param maxInterval longest time between polls where it differs from the configured one, or null
 * @param registeredAt when it was first registered
 * @param pollRequestedAt when somebody asked for a poll at once, or null
 */
public record FeedRegistration(
        String id,
        String url,
        @Nullable String title,
        String origin,
        @Nullable String folder,
        boolean paused,
        boolean fullText,
        @Nullable Duration minInterval,
        @Nullable Duration maxInterval,
        Instant registeredAt,
        @Nullable Instant pollRequestedAt) {

    /** The same with polling stopped. */
    public FeedRegistration asPaused() {
        return with(true, pollRequestedAt);
    }

    /** The same with polling going on. */
    public FeedRegistration asResumed() {
        return with(false, pollRequestedAt);
    }

    /** The same with a poll asked for at once. */
    public FeedRegistration withPollRequested(Instant now) {
        return with(paused, now);
    }

    private FeedRegistration with(boolean nowPaused, @Nullable Instant nowRequestedAt) {
        return new FeedRegistration(
                id,
                url,
                title,
                origin,
                folder,
                nowPaused,
                fullText,
                minInterval,
                maxInterval,
                registeredAt,
                nowRequestedAt);
    }
}
