package org.silkwire.classifier.enrich;

import java.util.BitSet;
import java.util.Set;

/**
 * Why a name may mean something else, and what in the same article settles it.
 *
 * @param needs cues that speak for the name's meaning
 * @param unless cues that speak against it
 * @param neighbours countries whose mention speaks for it
 * @param accept what to do where nothing speaks either way
 * @param person whether the name is also a person's
 */
record Doubt(BitSet needs, BitSet unless, Set<String> neighbours, boolean accept, boolean person) {
    Doubt {
        neighbours = Set.copyOf(neighbours);
    }

    /** How many more cues speak for it than against it. */
    int weigh(BitSet found) {
        return count(needs, found) - count(unless, found);
    }

    private static int count(BitSet cues, BitSet found) {
        int count = 0;
        for (int i = cues.nextSetBit(0); i >= 0; i = cues.nextSetBit(i + 1)) {
            count += found.get(i) ? 1 : 0;
        }
        return count;
    }
}
