package org.silkwire.desk.feeds;

import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;

/**
 * A feed that is registered.
 *
 * @param status null before a fetcher took it up
 */
public record Feed(FeedRegistration registration, @Nullable FeedStatus status) {

    /** As the subscriber calls it, else as it calls itself, else its address. */
    public String title() {
        if (registration.title() != null && !registration.title().isBlank()) {
            return registration.title();
        }
        return status == null || status.title() == null || status.title().isBlank()
                ? registration.url()
                : status.title();
    }

    /** What to think of it. */
    public FeedStatus.Health health() {
        if (registration.paused()) {
            return FeedStatus.Health.PAUSED;
        }
        return status == null ? FeedStatus.Health.NEW : status.health();
    }

    /** The same in words. */
    public String reason() {
        if (registration.paused()) {
            return "paused at the desk or by its subscriber";
        }
        return status == null ? "registered, waiting for a fetcher to take it up" : status.reason();
    }
}
