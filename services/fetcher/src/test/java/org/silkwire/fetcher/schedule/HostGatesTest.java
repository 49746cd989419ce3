package org.silkwire.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.silkwire.fetcher.schedule.AFeed.failed;
import static org.silkwire.fetcher.schedule.AFeed.read;
import static org.silkwire.fetcher.schedule.AFeed.throttled;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.fetcher.schedule.HostGates.Turn;

class HostGatesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PollResult SERVED = read(1, 10);

    private HostGates gates = gates(2, SECOND);
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");

    private static HostGates gates(int concurrency, Duration interval) {
        return new HostGates(new HostGates.Settings(concurrency, interval, 12));
    }

    private void enqueue(String... feeds) {
        for (String feed : feeds) {
            gates.enqueue("a.example", true, feed);
        }
    }

    private List<String> turns() {
        List<String> turns = new ArrayList<>();
        for (Turn turn = gates.next(now); turn != null; turn = gates.next(now)) {
            turns.add(turn.feedId());
        }
        return turns;
    }

    /** The next turn, once its time has come. */
    private Turn turn() {
        Instant at = Objects.requireNonNull(gates.nextTurnAt(), "nobody's turn comes");
        now = at.isAfter(now) ? at : now;
        return Objects.requireNonNull(gates.next(now));
    }

    private void poll(PollResult result) {
        gates.release(turn(), result, now);
    }

    @Test
    void feedsOfAHostComeInTurnASecondApart() {
        enqueue("one", "two", "three");

        assertThat(turns()).containsExactly("one");
        now = now.plus(SECOND);
        assertThat(turns()).containsExactly("two");
    }

    @Test
    void noMoreThanTwoAreOpenAtOnce() {
        gates = gates(2, Duration.ZERO);
        enqueue("one", "two", "three");
        Turn one = turn();

        assertThat(turns()).containsExactly("two");
        assertThat(gates.nextTurnAt()).isNull();

        gates.release(one, SERVED, now);
        assertThat(turns()).containsExactly("three");
    }

    @Test
    void hostsDoNotWaitForEachOther() {
        enqueue("one", "two");
        gates.enqueue("b.example", true, "other");

        assertThat(turns()).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void aHostThatOtherPartitionsAskAsWellIsAskedThatMuchLess() {
        gates.enqueue("away.example", false, "one");
        gates.enqueue("away.example", false, "two");
        turn();

        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(12));
    }

    @Test
    void aFeedStandsInLineOnce() {
        enqueue("one", "one");

        assertThat(gates.waiting()).isEqualTo(1);
        turn();
        enqueue("one");
        assertThat(gates.waiting()).isEqualTo(1);
    }

    @Test
    void aCancelledTurnMakesRoom() {
        gates = gates(1, Duration.ZERO);
        enqueue("one", "two");

        gates.cancel(turn());

        assertThat(turns()).containsExactly("two");
    }

    @Test
    void aRefusalRestsTheWholeHostShortly() {
        enqueue("one", "two", "three");
        gates.release(turn(), throttled(Duration.ofHours(9)), now);
        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(10));

        gates = gates(2, SECOND);
        enqueue("one", "two", "three");
        gates.release(turn(), throttled(Duration.ofSeconds(4)), now);
        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(4));
    }

    @Test
    void afterThePauseOneAloneProbesTheHost() {
        enqueue("one", "two", "three");
        poll(throttled(Duration.ofSeconds(40)));

        Turn probe = turn();
        now = now.plusSeconds(30);

        assertThat(turns()).isEmpty();
        gates.release(probe, SERVED, now);
        assertThat(turns()).containsExactly("three");
    }

    @ParameterizedTest(name = "Retry-After {0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT9H, 10 300 32400 32400",
                "PT200S, 10 200 200 200",
                "PT4S, 4 20 40 80",
                "PT999999999S, 10 300 86400 86400",
                "-, 10 20 40 80 160 320 640 1280 2560 3600 3600"
            })
    void aHostThatRefusesOneFeedAfterTheOtherIsPausedLonger(@Nullable Duration retryAfter, String seconds) {
        List<String> pauses = new ArrayList<>();
        for (int i = 0; i < seconds.split(" ", -1).length; i++) {
            enqueue("feed" + i, "next");
            poll(throttled(retryAfter));
            pauses.add(String.valueOf(Duration.between(now, gates.nextTurnAt()).toSeconds()));
        }

        assertThat(String.join(" ", pauses)).isEqualTo(seconds);
    }

    @Test
    void whereOthersAreServedTheOneThatIsRefusedIsMeantAlone() {
        enqueue("greedy", "two");
        poll(throttled(Duration.ofSeconds(40)));
        poll(SERVED);

        enqueue("greedy", "two");
        poll(throttled(Duration.ofSeconds(40)));

        assertThat(gates.nextTurnAt()).isBeforeOrEqualTo(now.plus(SECOND));
    }

    @Test
    void whereAnotherIsRefusedTooAllAreMeantAgain() {
        enqueue("greedy", "two", "three");
        poll(throttled(Duration.ofSeconds(40)));
        poll(SERVED);
        poll(throttled(Duration.ofSeconds(40)));
        enqueue("greedy", "two");

        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(10));
        poll(throttled(Duration.ofSeconds(40)));
        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(40));
    }

    @Test
    void anAnswerToARequestOfBeforeThePauseSaysNothing() {
        gates = gates(3, Duration.ZERO);
        enqueue("one", "two", "three", "four");
        Turn one = turn();
        Turn two = turn();
        gates.release(one, throttled(Duration.ofSeconds(40)), now);

        gates.release(two, SERVED, now);

        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(1));
        turn();
        assertThat(turns()).as("the probe alone").isEmpty();
    }

    @Test
    void withoutAnAnswerNothingIsLearnt() {
        enqueue("one", "two", "three");
        poll(throttled(Duration.ofSeconds(40)));
        poll(failed(ErrorClass.CONNECT));

        Turn probe = turn();
        assertThat(turns()).isEmpty();
        gates.release(probe, SERVED, now);
    }

    @Test
    void aRefusalWithoutRetryAfterIsTakenForTenIntervals() {
        enqueue("one", "two");
        poll(throttled(null));

        assertThat(gates.nextTurnAt()).isEqualTo(now.plusSeconds(10));
    }

    @Test
    void aHostThatNobodyAsksIsForgotten() {
        for (int i = 0; i < 1000; i++) {
            gates.enqueue(i + ".example", true, "feed" + i);
        }
        for (int i = 0; i < 1000; i++) {
            poll(SERVED);
        }
        assertThat(gates.hosts()).isEqualTo(1000);

        now = now.plusSeconds(120);
        turns();

        assertThat(gates.hosts()).isZero();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> gates(0, SECOND)).hasMessageContaining("host-concurrency is 0");
        assertThatThrownBy(() -> gates(1, SECOND.negated())).hasMessageContaining("host-interval");
    }
}
