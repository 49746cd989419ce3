package org.silkwire.fetcher.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.parse.FeedEntry;

/** Whatever windows a feed shows, in whatever order: each story is told once, each edit once, and nothing is lost. */
class FeedMemoryPropertyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** A story at one of its wordings, with a guid or with nothing but its link. */
    record Shown(int story, int wording) {
        FeedEntry entry() {
            String guid = story % 2 == 0 ? "urn:" + story : null;
            return new FeedEntry(
                    guid,
                    "https://a.example/" + story,
                    "Story " + story,
                    "Wording " + wording,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null);
        }
    }

    @Property(tries = 300)
    void eachStoryIsTold(@ForAll("windows") @Size(max = 12) List<List<Shown>> windows) {
        Map<Integer, byte @Nullable []> written = new HashMap<>();
        Map<String, Integer> lastWording = new HashMap<>();
        Set<String> eventIds = new HashSet<>();
        for (int poll = 0; poll < windows.size(); poll++) {
            List<Shown> window = windows.get(poll);
            Map<String, Integer> told = new HashMap<>();
            FeedMemory memory = restored(written);
            for (Sighting sighting : recall(memory, window, poll)) {
                String link = String.valueOf(told(sighting).link());
                assertThat(eventIds.add(sighting.articleId() + "." + revision(sighting)))
                        .isTrue();
                assertThat(sighting instanceof Sighting.New).isEqualTo(!lastWording.containsKey(link));
                told.put(link, wording(told(sighting)));
            }
            for (Shown shown : window) {
                String link = String.valueOf(shown.entry().link());
                boolean news = !Integer.valueOf(shown.wording()).equals(lastWording.get(link));
                assertThat(told.containsKey(link)).isEqualTo(news);
            }
            lastWording.putAll(told);
            written.putAll(memory.takeChanges());
        }
    }

    private static List<Sighting> recall(FeedMemory memory, List<Shown> window, int poll) {
        return memory.recall(window.stream().map(Shown::entry).toList(), List.of(), NOW.plus(Duration.ofDays(poll)))
                .sightings();
    }

    private static FeedEntry told(Sighting sighting) {
        return switch (sighting) {
            case Sighting.New(FeedEntry entry, var _) -> entry;
            case Sighting.Edited(FeedEntry entry, var _, var _, var _) -> entry;
            case Sighting.Retracted _ -> throw new AssertionError("nothing was taken back");
        };
    }

    private static int revision(Sighting sighting) {
        return sighting instanceof Sighting.Edited edited ? edited.revision() : 1;
    }

    private static int wording(FeedEntry entry) {
        return Integer.parseInt(String.valueOf(entry.summary()).substring("Wording ".length()));
    }

    /** As another process would have it after reading what this one wrote. */
    private static FeedMemory restored(Map<Integer, byte @Nullable []> written) {
        FeedMemory restored = new FeedMemory("feed");
        written.forEach(restored::restore);
        return restored;
    }

    /** A window holds each story once. */
    @Provide
    Arbitrary<List<List<Shown>>> windows() {
        Arbitrary<Shown> shown = Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(1, 3))
                .as(Shown::new);
        return shown.list()
                .uniqueElements(Shown::story)
                .ofMaxSize(50)
                .<List<Shown>>map(ArrayList::new)
                .list();
    }
}
