package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Rhythm;
import org.silkwire.contract.FeedStatus.Validators;

/** Decides on a feed's next poll. Pure: a function of what was known, what the poll came to, and the time. */
public final class RefreshPolicy {
    private static final int SIGHTINGS_TO_MOVE = 3;
    private static final Duration REMEMBERED_AFTER_REMOVAL = Duration.ofDays(30);
    private static final Duration BETWEEN_AUDITS = Duration.ofDays(1);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    private final Settings settings;

    /**
     * The bounds of every interval that nobody asked to differ.
     *
     * @param minInterval shortest time between two polls of a feed
     * @param maxInterval longest time between two polls of a feed
     */
    public record Settings(Duration minInterval, Duration maxInterval) {
        public Settings {
            if (minInterval.isNegative() || minInterval.isZero() || minInterval.compareTo(maxInterval) > 0) {
                throw new IllegalArgumentException("min-interval is " + minInterval + " and max-interval " + maxInterval
                        + "; expected a positive time that is no longer than the second");
            }
        }
    }

    public RefreshPolicy(Settings settings) {
        this.settings = settings;
    }

    /**
     * The status of a feed whose registration was read: a new feed is due at once, one that somebody paused isn't, and
     * one that is as it was keeps its status.
     */
    public FeedStatus registered(FeedRegistration registration, @Nullable FeedStatus before, Instant now) {
        if (before == null) {
            return unknown(registration, now);
        }
        if (registration.paused()) {
            return before.health() == Health.PAUSED
                    ? before
                    : with(before, Health.PAUSED, "paused by whoever registered it", null);
        }
        boolean asked = registration.pollRequestedAt() != null
                && (before.lastPollAt() == null
                        || registration.pollRequestedAt().isAfter(before.lastPollAt()));
        if (asked && (before.nextPollAt() == null || before.nextPollAt().isAfter(now))) {
            return with(before, before.health(), "somebody asked for a poll at once", now);
        }
        return switch (before.health()) {
            case PAUSED, REMOVED -> with(before, Health.NEW, "wanted again", now);
            default -> before;
        };
    }

    /** The status of a feed that was taken off the registry: it is remembered for {@code nextPollAt}, then forgotten. */
    public FeedStatus removed(FeedStatus before, Instant now) {
        if (before.health() == Health.REMOVED) {
            return before;
        }
        Instant forgotten = now.plus(REMEMBERED_AFTER_REMOVAL);
        return with(before, Health.REMOVED, "taken off the registry; forgotten at " + forgotten, forgotten);
    }

    /** What to send with the next poll: nothing once a day, to find a server that wrongly says 304. */
    public Validators validatorsFor(FeedStatus status, Instant now) {
        Instant audited = status.rhythm().auditedAt();
        boolean auditDue = audited == null || audited.plus(BETWEEN_AUDITS).isBefore(now);
        return auditDue ? Validators.NONE : status.validators();
    }

    /** Whether entries may have been missed since the last poll: its window and this one share nothing. */
    public static boolean gap(FeedStatus before, PollResult.Read read) {
        return before.lastSuccessAt() != null && before.entriesSeen() > 0 && read.windowSize() > 0 && read.known() == 0;
    }

    /** The status after a poll. */
    public FeedStatus next(FeedStatus before, FeedRegistration registration, PollResult result, Instant now) {
        return switch (result) {
            case PollResult.Read read -> read(before, registration, read, now);
            case PollResult.Unchanged unchanged -> unchanged(before, registration, unchanged, now);
            case PollResult.Throttled throttled -> throttled(before, registration, throttled, now);
            case PollResult.Gone _ -> gone(before, now);
            case PollResult.Failed failed -> failed(before, registration, failed, now);
        };
    }

    private FeedStatus read(FeedStatus before, FeedRegistration registration, PollResult.Read read, Instant now) {
        Rhythm rhythm = moved(before.rhythm(), read.movedTo(), read.audited(), now, read.newEntries() > 0);
        boolean rolledOver = gap(before, read);
        Duration interval =
                bounded(rolledOver ? before.interval().dividedBy(2) : paced(before.interval(), read), registration);
        String reason = read.newEntries() + " of " + read.windowSize() + " entries were new"
                + (rolledOver ? "; the window rolled over since the last poll, so it is polled sooner" : "");
        return polled(
                before,
                currentUrl(before, rhythm),
                read.title(),
                reason,
                interval,
                now,
                read.newEntries(),
                read.status(),
                read.validators(),
                settled(rhythm));
    }

    private FeedStatus unchanged(
            FeedStatus before, FeedRegistration registration, PollResult.Unchanged unchanged, Instant now) {
        Rhythm rhythm = moved(before.rhythm(), unchanged.movedTo(), unchanged.audited(), now, false);
        Duration slower = before.interval().multipliedBy(5).dividedBy(4);
        return polled(
                before,
                currentUrl(before, rhythm),
                null,
                "unchanged since " + before.lastNewAt(),
                bounded(slower, registration),
                now,
                0,
                unchanged.status(),
                unchanged.validators(),
                settled(rhythm));
    }

    private static Duration paced(Duration interval, PollResult.Read read) {
        boolean brisk = read.newEntries() * 2 > read.windowSize();
        return brisk
                ? interval.dividedBy(2)
                : read.newEntries() > 0 ? interval.multipliedBy(3).dividedBy(4) : interval;
    }

    private FeedStatus polled(
            FeedStatus before,
            String currentUrl,
            @Nullable String title,
            String reason,
            Duration interval,
            Instant now,
            int newEntries,
            int httpStatus,
            Validators validators,
            Rhythm rhythm) {
        return new FeedStatus(
                before.feedId(),
                before.url(),
                currentUrl,
                title == null ? before.title() : title,
                Health.OK,
                reason,
                now.plus(jittered(interval, before.feedId())),
                interval,
                now,
                now,
                newEntries > 0 ? now : before.lastNewAt(),
                httpStatus,
                before.entriesSeen() + newEntries,
                validators,
                rhythm);
    }

    private FeedStatus throttled(
            FeedStatus before, FeedRegistration registration, PollResult.Throttled throttled, Instant now) {
        Duration asked = throttled.retryAfter() == null ? Duration.ZERO : throttled.retryAfter();
        Duration heard = asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
        Duration own = bounded(before.interval().multipliedBy(2), registration);
        Duration wait = heard.compareTo(own) > 0 ? heard : own;
        return failing(
                before,
                Health.THROTTLED,
                "the host asked for patience (" + throttled.status() + ")",
                wait,
                throttled,
                now);
    }

    private FeedStatus failed(FeedStatus before, FeedRegistration registration, PollResult.Failed failed, Instant now) {
        int failures = before.rhythm().failures() + 1;
        long factor = 1L << Math.min(failures - 1, 10);
        Duration base = switch (failed.error()) {
            case CONNECT, TIMEOUT, SERVER_ERROR, TOO_LARGE ->
                bounds(registration).minInterval();
            case DNS, TLS, FORBIDDEN, REDIRECT, CLIENT_ERROR, CHALLENGE, NOT_A_FEED ->
                bounds(registration).minInterval().multipliedBy(4);
        };
        return failing(
                before, Health.FAILING, failed.reason(), bounded(base.multipliedBy(factor), registration), failed, now);
    }

    private FeedStatus failing(
            FeedStatus before, Health health, String reason, Duration wait, PollResult result, Instant now) {
        Rhythm r = before.rhythm();
        return new FeedStatus(
                before.feedId(),
                before.url(),
                before.currentUrl(),
                before.title(),
                health,
                reason,
                now.plus(jittered(wait, before.feedId())),
                before.interval(),
                now,
                before.lastSuccessAt(),
                before.lastNewAt(),
                result.httpStatus(),
                before.entriesSeen(),
                before.validators(),
                new Rhythm(
                        r.entriesPerDay(),
                        r.hours(),
                        r.failures() + 1,
                        r.unchanged(),
                        r.movedTo(),
                        r.movedSightings(),
                        r.hint(),
                        r.auditedAt(),
                        r.asked()));
    }

    private FeedStatus gone(FeedStatus before, Instant now) {
        FeedStatus retired =
                with(before, Health.RETIRED, "the publisher says that the feed is gone for good (410)", null);
        return new FeedStatus(
                retired.feedId(),
                retired.url(),
                retired.currentUrl(),
                retired.title(),
                retired.health(),
                retired.reason(),
                null,
                retired.interval(),
                now,
                retired.lastSuccessAt(),
                retired.lastNewAt(),
                410,
                retired.entriesSeen(),
                retired.validators(),
                retired.rhythm());
    }

    private FeedStatus unknown(FeedRegistration registration, Instant now) {
        return new FeedStatus(
                registration.id(),
                registration.url(),
                registration.url(),
                registration.title(),
                registration.paused() ? Health.PAUSED : Health.NEW,
                registration.paused() ? "paused by whoever registered it" : "registered, not polled yet",
                registration.paused() ? null : now,
                bounds(registration).minInterval(),
                null,
                null,
                null,
                null,
                0,
                Validators.NONE,
                Rhythm.UNKNOWN);
    }

    private static FeedStatus with(FeedStatus s, Health health, String reason, @Nullable Instant nextPollAt) {
        return new FeedStatus(
                s.feedId(),
                s.url(),
                s.currentUrl(),
                s.title(),
                health,
                reason,
                nextPollAt,
                s.interval(),
                s.lastPollAt(),
                s.lastSuccessAt(),
                s.lastNewAt(),
                s.httpStatus(),
                s.entriesSeen(),
                s.validators(),
                s.rhythm());
    }

    private static Rhythm moved(Rhythm r, @Nullable String movedTo, boolean audited, Instant now, boolean news) {
        boolean again = movedTo != null && movedTo.equals(r.movedTo());
        return new Rhythm(
                r.entriesPerDay(),
                r.hours(),
                0,
                news ? 0 : r.unchanged() + 1,
                movedTo,
                movedTo == null ? 0 : again ? r.movedSightings() + 1 : 1,
                r.hint(),
                audited ? now : r.auditedAt(),
                r.asked());
    }

    /** One redirect may be a mistake; the same one three times in a row is a move. */
    private static String currentUrl(FeedStatus before, Rhythm rhythm) {
        String movedTo = rhythm.movedTo();
        return movedTo == null || rhythm.movedSightings() < SIGHTINGS_TO_MOVE ? before.currentUrl() : movedTo;
    }

    private static Rhythm settled(Rhythm r) {
        return r.movedSightings() < SIGHTINGS_TO_MOVE
                ? r
                : new Rhythm(
                        r.entriesPerDay(),
                        r.hours(),
                        r.failures(),
                        r.unchanged(),
                        null,
                        0,
                        r.hint(),
                        r.auditedAt(),
                        r.asked());
    }

    private Settings bounds(FeedRegistration registration) {
        Duration min = registration.minInterval() == null ? settings.minInterval() : registration.minInterval();
        Duration max = registration.maxInterval() == null ? settings.maxInterval() : registration.maxInterval();
        return new Settings(min, max.compareTo(min) < 0 ? min : max);
    }

    private Duration bounded(Duration interval, FeedRegistration registration) {
        Settings bounds = bounds(registration);
        Duration atLeast = interval.compareTo(bounds.minInterval()) < 0 ? bounds.minInterval() : interval;
        return atLeast.compareTo(bounds.maxInterval()) > 0 ? bounds.maxInterval() : atLeast;
    }

    /** Up to a tenth longer, the same for a feed each time, so that feeds don't fall into step. */
    private static Duration jittered(Duration interval, String feedId) {
        return interval.plus(
                interval.multipliedBy(Math.floorMod(feedId.hashCode(), 100)).dividedBy(1000));
    }
}
