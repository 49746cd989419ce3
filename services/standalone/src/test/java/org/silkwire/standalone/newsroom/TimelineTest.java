package org.silkwire.standalone.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.silkwire.standalone.newsroom.Timeline.Place;

class TimelineTest {
    private static final Instant OPENING = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(4);
    private static final List<Place> PROGRAMME =
            List.of(new Place("harbour", "fair"), new Place("valley", "rail"), new Place("harbour", "crane"));

    private final Timeline closed = new Timeline(PROGRAMME, List.of());

    @Test
    void tellsTheFirstStoryAsItOpensAndOneMoreEachInterval() {
        Timeline opened = closed.opened(OPENING);

        assertThat(opened.at(OPENING.plusMillis(3_999), INTERVAL).releases())
                .containsExactly(new Release(1, "harbour", "fair", OPENING));
        assertThat(opened.at(OPENING.plusSeconds(8), INTERVAL).releases())
                .containsExactly(
                        new Release(1, "harbour", "fair", OPENING),
                        new Release(1, "valley", "rail", OPENING.plusSeconds(4)),
                        new Release(1, "harbour", "crane", OPENING.plusSeconds(8)));
    }

    @Test
    void beginsANewEditionAfterTheLastStory() {
        assertThat(closed.opened(OPENING).at(OPENING.plusSeconds(12), INTERVAL).releases())
                .last()
                .isEqualTo(new Release(2, "harbour", "fair", OPENING.plusSeconds(12)));
    }

    @Test
    void goesOnWhereItWasWhenItOpensAgain() {
        Timeline before = closed.opened(OPENING).at(OPENING.plusSeconds(4), INTERVAL);
        Instant nextDay = OPENING.plus(Duration.ofDays(1));

        Timeline after = new Timeline(PROGRAMME, before.releases()).opened(nextDay);

        assertThat(after.releases())
                .startsWith(before.releases().toArray(Release[]::new))
                .last()
                .isEqualTo(new Release(1, "harbour", "crane", nextDay));
    }

    @Test
    void doesNotMakeUpForASleep() {
        Instant nextDay = OPENING.plus(Duration.ofDays(1));

        assertThat(closed.opened(OPENING).at(nextDay, INTERVAL).releases())
                .containsExactly(new Release(1, "harbour", "fair", OPENING), new Release(1, "valley", "rail", nextDay));
    }

    @Test
    void beginsANewEditionWhereTheLastStoryToldIsGone() {
        Timeline changed = new Timeline(PROGRAMME, List.of(new Release(3, "harbour", "withdrawn", OPENING)));

        assertThat(changed.opened(OPENING.plusSeconds(1)).releases())
                .last()
                .isEqualTo(new Release(4, "harbour", "fair", OPENING.plusSeconds(1)));
    }

    @Test
    void hasNothingToTellWithoutStories() {
        Timeline empty = new Timeline(List.of(), List.of()).opened(OPENING);

        assertThat(empty.at(OPENING.plusSeconds(60), INTERVAL).releases()).isEmpty();
    }

    @Property
    void neverTellsTwiceUnderOneIdNorBackwards(@ForAll List<@IntRange(max = 100_000) Integer> pauses) {
        Timeline timeline = closed.opened(OPENING);
        Instant now = OPENING;
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            timeline = timeline.at(now, INTERVAL);
        }

        List<Release> releases = timeline.releases();
        assertThat(releases)
                .hasSizeLessThanOrEqualTo(Timeline.KEPT)
                .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(new HashSet<>(releases.stream().map(Release::guid).toList())).hasSameSizeAs(releases);
        assertThat(new HashSet<>(releases.stream().map(Release::path).toList())).hasSameSizeAs(releases);
    }
}
