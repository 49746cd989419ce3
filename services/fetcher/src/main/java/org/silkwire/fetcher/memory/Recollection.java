package org.silkwire.fetcher.memory;

import java.util.List;

/**
 * How a feed's window compares with what was remembered of it.
 *
 * @param sightings what is new, edited or taken back, in the window's order
 * @param windowSize entries in the window, repetitions counted once
 * @param known entries of the window that were remembered
 * @param firstWindow true where nothing was remembered before
 */
public record Recollection(List<Sighting> sightings, int windowSize, int known, boolean firstWindow) {
    public Recollection {
        sightings = List.copyOf(sightings);
    }

    /** The same of a feed that was read before: what it shows is news, though nothing of it is remembered. */
    public Recollection ofKnownFeed() {
        return new Recollection(sightings, windowSize, known, false);
    }
}
