package org.silkwire.contract;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing and what the next poll needs to know; the body of {@code org.silkwire.feed.status.v1}.
 *
 * @param feedId the record's key
 * @param url as subscribed
 * @param currentUrl where a permanent move led, else equal to {@code url}
 * @param title as the feed states it, or null
 * @param health what to think of it
 * @param reason the same in words, for a person
 * @param nextPollAt null only where {@code health} is paused or retired; of a removed feed, when it is forgotten
 * @param interval between polls, as last decided
 * @param lastPollAt end of the last exchange, or null before the first
 * @param lastSuccessAt last time the feed was read or found unchanged, or null
 * @param lastNewAt last time an entry was new, or null
 * @param httpStatus of the last exchange, or null where none came
 * @param entriesSeen articles published for it so far
 * @param validators to send with the next poll
 * @param rhythm what the refresh policy has learnt
 */
public record FeedStatus(
        String feedId,
        String url,
        String currentUrl,
        @Nullable String title,
        Health health,
        String reason,
        @Nullable Instant nextPollAt,
        Duration interval,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastNewAt,
        @Nullable Integer httpStatus,
        long entriesSeen,
        Validators validators,
        Rhythm rhythm) {

    /** What to think of a feed. */
    public enum Health {
        /** Registered, not polled yet. */
        NEW,
        /** Last poll read it or found it unchanged. */
        OK,
        /** Last poll failed; it is tried again at {@code nextPollAt}. */
        FAILING,
        /** The host asked for patience. */
        THROTTLED,
        /** The subscriber paused it. */
        PAUSED,
        /** The publisher says it is gone for good (410); not polled until registered anew or polled by hand. */
        RETIRED,
        /** Taken off the registry; what it has shown is remembered until {@code nextPollAt}. */
        REMOVED
    }

    /**
     * Opaque validators of RFC 9110, section 8.8, as received, and our own.
     *
     * @param etag as received, quotes and weakness kept, or null
     * @param lastModified as received, byte for byte, or null
     * @param bodyHash 32 hex digits of the last body read, or null
     * @param url the address that gave them, after redirects; an equal date or ETag means another thing elsewhere. Null
     *     where the feed's current address gave them itself
     */
    public record Validators(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodyHash,
            @Nullable String url) {
        public static final Validators NONE = new Validators(null, null, null);

        /** Validators given by the feed's current address. */
        public Validators(@Nullable String etag, @Nullable String lastModified, @Nullable String bodyHash) {
            this(etag, lastModified, bodyHash, null);
        }
    }

    /**
     * What the refresh policy has learnt of a feed.
     *
     * @param entriesPerDay smoothed
     * @param hours share of entries by hour of the day in UTC, 24 numbers that sum to 1, or empty before any were seen
     * @param failures polls failed in a row
     * @param unchanged polls in a row that brought nothing new
     * @param movedTo target of a permanent redirect not believed yet, or null
     * @param movedSightings how often in a row it was seen
     * @param hint the shortest interval the publisher asked for, or null
     * @param auditedAt last poll sent without validators, to find a server that lies with 304, or null
     * @param asked what that hint rests on and when the publisher wants no polls; null where nothing was asked, or by an
     *     earlier version
     */
    public record Rhythm(
            double entriesPerDay,
            List<Double> hours,
            int failures,
            int unchanged,
            @Nullable String movedTo,
            int movedSightings,
            @Nullable Duration hint,
            @Nullable Instant auditedAt,
            @Nullable Asked asked) {
        public Rhythm {
            hours = List.copyOf(hours);
        }

        /** Nothing learnt yet. */
        public static final Rhythm UNKNOWN = new Rhythm(0, List.of(), 0, 0, null, 0, null, null, null);
    }

    /**
     * What the publisher asks of those who poll, remembered because a 304 doesn't repeat it.
     *
     * @param freshness by Cache-Control or Expires (RFC 9111, section 4.2), or null
     * @param period by the feed itself: the longer of RSS 2.0 {@code ttl} and the syndication module's period, or null
     * @param skipHours RSS 2.0 {@code skipHours}, 0 to 23 in UTC, ascending
     * @param skipDays RSS 2.0 {@code skipDays} in UTC, from Monday on
     */
    public record Asked(
            @Nullable Duration freshness,
            @Nullable Duration period,
            List<Integer> skipHours,
            List<DayOfWeek> skipDays) {
        public Asked {
            skipHours = List.copyOf(skipHours);
            skipDays = List.copyOf(skipDays);
        }
    }
}
