package org.silkwire.fetcher.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Feeds in the order in which they are due. Owned by one thread. */
public final class DueQueue {
    /**
     * A feed's place.
     *
     * @param at in microseconds since 1970
     * @param number tells it from an earlier one at the same time
     */
    private record Due(long at, String feedId, long number) {}

    private static final int LEFT_BEHIND_AT_MOST = 1_000;
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    /** No feed is due later, and what is later still is as far away. */
    private static final long LATEST = Long.MAX_VALUE / MICROS - 1;

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparing(Due::feedId));

    private long scheduled;

    /** What holds; entries of the queue that are not these are left behind by a change and passed over. */
    private final Map<String, Due> current = new HashMap<>();

    /** Puts a feed in its place, in place of where it stood before. */
    public void schedule(String feedId, Instant at) {
        Due due = new Due(micros(at), feedId, scheduled++);
        current.put(feedId, due);
        queue.add(due);
        if (queue.size() > 2 * current.size() + LEFT_BEHIND_AT_MOST) {
            queue.clear();
            queue.addAll(current.values());
        }
    }

    /** Rounded up, so that no feed comes out before its time. */
    private static long micros(Instant at) {
        long seconds = Math.clamp(at.getEpochSecond(), -LATEST, LATEST);
        return seconds * MICROS + (at.getNano() + NANOS - 1) / NANOS;
    }

    /** Takes a feed out; nothing happens where it isn't in. */
    public void remove(String feedId) {
        current.remove(feedId);
    }

    /** How many feeds wait. */
    public int size() {
        return current.size();
    }

    /** When the first feed is due, or null where there is none. */
    public @Nullable Instant nextDue() {
        Due first = first();
        return first == null
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(first.at, MICROS), Math.floorMod(first.at, MICROS) * NANOS);
    }

    /**
     * Takes the first feed out.
     *
     * @throws IllegalStateException where there is none
     */
    public String takeNext() {
        Due first = first();
        if (first == null) {
            throw new IllegalStateException("no feed is due; expected a look at nextDue first");
        }
        queue.remove();
        current.remove(first.feedId);
        return first.feedId;
    }

    private @Nullable Due first() {
        Due first = queue.peek();
        while (first != null && !first.equals(current.get(first.feedId))) {
            queue.remove();
            first = queue.peek();
        }
        return first;
    }
}
