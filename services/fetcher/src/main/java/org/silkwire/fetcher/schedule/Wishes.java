package org.silkwire.fetcher.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus.Asked;

/** Reads and keeps what a publisher asks of those who poll. */
final class Wishes {
    private static final int HOURS_A_WEEK = 7 * Pace.HOURS;

    private Wishes() {}

    /** What a feed that was read asks; null where nothing. */
    static @Nullable Asked of(PublisherHints hints) {
        Duration period = longer(hints.ttl(), hints.updatePeriod());
        List<Integer> hours = hints.skipHours().stream().sorted().toList();
        List<DayOfWeek> days = hints.skipDays().stream().sorted().toList();
        boolean nothing = hints.maxAge() == null && period == null && hours.isEmpty() && days.isEmpty();
        return nothing ? null : new Asked(hints.maxAge(), period, hours, days);
    }

    /**
     * The same after a response that didn't bring the feed.
     *
     * @param stays whether the freshness stated before still holds where this response states none, as with a 304
     *     (RFC 9111, section 4.3.4)
     */
    static @Nullable Asked fresh(@Nullable Asked before, @Nullable Duration freshness, boolean stays) {
        if (before == null) {
            return freshness == null ? null : new Asked(freshness, null, List.of(), List.of());
        }
        Duration holds = freshness == null && stays ? before.freshness() : freshness;
        return new Asked(holds, before.period(), before.skipHours(), before.skipDays());
    }

    /** The shortest interval asked for, or null. */
    static @Nullable Duration interval(@Nullable Asked asked) {
        return asked == null ? null : longer(asked.freshness(), asked.period());
    }

    /** The first time from {@code at} on that isn't skipped; {@code at} itself where all are, which nobody means. */
    static Instant outsideSkipped(@Nullable Asked asked, Instant at) {
        if (asked == null || !isSkipped(asked, at)) {
            return at;
        }
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        for (int i = 1; i <= HOURS_A_WEEK; i++) {
            Instant candidate = hour.plus(i, ChronoUnit.HOURS);
            if (!isSkipped(asked, candidate)) {
                return candidate;
            }
        }
        return at;
    }

    private static boolean isSkipped(Asked asked, Instant at) {
        OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
        return asked.skipHours().contains(utc.getHour()) || asked.skipDays().contains(utc.getDayOfWeek());
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
