package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Rhythm;
import org.silkwire.contract.FeedStatus.Validators;

/**
 * Decides on a feed's next poll. Pure: a function of what was known, what the poll came to, and the time.
 *
 * <p>A feed that was read is polled again when half an entry can be expected of it ({@link Pace}), but not before its
 * publisher wishes, unless so much comes meanwhile that its window would roll over. One that failed is polled again by the
 * weight of the failure ({@link ErrorClass}). Whatever happens, the feed has a next poll or a reason not to have one.
 */
public final class RefreshPolicy {
    private static final int SIGHTINGS_TO_MOVE = 3;
    private static final int FAILURES_TO_RETURN = 3;
    private static final Duration REMEMBERED_AFTER_REMOVAL = Duration.ofDays(30);
    private static final Duration BETWEEN_AUDITS = Duration.ofDays(1);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    /** Entries that may be waiting when a feed is polled: fewer means more polls for nothing, more means later news. */
    private static final double EXPECTED = 0.5;

    /** Share of its window that may be new when a feed is polled; the rest is the margin before entries are lost. */
    private static final double OF_THE_WINDOW = 0.5;

    /** Longer ones are bounded by the longest interval anyway. */
    private static final Duration LONGEST_WISH = Duration.ofDays(7);

    private static final double JITTER = 0.1;
    private static final double JITTER_AFTER_REFUSAL = 0.5;
    private static final Duration LONGEST_JITTER = Duration.ofHours(1);

    /** More than this, and a poll in the future is no small difference of two clocks: the feed would wait for it to come. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

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

        private Duration bounded(Duration interval) {
            return longer(minInterval, shorter(interval, maxInterval));
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
        if (before.health() == Health.PAUSED || before.health() == Health.REMOVED) {
            return with(before, Health.NEW, "wanted again", now);
        }
        if (isAsked(registration, before) && (before.nextPollAt() == null || isAfter(before.nextPollAt(), now))) {
            return with(before, before.health(), "somebody asked for a poll at once", now);
        }
        if (isAfter(before.lastPollAt(), now.plus(CLOCKS_DIFFER_BY)) && isAfter(before.nextPollAt(), now)) {
            return with(before, before.health(), "polled last by a clock that was ahead", now);
        }
        return before.health() == Health.OK ? withinBounds(before, registration, now) : before;
    }

    private static boolean isAsked(FeedRegistration registration, FeedStatus before) {
        return before.lastPollAt() == null
                ? registration.pollRequestedAt() != null
                : isAfter(registration.pollRequestedAt(), before.lastPollAt());
    }

    private static boolean isAfter(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other);
    }

    /** Where the longest interval has become shorter since, the feed needn't wait for the old one. */
    private FeedStatus withinBounds(FeedStatus before, FeedRegistration registration, Instant now) {
        if (before.lastPollAt() == null || before.nextPollAt() == null) {
            return before;
        }
        Duration longest = bounds(registration).maxInterval();
        Instant latest = before.lastPollAt().plus(longest).plus(scaled(longest, JITTER));
        if (!before.nextPollAt().isAfter(latest) || before.interval().compareTo(longest) <= 0) {
            return before;
        }
        StatusDraft draft = new StatusDraft(before);
        draft.interval = longest;
        draft.nextPollAt = latest.isAfter(now) ? latest : now;
        draft.reason = "it may not wait longer than " + words(longest) + " any more";
        return draft.status();
    }

    /** The status of a feed that was taken off the registry: it is remembered for {@code nextPollAt}, then forgotten. */
    public FeedStatus removed(FeedStatus before, Instant now) {
        if (before.health() == Health.REMOVED) {
            return before;
        }
        Instant forgotten = now.plus(REMEMBERED_AFTER_REMOVAL);
        return with(before, Health.REMOVED, "taken off the registry; forgotten at " + forgotten, forgotten);
    }

    /** The status of a feed of which somebody who knows says that it changed. */
    public FeedStatus pushed(FeedStatus before, Instant now) {
        boolean polled = before.health() == Health.OK || before.health() == Health.NEW;
        return polled && isAfter(before.nextPollAt(), now)
                ? with(before, before.health(), "its hub says that it changed", now)
                : before;
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
        StatusDraft draft = new StatusDraft(before);
        draft.lastPollAt = now;
        draft.httpStatus = result.httpStatus();
        Settings bounds = bounds(registration);
        switch (result) {
            case PollResult.Read read -> read(draft, before, bounds, read, now);
            case PollResult.Unchanged unchanged -> unchanged(draft, before, bounds, unchanged, now);
            case PollResult.Throttled throttled -> throttled(draft, before, bounds, throttled, now);
            case PollResult.Gone _ -> gone(draft, before, bounds, now);
            case PollResult.Failed failed -> failed(draft, before, bounds, failed, now);
        }
        return draft.status();
    }

    private static void read(StatusDraft draft, FeedStatus before, Settings bounds, PollResult.Read read, Instant now) {
        boolean first = before.lastSuccessAt() == null;
        Duration elapsed = sinceSuccess(before, now);
        boolean rolledOver = gap(before, read);
        draft.title = read.title() == null ? before.title() : read.title();
        draft.entriesSeen += read.newEntries();
        draft.unchanged = read.newEntries() > 0 ? 0 : before.rhythm().unchanged() + 1;
        draft.lastNewAt = read.newEntries() > 0 ? now : before.lastNewAt();
        draft.pace = first
                ? Pace.ofWindow(read.times(), now)
                : draft.pace.after(elapsed, read.newEntries(), read.times(), before.entriesSeen());
        draft.asked = Wishes.of(read.hints());
        draft.hint = hint(draft, before, read, elapsed, now);
        Duration interval = pace(draft, before, bounds, now);
        if (!first && read.newEntries() > 0) {
            // What came in this interval may come in the next, whatever the days before were like.
            interval = shorter(
                    interval, elapsed.dividedBy(rolledOver ? Math.max(2, read.newEntries()) : read.newEntries()));
        }
        interval = wishedFor(draft, bounds, interval);
        String reason = read.newEntries() + " of " + read.windowSize() + " entries were new"
                + (rolledOver
                        ? "; the window rolled over since the last poll, so it is polled sooner"
                        : wish(draft, interval));
        succeeded(draft, before, read.validators(), read.movedTo(), read.audited(), now);
        schedule(draft, before, interval, reason, now);
    }

    private static void unchanged(
            StatusDraft draft, FeedStatus before, Settings bounds, PollResult.Unchanged unchanged, Instant now) {
        draft.unchanged = before.rhythm().unchanged() + 1;
        draft.pace = draft.pace.after(sinceSuccess(before, now), 0, List.of(), before.entriesSeen());
        draft.asked = Wishes.fresh(draft.asked, unchanged.hints().maxAge(), unchanged.status() == 304);
        Duration wished = Wishes.interval(draft.asked);
        // What the window didn't allow when it was last seen, it doesn't allow now.
        Duration curbed = curbed(before);
        draft.hint = wished != null && curbed != null ? shorter(wished, curbed) : wished;
        Duration interval = wishedFor(draft, bounds, pace(draft, before, bounds, now));
        String reason = (before.lastNewAt() == null ? "unchanged" : "unchanged since " + before.lastNewAt())
                + wish(draft, interval);
        succeeded(draft, before, unchanged.validators(), unchanged.movedTo(), unchanged.audited(), now);
        schedule(draft, before, interval, reason, now);
    }

    /** What the publisher asks for, as far as the feed's window holds out that long. */
    private static @Nullable Duration hint(
            StatusDraft draft, FeedStatus before, PollResult.Read read, Duration elapsed, Instant now) {
        Duration wished = Wishes.interval(draft.asked);
        if (wished == null || before.lastSuccessAt() == null) {
            return wished;
        }
        double share = OF_THE_WINDOW * read.windowSize() / Math.max(read.newEntries(), 1);
        Duration curbed = curbed(before);
        Duration margin = share < 1 ? scaled(elapsed, share) : wished;
        if (share >= 1 && curbed != null) {
            margin = share > 2 ? scaled(curbed, 1.25) : curbed;
        }
        Duration untilHalfNew =
                draft.pace.until(OF_THE_WINDOW * Math.max(read.windowSize(), 1), now, shorter(wished, LONGEST_WISH));
        return shorter(shorter(wished, margin), untilHalfNew);
    }

    /** The publisher's wish as far as it was followed, where a window that rolls over too fast set a part of it aside. */
    private static @Nullable Duration curbed(FeedStatus before) {
        Duration hint = before.rhythm().hint();
        Duration wished = Wishes.interval(before.rhythm().asked());
        return hint != null && wished != null && hint.compareTo(wished) < 0 ? hint : null;
    }

    /** By volume and time of day; a feed that was busy becomes a rare guest step by step. */
    private static Duration pace(StatusDraft draft, FeedStatus before, Settings bounds, Instant now) {
        Duration longest = shorter(bounds.maxInterval(), before.interval().multipliedBy(2));
        return bounds.bounded(draft.pace.until(EXPECTED, now, longest));
    }

    private static Duration wishedFor(StatusDraft draft, Settings bounds, Duration interval) {
        return bounds.bounded(draft.hint == null ? interval : longer(interval, draft.hint));
    }

    private static String wish(StatusDraft draft, Duration interval) {
        return draft.hint != null && draft.hint.compareTo(interval) >= 0
                ? "; its publisher asks for " + words(draft.hint) + " between polls"
                : "";
    }

    private static void succeeded(
            StatusDraft draft,
            FeedStatus before,
            Validators validators,
            @Nullable String movedTo,
            boolean audited,
            Instant now) {
        draft.health = Health.OK;
        draft.lastSuccessAt = now;
        draft.failures = 0;
        draft.validators = validators;
        draft.auditedAt = audited ? now : before.rhythm().auditedAt();
        draft.movedSightings = movedTo == null
                ? 0
                : movedTo.equals(before.rhythm().movedTo()) ? before.rhythm().movedSightings() + 1 : 1;
        draft.movedTo = movedTo;
        // One redirect may be a mistake; the same one three times in a row is a move.
        if (movedTo != null && draft.movedSightings >= SIGHTINGS_TO_MOVE) {
            draft.currentUrl = movedTo;
            draft.movedTo = null;
            draft.movedSightings = 0;
        }
    }

    private static void schedule(StatusDraft draft, FeedStatus before, Duration interval, String reason, Instant now) {
        draft.interval = interval;
        draft.reason = reason;
        draft.nextPollAt =
                Wishes.outsideSkipped(draft.asked, now.plus(interval).plus(jitter(interval, JITTER, before, now)));
    }

    private static void throttled(
            StatusDraft draft, FeedStatus before, Settings bounds, PollResult.Throttled throttled, Instant now) {
        Duration asked = throttled.retryAfter() == null ? Duration.ZERO : throttled.retryAfter();
        Duration heard = shorter(asked, LONGEST_RETRY_AFTER);
        Duration own = longer(
                bounds.bounded(before.interval()),
                ErrorClass.SERVER_ERROR.wait(
                        before.rhythm().failures() + 1, bounds.minInterval(), bounds.maxInterval()));
        draft.health = Health.THROTTLED;
        String reason = "the host asked for patience (" + throttled.status()
                + (throttled.retryAfter() == null ? "" : ", Retry-After " + words(asked)) + ")";
        // Feeds of a host that were refused together mustn't come back together.
        retry(draft, before, longer(heard, own), JITTER_AFTER_REFUSAL, reason, now);
    }

    private static void failed(
            StatusDraft draft, FeedStatus before, Settings bounds, PollResult.Failed failed, Instant now) {
        int failures = before.rhythm().failures() + 1;
        draft.health = Health.FAILING;
        String reason = failed.reason();
        if (draft.isAway() && failures >= FAILURES_TO_RETURN) {
            reason += "; as it fails where it moved to, it is asked for again where it was subscribed";
            draft.goHome();
        }
        retry(
                draft,
                before,
                failed.error().wait(failures, bounds.minInterval(), bounds.maxInterval()),
                JITTER,
                reason,
                now);
    }

    private static void gone(StatusDraft draft, FeedStatus before, Settings bounds, Instant now) {
        if (draft.isAway()) {
            draft.health = Health.FAILING;
            draft.goHome();
            String reason = "gone for good where it moved to (410); it is asked for again where it was subscribed";
            retry(draft, before, bounds.minInterval(), JITTER, reason, now);
            return;
        }
        draft.health = Health.RETIRED;
        draft.reason = "the publisher says that the feed is gone for good (410)";
        draft.nextPollAt = null;
    }

    private static void retry(
            StatusDraft draft, FeedStatus before, Duration wait, double jitter, String reason, Instant now) {
        draft.failures = before.rhythm().failures() + 1;
        draft.reason = reason;
        draft.nextPollAt = Wishes.outsideSkipped(draft.asked, now.plus(wait).plus(jitter(wait, jitter, before, now)));
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

    private static FeedStatus with(FeedStatus before, Health health, String reason, @Nullable Instant nextPollAt) {
        StatusDraft draft = new StatusDraft(before);
        draft.health = health;
        draft.reason = reason;
        draft.nextPollAt = nextPollAt;
        return draft.status();
    }

    private Settings bounds(FeedRegistration registration) {
        Duration min = Objects.requireNonNullElse(registration.minInterval(), settings.minInterval());
        Duration max = Objects.requireNonNullElse(registration.maxInterval(), settings.maxInterval());
        return new Settings(min, longer(min, max));
    }

    /** Up to a share longer, another each time, so that feeds don't fall into step; the same for the same poll. */
    private static Duration jitter(Duration wait, double share, FeedStatus feed, Instant now) {
        long seed = 31L * feed.feedId().hashCode() + now.toEpochMilli();
        return shorter(scaled(wait, share * new SplittableRandom(seed).nextDouble()), LONGEST_JITTER);
    }

    private static Duration sinceSuccess(FeedStatus before, Instant now) {
        return before.lastSuccessAt() == null ? Duration.ZERO : Duration.between(before.lastSuccessAt(), now);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Such as {@code 5 min}, for a person. */
    private static String words(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            return duration.toSeconds() + " s";
        }
        return duration.compareTo(Duration.ofHours(2)) < 0 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
