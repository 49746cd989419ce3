package org.silkwire.classifier.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Timeline timeline = Timeline.EMPTY
            .with(Harbours.version(1, NOON))
            .with(Harbours.version(2, NOON.plusSeconds(60)))
            .with(Harbours.version(3, NOON.plusSeconds(120)));

    @Test
    void aVersionIsInForceFromItsMomentUntilTheNextTakesEffect() {
        assertThat(number(NOON.plusSeconds(60).minusNanos(1))).isEqualTo(1);
        assertThat(number(NOON.plusSeconds(60))).isEqualTo(2);
        assertThat(number(NOON.plusSeconds(119))).isEqualTo(2);
        assertThat(number(NOON.plusSeconds(9999))).isEqualTo(3);
    }

    @Test
    void whatIsOlderThanTheFirstIsJudgedByTheFirst() {
        assertThat(number(NOON.minusSeconds(86_400))).isEqualTo(1);
        assertThat(timeline.without(1).at(NOON)).map(Version::number).contains(2);
    }

    @Test
    void aVersionHasEndedWhenTheNextOneTookEffectBeforeTheMoment() {
        assertThat(timeline.endedBefore(NOON.plusSeconds(60))).isEmpty();
        assertThat(timeline.endedBefore(NOON.plusSeconds(61)))
                .extracting(Version::number)
                .containsExactly(1);
        assertThat(timeline.endedBefore(Instant.MAX))
                .extracting(Version::number)
                .containsExactly(1, 2);
    }

    @Test
    void withoutVersionsNothingIsInForce() {
        assertThat(Timeline.EMPTY.at(NOON)).isEmpty();
        assertThat(Timeline.EMPTY.latest()).isEmpty();
    }

    /** An instance that has not read the last versions yet judges everything before their moments as one that has. */
    @Property
    void versionsToComeChangeNothingBeforeTheirMoment(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 100) Integer> gaps,
            @ForAll @IntRange(max = 900) int second,
            @ForAll @IntRange(max = 8) int unread) {
        Timeline all = Timeline.EMPTY;
        Timeline some = Timeline.EMPTY;
        Instant effectiveAt = NOON;
        Instant firstUnread = Instant.MAX;
        for (int i = 0; i < gaps.size(); i++) {
            effectiveAt = effectiveAt.plusSeconds(gaps.get(i));
            Version version = Harbours.version(i + 1, effectiveAt);
            all = all.with(version);
            if (i == 0 || i < gaps.size() - unread) {
                some = some.with(version);
            } else if (firstUnread.equals(Instant.MAX)) {
                firstUnread = effectiveAt;
            }
        }
        Instant moment = NOON.plusSeconds(second);
        if (moment.isBefore(firstUnread)) {
            assertThat(some.at(moment)).isEqualTo(all.at(moment));
        }
    }

    private int number(Instant moment) {
        return timeline.at(moment).orElseThrow().number();
    }
}
