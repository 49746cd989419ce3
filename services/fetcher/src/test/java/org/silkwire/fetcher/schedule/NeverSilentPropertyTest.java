package org.silkwire.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Validators;

/** Whatever polls come to, a feed has a next poll, or says why it has none. */
class NeverSilentPropertyTest {
    /** The longest wait: a day by the bounds or by Retry-After, jitter, and skipped hours up to the whole week but one. */
    private static final Duration AT_MOST = Duration.ofDays(1 + 1 + 7);

    @Property
    void everyFeedHasANextPollOrAReason(@ForAll("polls") List<PollResult> polls) {
        AFeed feed = new AFeed();
        for (PollResult poll : polls) {
            feed.due().polled(poll);
            assertThat(feed.status.reason()).isNotBlank();
            assertThat(feed.status.interval()).isBetween(AFeed.SHORTEST, AFeed.LONGEST);
            if (feed.health() == Health.RETIRED) {
                assertThat(poll).isInstanceOf(PollResult.Gone.class);
                return;
            }
            assertThat(feed.status.nextPollAt()).isBetween(feed.now.plus(AFeed.SHORTEST), feed.now.plus(AT_MOST));
        }
    }

    @Provide
    Arbitrary<List<PollResult>> polls() {
        return Arbitraries.oneOf(
                        reads(),
                        durations().map(AFeed::notModified),
                        durations().map(AFeed::throttled),
                        Arbitraries.of(ErrorClass.values()).map(AFeed::failed),
                        Arbitraries.just(new PollResult.Gone(410)))
                .list()
                .ofMaxSize(30);
    }

    private static Arbitrary<PollResult> reads() {
        Arbitrary<PublisherHints> hints = Combinators.combine(
                        durations(),
                        durations(),
                        Arbitraries.integers().between(0, 23).set().ofMaxSize(24),
                        Arbitraries.of(DayOfWeek.values()).set().ofMaxSize(7))
                .as((maxAge, ttl, hours, days) ->
                        new PublisherHints(maxAge, ttl, null, Set.copyOf(hours), Set.copyOf(days)));
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 60);
        return Combinators.combine(
                        counts, counts, hints, Arbitraries.of("a", "b").injectNull(0.5))
                .as((fresh, known, asked, target) -> new PollResult.Read(
                        200,
                        Validators.NONE,
                        asked,
                        target == null ? null : "https://elsewhere.example/" + target,
                        null,
                        fresh,
                        fresh + known,
                        known,
                        List.of(),
                        false));
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 1L << 31).map(Duration::ofSeconds).injectNull(0.3);
    }
}
