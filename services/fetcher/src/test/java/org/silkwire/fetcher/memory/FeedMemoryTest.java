package org.silkwire.fetcher.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.silkwire.fetcher.memory.Sighting.Edited;
import org.silkwire.fetcher.memory.Sighting.New;
import org.silkwire.fetcher.memory.Sighting.Retracted;
import org.silkwire.fetcher.parse.FeedDocument.Tombstone;
import org.silkwire.fetcher.parse.FeedEntry;

class FeedMemoryTest {
    private static final String FEED = "feed";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FeedMemory memory = new FeedMemory(FEED);

    @Nested
    class TellsNewFromSeen {
        @Test
        void theFirstWindowIsNewAltogether() {
            Recollection first =
                    see(entry("g1", "https://a.example/1", "One"), entry("g2", "https://a.example/2", "Two"));

            assertThat(first.firstWindow()).isTrue();
            assertThat(first.known()).isZero();
            assertThat(first.sightings()).hasSize(2).allMatch(New.class::isInstance);
        }

        @Test
        void theSameWindowAgainTellsNothingAndWritesNothing() {
            see(entry("g1", "https://a.example/1", "One"));
            memory.takeChanges();

            Recollection again = see(entry("g1", "https://a.example/1", "One"));

            assertThat(again.sightings()).isEmpty();
            assertThat(again.known()).isEqualTo(1);
            assertThat(memory.takeChanges()).isEmpty();
        }

        @Test
        void orderAndBlanksDoNotMatter() {
            see(entry("g1", null, "One  story"), entry("g2", null, "Two"));

            assertThat(see(entry("g2", null, "Two"), entry("g1", null, " One story\n"))
                            .sightings())
                    .isEmpty();
        }

        @Test
        void entriesWithNeitherGuidNorLinkAreKeptApartByTitleAndText() {
            assertThat(see(
                                    entry(null, null, "One"),
                                    entry(null, null, "Two"),
                                    text("same title", "a"),
                                    text("same title", "b"))
                            .sightings())
                    .hasSize(4);
            assertThat(see(entry(null, null, "One"), text("same title", "b")).sightings())
                    .isEmpty();
        }

        @Test
        void aGuidSharedByDifferentStoriesDoesNotSwallowThem() {
            FeedEntry[] window = {
                entry("same", "https://a.example/1", "One"),
                entry("same", "https://a.example/2", "Two"),
                entry("same", "https://a.example/3", "Three")
            };

            assertThat(see(window).sightings()).hasSize(3);
            assertThat(see(window).sightings()).isEmpty();
        }

        @Test
        void aGuidThatWasSharedOnceIsStillKnownWhenItStandsAlone() {
            see(entry("same", "https://a.example/1", "One"), entry("same", "https://a.example/2", "Two"));

            assertThat(see(entry("same", "https://a.example/2", "Two")).sightings())
                    .isEmpty();
        }

        @Test
        void anEntryRepeatedInOneWindowIsOneEntry() {
            assertThat(see(entry("g", "https://a.example/1", "One"), entry("g", "https://a.example/1", "One"))
                            .sightings())
                    .hasSize(1);
        }

        @Test
        void aGuidThatChangesIsSeenThroughByTheLink() {
            see(entry("old", "https://a.example/1", "One"));

            assertThat(see(entry("new", "https://a.example/1", "One")).sightings())
                    .isEmpty();
            assertThat(see(entry("new", "https://a.example/1", "One")).sightings())
                    .isEmpty();
        }

        @Test
        void aFeedInTheHabitOfChangingItsGuidsIsSeenThroughEvenWhereAnEntryWasEdited() {
            see(
                    entry("session1-1", "https://a.example/1", "One"),
                    entry("session1-2", "https://a.example/2", "Two"),
                    entry("session1-3", "https://a.example/3", "Three"));

            Recollection again = see(
                    entry("session2-1", "https://a.example/1", "One"),
                    entry("session2-2", "https://a.example/2", "Two"),
                    entry("session2-3", "https://a.example/3", "Three, corrected"));

            assertThat(only(again)).isInstanceOf(Edited.class);
        }

        @Test
        void itemsDatedBackBeforeTheirNeighboursAreNewAllTheSame() {
            see(dated("g1", NOW), dated("g2", NOW));

            assertThat(see(dated("g1", NOW), dated("g2", NOW), dated("g3", NOW), dated("g4", NOW.minusSeconds(86_400)))
                            .sightings())
                    .hasSize(2)
                    .allMatch(New.class::isInstance);
        }

        @Test
        void aPageThatIsUsedAgainForAnotherStoryHidesNothing() {
            see(entry("monday", "https://a.example/today", "Monday's prices"));

            assertThat(see(entry("tuesday", "https://a.example/today", "Tuesday's prices"))
                            .sightings())
                    .hasSize(1)
                    .allMatch(New.class::isInstance);
        }

        @Test
        void aLinkThatMovesWithItsGuidStandingIsNoNews() {
            see(entry("g", "https://n1.example/1", "One"));

            assertThat(see(entry("g", "https://n2.example/1", "One")).sightings())
                    .isEmpty();
        }

        @Test
        void trackingParametersMakeNoNewEntry() {
            see(entry(null, "https://a.example/1?utm_source=rss", "One"));

            assertThat(see(entry(null, "https://a.example/1?utm_source=atom#top", "One"))
                            .sightings())
                    .isEmpty();
        }

        @Test
        void whatVanishesAndComesBackIsNotToldTwice() {
            see(entry("g1", null, "One"), entry("g2", null, "Two"));
            recall(NOW.plus(Duration.ofDays(1)), entry("g2", null, "Two"));

            assertThat(recall(NOW.plus(Duration.ofDays(80)), entry("g1", null, "One"), entry("g2", null, "Two"))
                            .sightings())
                    .isEmpty();
        }

        @Test
        void ninetyDaysAfterItLeftAnEntryIsForgotten() {
            see(entry("g1", null, "One"), entry("g2", null, "Two"));
            recall(NOW.plus(Duration.ofDays(200)), entry("g2", null, "Two"));
            recall(NOW.plus(Duration.ofDays(291)), entry("g2", null, "Two"));

            assertThat(memory.size()).isEqualTo(1);
        }
    }

    @Nested
    class TellsEdits {
        @Test
        void anEditCountsUpAndNamesItsFields() {
            String id = only(see(entry("g", "https://a.example/1", "One"))).articleId();

            Edited edited = (Edited) only(see(entry("g", "https://a.example/2", "One, corrected")));

            assertThat(edited.articleId()).isEqualTo(id);
            assertThat(edited.revision()).isEqualTo(2);
            assertThat(edited.changedFields()).containsExactly("title", "url");
        }

        @Test
        void anEntryTakenBackIsToldOnceAndMayReturn() {
            see(entry("g", null, "One"));
            Tombstone tombstone = new Tombstone("g", NOW);

            Recollection retracted = memory.recall(List.of(), List.of(tombstone), NOW);
            Recollection again = memory.recall(List.of(), List.of(tombstone), NOW);
            Recollection back = see(entry("g", null, "One"));

            assertThat(((Retracted) only(retracted)).revision()).isEqualTo(2);
            assertThat(again.sightings()).isEmpty();
            assertThat(((Edited) only(back)).revision()).isEqualTo(3);
        }
    }

    @Nested
    class LeavesRevisionsToPages {
        @Test
        void whereTheyAreReadToo() {
            recall(Numbering.EVERY_SECOND, entry("g", null, "One"));

            assertThat(revision(recall(Numbering.EVERY_SECOND, entry("g", null, "Two"))))
                    .isEqualTo(3);
            assertThat(revision(recall(Numbering.EVERY_SECOND, entry("g", null, "Three"))))
                    .isEqualTo(5);
        }

        @Test
        void andPassesTheLastOneWhenTheyAreReadNoMore() {
            recall(Numbering.EVERY_SECOND, entry("g", null, "One"));

            assertThat(revision(recall(Numbering.EACH, entry("g", null, "Two"))))
                    .isEqualTo(3);
            assertThat(revision(recall(Numbering.EACH, entry("g", null, "Three"))))
                    .isEqualTo(4);
            assertThat(revision(recall(Numbering.EVERY_SECOND, entry("g", null, "Four"))))
                    .isEqualTo(5);
            assertThat(revision(recall(Numbering.EVERY_SECOND, entry("g", null, "Five"))))
                    .isEqualTo(7);
        }

        private int revision(Recollection recollection) {
            return ((Edited) only(recollection)).revision();
        }

        private Recollection recall(Numbering numbering, FeedEntry... window) {
            return memory.recall(Arrays.asList(window), List.of(), numbering, NOW);
        }
    }

    @Nested
    class OutlivesTheProcess {
        @Test
        void whatWasWrittenIsRemembered() {
            FeedEntry[] window = IntStream.range(0, 100)
                    .mapToObj(i -> entry("g" + i, "https://a.example/" + i, "Story " + i))
                    .toArray(FeedEntry[]::new);
            see(window);
            FeedMemory restored = restored(memory.takeChanges());

            assertThat(restored.size()).isEqualTo(100);
            assertThat(restored.recall(List.of(window), List.of(), NOW).sightings())
                    .isEmpty();
        }

        @Test
        void oneNewEntryWritesItsOwnChunkOnly() {
            List<FeedEntry> window = new ArrayList<>();
            IntStream.range(0, 100).forEach(i -> window.add(entry("g" + i, null, "Story " + i)));
            memory.recall(window, List.of(), NOW);
            memory.takeChanges();

            window.add(entry("g100", null, "Story 100"));
            memory.recall(window, List.of(), NOW);

            assertThat(memory.takeChanges()).hasSize(1);
        }

        @Test
        void aPollThatFailedLeavesNoTrace() {
            see(entry("g1", null, "One"));
            Map<Integer, byte[]> committed = memory.takeChanges();

            see(entry("g1", null, "One, corrected"), entry("g2", null, "Two"));
            memory.rollBack();

            assertThat(memory.takeChanges()).isEmpty();
            assertThat(see(entry("g1", null, "One, corrected"), entry("g2", null, "Two"))
                            .sightings())
                    .hasSize(2);
            assertThat(committed).hasSize(1);
        }

        @Test
        void foreignBytesAreRefusedWithWhatWasExpected() {
            assertThatThrownBy(() -> memory.restore(0, new byte[] {9, 1, 2}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 bytes")
                    .hasMessageContaining("expected version 1");
        }

        private FeedMemory restored(Map<Integer, byte @Nullable []> chunks) {
            FeedMemory restored = new FeedMemory(FEED);
            new HashMap<>(chunks).forEach(restored::restore);
            return restored;
        }
    }

    private Recollection see(FeedEntry... window) {
        return recall(NOW, window);
    }

    private Recollection recall(Instant when, FeedEntry... window) {
        return memory.recall(Arrays.asList(window), List.of(), when);
    }

    private static Sighting only(Recollection recollection) {
        assertThat(recollection.sightings()).hasSize(1);
        return recollection.sightings().getFirst();
    }

    private static FeedEntry entry(@Nullable String guid, @Nullable String link, @Nullable String title) {
        return new FeedEntry(guid, link, title, null, null, null, null, List.of(), List.of(), List.of(), null, null);
    }

    private static FeedEntry dated(String guid, Instant publishedAt) {
        return new FeedEntry(
                guid, null, guid, null, null, null, null, List.of(), List.of(), List.of(), publishedAt, null);
    }

    private static FeedEntry text(String title, String text) {
        return new FeedEntry(null, null, title, null, text, null, null, List.of(), List.of(), List.of(), null, null);
    }
}
