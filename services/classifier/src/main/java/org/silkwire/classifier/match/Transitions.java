package org.silkwire.classifier.match;

import java.util.Arrays;

/** The edges of an automaton: from a state and a symbol to a state, in one open-addressed table of primitives. */
final class Transitions {
    static final int NONE = -1;

    private long[] keys;
    private int[] values;
    private int size;

    Transitions() {
        keys = new long[1 << 10];
        values = new int[1 << 10];
        Arrays.fill(values, NONE);
    }

    int next(int state, int symbol) {
        long key = key(state, symbol);
        int mask = keys.length - 1;
        for (int i = slot(key) & mask; values[i] != NONE; i = (i + 1) & mask) {
            if (keys[i] == key) {
                return values[i];
            }
        }
        return NONE;
    }

    void put(int state, int symbol, int next) {
        // At most a third full: most lookups are misses, which end at the first free slot.
        if (++size * 3 > keys.length) {
            grow();
        }
        insert(key(state, symbol), next);
    }

    private void insert(long key, int value) {
        int mask = keys.length - 1;
        int i = slot(key) & mask;
        while (values[i] != NONE) {
            i = (i + 1) & mask;
        }
        keys[i] = key;
        values[i] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static long key(int state, int symbol) {
        return (long) state << 32 | symbol;
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32);
    }
}
