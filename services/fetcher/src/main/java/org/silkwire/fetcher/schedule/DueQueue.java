package org.silkwire.fetcher.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Feeds in the order in which they are due. Owned by one thread. */
public final class DueQueue {
    private record Due(Instant at, String feedId) {}

    private final PriorityQueue<Due> queue = new PriorityQueue<>((a, b) -> a.at.compareTo(b.at));

    /** What holds; entries of the queue that say otherwise are left behind by a change and passed over. */
    private final Map<String, Instant> current = new HashMap<>();

    /** Puts a feed in its place, in place of where it stood before. */
    public void schedule(String feedId, Instant at) {
        current.put(feedId, at);
        queue.add(new Due(at, feedId));
    }

    /** Takes a feed out; nothing happens where it isn't in. */
    public void remove(String feedId) {
        current.remove(feedId);
    }

    /** When the first feed is due, or null where there is none. */
    public @Nullable Instant nextDue() {
        Due first = first();
        return first == null ? null : first.at;
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
        while (first != null && !first.at.equals(current.get(first.feedId))) {
            queue.remove();
            first = queue.peek();
        }
        return first;
    }
}
