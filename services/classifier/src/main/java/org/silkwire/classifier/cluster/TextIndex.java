package org.silkwire.classifier.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Which texts share a key. It lies on the heap and is made from the texts that the store holds: most keys that are asked for
 * are no other text's, and memory says so in a hundredth of the time that a store takes.
 *
 * <p>Each key of a text is a posting, in the order of the texts' numbers, and knows the place of the posting before it whose
 * key falls into the same slot. Texts go oldest first, so that postings fall away by the chunk at their old end, and a
 * chain of them ends where it leads there. A text that goes out of turn is passed by until then. With its slot, a posting takes
 * 14 to 16 bytes.
 */
final class TextIndex {
    /** A key that more texts share is found in the newest of them. */
    static final int SHARED_BY = 24;

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int POSTINGS_A_SLOT = 2;
    private static final int NOWHERE = -1;
    private static final int FULL = Integer.MAX_VALUE - 1_000;

    /** The postings from {@link #start} on. */
    private final List<Chunk> chunks = new ArrayList<>();
    /** Texts that are held, by their number from {@link #first} on. */
    private final BitSet held = new BitSet();
    /** The place of the newest posting of each slot; of those that are gone too. */
    private int[] slots = emptySlots(CHUNK);

    private int start;
    private int end;
    private long first = NOWHERE;
    private long newest = NOWHERE;
    private long oldest = NOWHERE;

    private static final class Chunk {
        private final int[] keys = new int[CHUNK];
        private final int[] texts = new int[CHUNK];
        private final int[] before = new int[CHUNK];
    }

    /**
     * Makes a text known.
     *
     * @param number greater than all before
     */
    void add(long number, int[] keys) {
        if (number <= newest) {
            throw new IllegalArgumentException("text " + number + " after " + newest + "; expected a greater number");
        }
        if (first == NOWHERE) {
            first = number;
        }
        if (oldest == NOWHERE) {
            oldest = number;
        }
        newest = number;
        int text = (int) (number - first);
        held.set(text);
        for (int key : keys) {
            post(key, text);
        }
    }

    private void post(int key, int text) {
        int place = end++;
        if (place - start == chunks.size() << CHUNK_BITS) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunk(place);
        int at = place & (CHUNK - 1);
        chunk.keys[at] = key;
        chunk.texts[at] = text;
        link(place);
        if (end - start > POSTINGS_A_SLOT * slots.length) {
            slots = emptySlots(2 * slots.length);
            for (int each = start; each < end; each++) {
                link(each);
            }
        }
    }

    private void link(int place) {
        Chunk chunk = chunk(place);
        int at = place & (CHUNK - 1);
        int slot = chunk.keys[at] & (slots.length - 1);
        chunk.before[at] = slots[slot];
        slots[slot] = place;
    }

    boolean holds(long number) {
        return oldest != NOWHERE && number >= oldest && number <= newest && held.get((int) (number - first));
    }

    /** Forgets a text that is held. */
    void remove(long number) {
        held.clear((int) (number - first));
        if (number == oldest) {
            int next = held.nextSetBit((int) (number - first));
            oldest = next < 0 ? NOWHERE : first + next;
            dropWhatIsGone();
        }
    }

    private void dropWhatIsGone() {
        int kept = oldest == NOWHERE ? Integer.MAX_VALUE : (int) (oldest - first);
        int gone = 0;
        while (gone < chunks.size() - 1 && chunks.get(gone).texts[CHUNK - 1] < kept) {
            gone++;
        }
        chunks.subList(0, gone).clear();
        start += gone << CHUNK_BITS;
    }

    /** The newest texts that have the key, {@link #SHARED_BY} at most, the newest first. */
    void find(int key, LongConsumer found) {
        int left = oldest == NOWHERE ? 0 : SHARED_BY;
        int kept = (int) (oldest - first);
        int place = slots[key & (slots.length - 1)];
        while (left > 0 && place >= start) {
            Chunk chunk = chunk(place);
            int at = place & (CHUNK - 1);
            int text = chunk.texts[at];
            if (text < kept) {
                return;
            }
            if (chunk.keys[at] == key && held.get(text)) {
                found.accept(first + text);
                left--;
            }
            place = chunk.before[at];
        }
    }

    /** The smallest number that is held. */
    OptionalLong oldest() {
        return oldest == NOWHERE ? OptionalLong.empty() : OptionalLong.of(oldest);
    }

    /** How many texts were added since the oldest that is held, that one included: what bounds the memory that this takes. */
    long span() {
        return oldest == NOWHERE ? 0 : newest - oldest + 1;
    }

    /** Whether its places are used up, after some hundred million texts: another is to be made from those that are held. */
    boolean isFull() {
        return end > FULL;
    }

    private Chunk chunk(int place) {
        return chunks.get((place - start) >> CHUNK_BITS);
    }

    private static int[] emptySlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, NOWHERE);
        return slots;
    }
}
