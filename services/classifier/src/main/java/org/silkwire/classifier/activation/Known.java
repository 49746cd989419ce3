package org.silkwire.classifier.activation;

import java.time.Duration;
import java.time.Instant;

/**
 * What an instance knows of the versions.
 *
 * @param timeline every version that was published before {@code asOf}
 * @param asOf when the topic's end was asked for that has been read since
 */
record Known(Timeline timeline, Instant asOf) {
    static final Known NOTHING = new Known(Timeline.EMPTY, Instant.MIN);

    /** A version takes effect this long after it was published: time for all instances to read and compile it. */
    static final Duration LEAD = Duration.ofSeconds(10);
    /** A publisher that takes longer gives up, so that nothing appears later than this after its {@code publishedAt}. */
    static final Duration LONGEST_PUBLISHING = Duration.ofSeconds(5);

    private static final Duration CLOCKS_APART = Duration.ofSeconds(2);
    private static final Duration AHEAD = LEAD.minus(LONGEST_PUBLISHING).minus(CLOCKS_APART);

    /**
     * Whether the version in force at the moment is among the known ones for sure: what is published later takes effect
     * later. Clocks of the instances may be {@link #CLOCKS_APART}.
     */
    boolean covers(Instant moment) {
        return hasVersions() && !moment.minus(AHEAD).isAfter(asOf);
    }

    boolean hasVersions() {
        return timeline.latest().isPresent();
    }
}
