package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a feed brings something new: a rate, and how it is spread over the hours of the day. A Poisson process whose
 * rate follows the clock (Cho and Garcia-Molina, "Effective page refresh policies for Web crawlers", ACM TODS 28(4), 2003)
 * with both learnt by exponential smoothing.
 *
 * @param entriesPerDay smoothed over {@value #DAYS} days
 * @param hours share of entries by hour of the day in UTC, 24 numbers that sum to 1, or empty before any were seen
 */
record Pace(double entriesPerDay, List<Double> hours) {
    static final int HOURS = 24;

    /** For a feed whose first window has no dates. */
    static final double GUESS = 4;

    private static final int DAYS = 2;
    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    /** Entries that the spread over the day remembers; later ones push earlier ones out. */
    private static final int REMEMBERED = 200;

    /** Share of the rate that is spread evenly however the day looked so far, so that no hour is ever slept through. */
    private static final double EVEN = 0.25;

    /** Older entries of a first window say nothing of today's volume. */
    private static final Duration RECENT = Duration.ofDays(30);

    /** The shares are written to Kafka with every poll; more digits would be noise. */
    private static final double DIGITS = 1e4;

    Pace {
        hours = List.copyOf(hours);
    }

    /** What a feed's first window lets one expect. */
    static Pace ofWindow(List<Instant> times, Instant now) {
        List<Instant> recent = times.stream()
                .filter(time -> time.isAfter(now.minus(RECENT)) && !time.isAfter(now))
                .toList();
        if (recent.isEmpty()) {
            return new Pace(times.isEmpty() ? GUESS : 1 / (double) RECENT.toDays(), List.of());
        }
        double days = days(Duration.between(Collections.min(recent), now));
        // One entry of a minute ago isn't a feed of 1,440 a day.
        double rate = recent.size() / Math.max(days, 1.0 / HOURS);
        return new Pace(rounded(rate), spread(List.of(), 0, recent));
    }

    /**
     * The pace after a poll.
     *
     * @param elapsed since the last one that succeeded
     * @param entries new ones
     * @param times when they were published, of those that say so
     * @param seen entries known before
     */
    Pace after(Duration elapsed, int entries, List<Instant> times, long seen) {
        double days = Math.max(days(elapsed), 1 / SECONDS_A_DAY);
        double weight = 1 - Math.exp(-days / DAYS);
        double rate = entriesPerDay + weight * (entries / days - entriesPerDay);
        return new Pace(rounded(rate), spread(hours, Math.min(seen, REMEMBERED), times));
    }

    private static List<Double> spread(List<Double> before, long weight, List<Instant> times) {
        if (times.isEmpty()) {
            return before;
        }
        double[] counts = new double[HOURS];
        times.forEach(time -> counts[time.atOffset(ZoneOffset.UTC).getHour()]++);
        double old = before.size() == HOURS ? weight : 0;
        return IntStream.range(0, HOURS)
                .mapToObj(hour ->
                        rounded(((old == 0 ? 0 : before.get(hour) * old) + counts[hour]) / (old + times.size())))
                .toList();
    }

    /**
     * How long until so many entries can be expected.
     *
     * @param longest the answer where that takes longer
     */
    Duration until(double entries, Instant from, Duration longest) {
        Instant end = from.plus(longest);
        Instant at = from;
        double left = entries;
        while (at.isBefore(end)) {
            Instant next = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            double perSecond = perSecond(at);
            double expected = perSecond * Duration.between(at, next).toMillis() / 1000;
            if (expected >= left) {
                Duration wait = Duration.between(from, at).plusMillis((long) (left / perSecond * 1000));
                return wait.compareTo(longest) > 0 ? longest : wait;
            }
            left -= expected;
            at = next;
        }
        return longest;
    }

    private double perSecond(Instant at) {
        int hour = at.atOffset(ZoneOffset.UTC).getHour();
        double share = hours.size() == HOURS ? (1 - EVEN) * hours.get(hour) + EVEN / HOURS : 1.0 / HOURS;
        return entriesPerDay * share * HOURS / SECONDS_A_DAY;
    }

    private static double days(Duration duration) {
        return duration.toMillis() / 1000.0 / SECONDS_A_DAY;
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
