package org.silkwire.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    /** Puts {@code feed} at a second, or takes it out where that is negative, or takes the next where it is −2. */
    record Step(String feed, int second) {}

    @Property
    void itGivesFeedsInTheOrderInWhichTheyAreDue(@ForAll("steps") List<Step> steps) {
        DueQueue queue = new DueQueue();
        Map<String, Instant> model = new TreeMap<>();
        for (Step step : steps) {
            switch (step.second()) {
                case -2 -> {
                    if (!model.isEmpty()) {
                        assertThat(queue.takeNext()).isEqualTo(takeFirst(model));
                    }
                }
                case -1 -> {
                    queue.remove(step.feed());
                    model.remove(step.feed());
                }
                default -> {
                    queue.schedule(step.feed(), NOON.plusSeconds(step.second()));
                    model.put(step.feed(), NOON.plusSeconds(step.second()));
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
            assertThat(queue.nextDue())
                    .isEqualTo(model.values().stream()
                            .min(Comparator.naturalOrder())
                            .orElse(null));
        }
    }

    private static String takeFirst(Map<String, Instant> model) {
        String first = model.entrySet().stream()
                .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        model.remove(first);
        return first;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        Arbitraries.integers().between(-2, 5))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Test
    void aTimeIsKeptAsItIsWithinTheYearsThatNanosecondsReachTo() {
        DueQueue queue = new DueQueue();
        queue.schedule("a", NOON.plusNanos(1_001));
        assertThat(queue.nextDue()).isEqualTo(NOON.plusNanos(1_001));

        queue.schedule("a", Instant.EPOCH.minusNanos(1));
        assertThat(queue.nextDue()).isEqualTo(Instant.EPOCH.minusNanos(1));
        queue.schedule("a", Instant.MAX);
        assertThat(queue.nextDue()).isBetween(Instant.parse("2262-01-01T00:00:00Z"), Instant.MAX);
    }

    @Test
    void aFeedPutBackOverAndOverIsTakenOnceAndLeavesNothingBehind() {
        DueQueue queue = new DueQueue();
        for (int i = 0; i < 100_000; i++) {
            queue.schedule("a", NOON.minusSeconds(i % 7));
        }

        queue.takeNext();

        assertThat(queue.nextDue()).isNull();
        assertThatThrownBy(queue::takeNext).hasMessageContaining("no feed is due");
    }
}
