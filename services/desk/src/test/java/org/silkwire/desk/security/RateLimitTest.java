package org.silkwire.desk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(1), () -> now);

    @Test
    void soManyAreAdmittedAtOnceAndThenOneByOne() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.ask("a")).isZero();
        }
        assertThat(limit.ask("a")).isEqualTo(Duration.ofSeconds(20));

        now = now.plusSeconds(20);
        assertThat(limit.ask("a")).isZero();
        assertThat(limit.ask("a")).isPositive();
    }

    @Test
    void eachAskerHasItsOwn() {
        for (int i = 0; i < 3; i++) {
            limit.ask("a");
        }
        assertThat(limit.ask("b")).isZero();
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        limit.ask("a");
        now = now.minusSeconds(600);
        limit.ask("a");
        limit.ask("a");
        assertThat(limit.ask("a")).isPositive();
    }
}
