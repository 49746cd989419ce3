package org.silkwire.standalone.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which stories have been told by now: one more each interval, in their order over all outlets, edition after edition. A
 * value: each step gives the next one.
 *
 * @param programme every story's place, in the order of telling
 * @param releases the last told, oldest first, at most {@value #KEPT}
 */
record Timeline(List<Place> programme, List<Release> releases) {
    /** Enough for every outlet's feed to show a full window. */
    static final int KEPT = 200;

    /** A pause as long as this many intervals was no pause but a sleep: what was missed is not made up for. */
    private static final int ASLEEP = 10;

    Timeline {
        programme = List.copyOf(programme);
        releases = List.copyOf(releases);
    }

    /**
     * Where a story stands.
     *
     * @param outlet its id
     * @param story its id
     */
    record Place(String outlet, String story) {
        private static Place of(Release release) {
            return new Place(release.outlet(), release.story());
        }
    }

    /** The order of telling: by the stories' {@code order}, then as the outlets stand. */
    static List<Place> programme(List<Outlet> outlets) {
        record Entry(int order, Place place) {}
        return outlets.stream()
                .flatMap(outlet -> outlet.stories().stream()
                        .map(story -> new Entry(
                                story.order(), new Place(outlet.outlet().id(), story.id()))))
                .sorted(Comparator.comparingInt(Entry::order))
                .map(Entry::place)
                .toList();
    }

    /** As the newsroom opens again: one more story is told at once, however long it was closed. */
    Timeline opened(Instant now) {
        return told(now);
    }

    /** With everything told that is due. */
    Timeline at(Instant now, Duration interval) {
        Timeline timeline = this;
        Optional<Instant> due = timeline.due(interval);
        if (due.isPresent() && now.isAfter(due.get().plus(interval.multipliedBy(ASLEEP)))) {
            return told(now);
        }
        while (due.isPresent() && !due.get().isAfter(now)) {
            timeline = timeline.told(due.get());
            due = timeline.due(interval);
        }
        return timeline;
    }

    private Optional<Instant> due(Duration interval) {
        return releases.isEmpty()
                ? Optional.empty()
                : Optional.of(releases.getLast().at().plus(interval));
    }

    private Timeline told(Instant at) {
        if (programme.isEmpty()) {
            return this;
        }
        List<Release> told = new ArrayList<>(releases);
        told.add(next(at));
        return new Timeline(programme, told.subList(Math.max(0, told.size() - KEPT), told.size()));
    }

    private Release next(Instant at) {
        if (releases.isEmpty()) {
            return release(1, 0, at);
        }
        Release last = releases.getLast();
        int place = programme.indexOf(Place.of(last)) + 1;
        // A story that was told but is in the programme no more leads to a new edition, too.
        boolean goesOn = place > 0 && place < programme.size();
        return goesOn ? release(last.edition(), place, at) : release(last.edition() + 1, 0, at);
    }

    private Release release(int edition, int place, Instant at) {
        Place next = programme.get(place);
        return new Release(edition, next.outlet(), next.story(), at);
    }

    /** Of one outlet, newest first. */
    List<Release> of(String outlet, int atMost) {
        return releases.reversed().stream()
                .filter(release -> release.outlet().equals(outlet))
                .limit(atMost)
                .toList();
    }
}
