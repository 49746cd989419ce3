package org.silkwire.classifier.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final Instant READ = Instant.parse("2026-03-01T12:00:00Z");

    private final Known known = new Known(Timeline.EMPTY.with(Harbours.version(1, READ)), READ);

    @Test
    void coversWhatNoVersionStillUnseenCanReach() {
        assertThat(known.covers(READ.minusSeconds(3600))).isTrue();
        assertThat(known.covers(READ)).isTrue();
        Instant firstUnseen =
                READ.minus(Known.LONGEST_PUBLISHING).plus(Known.LEAD).minusMillis(1);
        assertThat(known.covers(firstUnseen)).isFalse();
    }

    @Test
    void coversNothingBeforeTheFirstVersion() {
        assertThat(new Known(Timeline.EMPTY, READ).covers(READ.minusSeconds(1))).isFalse();
        assertThat(Known.NOTHING.covers(READ)).isFalse();
    }
}
