package org.silkwire.fetcher.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.Ids;

/** A feed as its refresh policy sees it, polled again and again in a time of its own. */
final class AFeed {
    /** A Wednesday. */
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    static final String URL = "https://forum.example/feed.xml";
    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofHours(24);
    static final RefreshPolicy POLICY = new RefreshPolicy(new RefreshPolicy.Settings(SHORTEST, LONGEST));

    FeedRegistration registration = registration(false, null, null, null);
    FeedStatus status;
    Instant now;

    AFeed() {
        this(NOON);
    }

    AFeed(Instant now) {
        this.now = now;
        this.status = POLICY.registered(registration, null, now);
    }

    static FeedRegistration registration(
            boolean paused,
            @Nullable Duration shortest,
            @Nullable Duration longest,
            @Nullable Instant pollRequestedAt) {
        return new FeedRegistration(
                Ids.feedId(URL), URL, null, "test", null, paused, false, shortest, longest, NOON, pollRequestedAt);
    }

    /** Feeds of other addresses that are due at the same times. */
    static AFeed named(String id) {
        AFeed feed = new AFeed();
        FeedStatus s = feed.status;
        feed.status = new FeedStatus(
                id,
                s.url(),
                s.currentUrl(),
                null,
                s.health(),
                s.reason(),
                s.nextPollAt(),
                s.interval(),
                null,
                null,
                null,
                null,
                0,
                Validators.NONE,
                s.rhythm());
        return feed;
    }

    AFeed polled(PollResult result) {
        status = POLICY.next(status, registration, result, now);
        return this;
    }

    AFeed registered(FeedRegistration registration) {
        this.registration = registration;
        status = POLICY.registered(registration, status, now);
        return this;
    }

    AFeed after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** To its next poll. */
    AFeed due() {
        now = status.nextPollAt() == null ? now : status.nextPollAt();
        return this;
    }

    Duration untilNext() {
        return status.nextPollAt() == null ? Duration.ZERO : Duration.between(now, status.nextPollAt());
    }

    Health health() {
        return status.health();
    }

    /** The first poll of a feed with so many entries, published evenly over the time before. */
    AFeed first(int entries, Duration over, PublisherHints hints) {
        List<Instant> times = IntStream.range(0, entries)
                .mapToObj(i -> now.minus(over.multipliedBy(i + 1).dividedBy(entries)))
                .toList();
        return polled(new PollResult.Read(200, Validators.NONE, hints, null, null, entries, entries, 0, times, true));
    }

    static PollResult.Read read(int entries, int window, PublisherHints hints) {
        return new PollResult.Read(
                200, Validators.NONE, hints, null, null, entries, window, window - entries, List.of(), false);
    }

    static PollResult.Read read(int entries, int window) {
        return read(entries, window, PublisherHints.NONE);
    }

    static PollResult.Read movedTo(@Nullable String url) {
        return new PollResult.Read(200, Validators.NONE, PublisherHints.NONE, url, null, 1, 20, 19, List.of(), false);
    }

    static PollResult.Unchanged notModified(@Nullable Duration maxAge) {
        return new PollResult.Unchanged(304, Validators.NONE, PublisherHints.NONE.withMaxAge(maxAge), null, false);
    }

    static PollResult.Throttled throttled(@Nullable Duration retryAfter) {
        return new PollResult.Throttled(429, retryAfter);
    }

    static PollResult.Failed failed(ErrorClass error) {
        return new PollResult.Failed(error, error == ErrorClass.SERVER_ERROR ? 500 : null, "it is broken");
    }

    static PublisherHints hints(@Nullable Duration maxAge, @Nullable Duration ttl, @Nullable Duration period) {
        return new PublisherHints(maxAge, ttl, period, Set.of(), Set.of());
    }

    static PublisherHints skipping(Set<Integer> hours, Set<DayOfWeek> days) {
        return new PublisherHints(null, null, null, hours, days);
    }
}
