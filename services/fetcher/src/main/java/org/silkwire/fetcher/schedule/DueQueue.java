package org.silkwire.fetcher.schedule;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feeds in the order in which they are due. Owned by one thread.
 *
 * <p>A binary heap of plain numbers, with the feeds beside them: in one of objects, a comparison of two feeds among a
 * million may wait for the memory four times.
 */
public final class DueQueue {
    private static final int LEFT_BEHIND_AT_MOST = 1_000;
    private static final long NANOS = 1_000_000_000;
    /** The years that nanoseconds in a long reach to: 1677 to 2262. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / NANOS - 1;

    private static final long NEVER = Long.MAX_VALUE;

    /** Where a feed stands until it is taken. */
    private static final class Place {
        final String feedId;
        /** {@link #NEVER} once it is taken or given up. */
        long at = NEVER;

        Place(String feedId) {
            this.feedId = feedId;
        }
    }

    private final Map<String, Place> current = new HashMap<>();

    /** Nanoseconds since the epoch, none later than those at twice its index and one or two more. */
    private long[] times = new long[64];

    /** Whose time it is; one that says another time was put elsewhere since, and is passed over here. */
    private @Nullable Place[] places = new Place[64];

    private int size;

    /** Puts a feed in its place, in place of where it stood before. */
    public void schedule(String feedId, Instant at) {
        long time = nanos(at);
        Place place = current.computeIfAbsent(feedId, Place::new);
        if (place.at == time) {
            return;
        }
        place.at = time;
        add(time, place);
        if (size > 2 * current.size() + LEFT_BEHIND_AT_MOST) {
            clear();
            current.values().forEach(each -> add(each.at, each));
        }
    }

    private static long nanos(Instant at) {
        long seconds = Math.clamp(at.getEpochSecond(), -MOST_SECONDS, MOST_SECONDS);
        return seconds * NANOS + at.getNano();
    }

    /** Takes a feed out; nothing happens where it isn't in. */
    public void remove(String feedId) {
        Place place = current.remove(feedId);
        if (place != null) {
            place.at = NEVER;
        }
    }

    /** How many feeds wait. */
    public int size() {
        return current.size();
    }

    /** When the first feed is due, or null where there is none. */
    public @Nullable Instant nextDue() {
        return first() == null
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(times[0], NANOS), Math.floorMod(times[0], NANOS));
    }

    /**
     * Takes the first feed out.
     *
     * @throws IllegalStateException where there is none
     */
    public String takeNext() {
        Place first = first();
        if (first == null) {
            throw new IllegalStateException("no feed is due; expected a look at nextDue first");
        }
        removeFirst();
        current.remove(first.feedId);
        first.at = NEVER;
        return first.feedId;
    }

    private @Nullable Place first() {
        while (size > 0) {
            Place first = places[0];
            if (first != null && first.at == times[0]) {
                return first;
            }
            removeFirst();
        }
        return null;
    }

    private void add(long time, Place place) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        int at = size++;
        while (at > 0 && isBefore(time, place, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        times[at] = time;
        places[at] = place;
    }

    private void removeFirst() {
        size--;
        long time = times[size];
        Place place = places[size];
        places[size] = null;
        if (size == 0 || place == null) {
            return;
        }
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            int earlier = child + 1 < size && isBefore(times[child + 1], places[child + 1], child) ? child + 1 : child;
            if (isBefore(time, place, earlier)) {
                break;
            }
            move(earlier, at);
            at = earlier;
        }
        times[at] = time;
        places[at] = place;
    }

    private void move(int from, int to) {
        times[to] = times[from];
        places[to] = places[from];
    }

    private void clear() {
        Arrays.fill(places, 0, size, null);
        size = 0;
    }

    /** Of those that are due at one time, the feed whose id comes first. */
    private boolean isBefore(long time, @Nullable Place place, int other) {
        if (time != times[other]) {
            return time < times[other];
        }
        Place there = places[other];
        return place != null && there != null && place.feedId.compareTo(there.feedId) < 0;
    }
}
