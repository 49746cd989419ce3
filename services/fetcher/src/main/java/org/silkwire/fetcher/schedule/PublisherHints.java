package org.silkwire.fetcher.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher asks of those who poll.
 *
 * @param maxAge freshness by Cache-Control or Expires (RFC 9111, section 4.2), or null
 * @param ttl RSS 2.0 {@code ttl}, or null
 * @param updatePeriod RSS 1.0 syndication module: period divided by frequency, or null
 * @param skipHours RSS 2.0 {@code skipHours}, 0 to 23 in UTC
 * @param skipDays RSS 2.0 {@code skipDays} in UTC
 */
public record PublisherHints(
        @Nullable Duration maxAge,
        @Nullable Duration ttl,
        @Nullable Duration updatePeriod,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays) {

    public static final PublisherHints NONE = new PublisherHints(null, null, null, Set.of(), Set.of());

    public PublisherHints {
        skipHours = Set.copyOf(skipHours);
        skipDays = Set.copyOf(skipDays);
    }

    /** The same with the freshness that the HTTP response gave. */
    public PublisherHints withMaxAge(@Nullable Duration maxAge) {
        return new PublisherHints(maxAge, ttl, updatePeriod, skipHours, skipDays);
    }
}
