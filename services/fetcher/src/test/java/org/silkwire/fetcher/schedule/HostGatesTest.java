package org.silkwire.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.FeedStatus.Validators;

class HostGatesTest {
    private static final String HOST = "news.example";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PollResult ANSWERED =
            new PollResult.Unchanged(304, Validators.NONE, PublisherHints.NONE, null, false);

    private final HostGates gates = new HostGates(new HostGates.Settings(2, Duration.ofSeconds(1), 4));

    @Test
    void oneFeedsLimitRestsTheHostOnlyUntilAnotherFeedIsAnswered() {
        poll(NOW, throttled(Duration.ofHours(2)));

        assertThat(gates.admit(HOST, true, NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(10));
        poll(NOW.plusSeconds(10), ANSWERED);
        assertThat(gates.admit(HOST, true, NOW.plusSeconds(11))).isEqualTo(NOW.plusSeconds(11));
    }

    @Test
    void aLimitThatMeetsTheNextFeedTooIsTheHostsAndPausesAllOfIt() {
        poll(NOW, throttled(Duration.ofHours(2)));
        poll(NOW.plusSeconds(10), throttled(Duration.ofHours(2)));

        assertThat(gates.admit(HOST, true, NOW.plusSeconds(20)))
                .isEqualTo(NOW.plusSeconds(10).plus(Duration.ofHours(2)));
    }

    @Test
    void aRetryAfterOfCenturiesPausesAHostForADay() {
        poll(NOW, throttled(Duration.ofSeconds(999_999_999_999L)));
        poll(NOW.plusSeconds(10), throttled(Duration.ofSeconds(999_999_999_999L)));

        assertThat(gates.admit(HOST, true, NOW.plusSeconds(20)))
                .isEqualTo(NOW.plusSeconds(10).plus(Duration.ofDays(1)));
    }

    @Test
    void noMoreRequestsAtOnceThanAllowed() {
        gates.admit(HOST, true, NOW);
        gates.admit(HOST, true, NOW.plusSeconds(1));

        assertThat(gates.admit(HOST, true, NOW.plusSeconds(2))).isAfter(NOW.plusSeconds(2));
        gates.release(HOST, ANSWERED, NOW.plusSeconds(2));
        assertThat(gates.admit(HOST, true, NOW.plusSeconds(2))).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void aHostThatOthersAskTooIsAskedAtItsShareOfTheRate() {
        gates.admit(HOST, false, NOW);

        assertThat(gates.admit(HOST, false, NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(4));
    }

    private void poll(Instant at, PollResult result) {
        assertThat(gates.admit(HOST, true, at)).isEqualTo(at);
        gates.release(HOST, result, at);
    }

    private static PollResult throttled(@Nullable Duration retryAfter) {
        return new PollResult.Throttled(429, retryAfter);
    }
}
