package org.silkwire.fetcher.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CrossingsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private int owned = 12;
    private final Crossings crossings = new Crossings(Duration.ofSeconds(1), 12, () -> owned, () -> NOON);

    @Test
    void theFirstGoesOnAtOnceAndTheOthersOneAfterTheOther() {
        assertThat(crossings.reserve("a.example", NOON)).isEqualTo(NOON);
        assertThat(crossings.reserve("a.example", NOON)).isEqualTo(NOON.plusSeconds(1));
        assertThat(crossings.reserve("a.example", NOON)).isEqualTo(NOON.plusSeconds(2));
        assertThat(crossings.reserve("b.example", NOON)).isEqualTo(NOON);
    }

    @Test
    void anInstanceTakesItsShareOfTheRate() {
        owned = 3;
        crossings.reserve("a.example", NOON);

        assertThat(crossings.reserve("a.example", NOON)).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void whatIsOverCountsNoMore() {
        crossings.reserve("a.example", NOON);

        assertThat(crossings.reserve("a.example", NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
    }
}
