package org.silkwire.desk.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.silkwire.desk.index.Change;
import org.silkwire.desk.index.DamagedIndexException;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one query finds as it changes, worded in one format; the latest events are kept for all its listeners. */
final class Channel {
    private static final Logger log = LoggerFactory.getLogger(Channel.class);

    /** Events kept; whoever is further behind reads from the index. */
    private static final int RECENT = 2048;
    /** Rows asked of the index at once. */
    private static final int CHUNK = 500;
    /** Changes that come within it are told together: a listener is woken ten times a second at most. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final StoryIndex index;
    private final StoryQuery wanted;
    private final EventFormat format;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition told = lock.newCondition();
    /** The event of a place stands at the place's remainder. */
    private final Told[] recent = new Told[RECENT];

    private final Thread teller;
    /** The number up to which the index was asked. */
    private long asked;
    /** The highest number whose event isn't among the {@link #recent} any more. */
    private long dropped;
    /** Of the index that was asked last: numbers of one mean nothing in the next. */
    private long epoch;
    /** Counts the epochs. */
    private int generation;
    /** Counts events told, and so gives each its place. */
    private long count;
    /** The place of the earliest event kept. */
    private long first;

    private boolean dirty;
    private int listeners;
    private volatile boolean closed;

    /** An event; {@code seq} is the change it tells. */
    private record Told(long seq, byte[] bytes) {}

    /**
     * Where a listener stands.
     *
     * @param generation of the index that {@code seq} is of
     * @param seq up to which it knows the changes
     * @param place of the next event it wants, or −1 while it reads from the index
     */
    record Place(int generation, long seq, long place) {}

    record Found(List<byte[]> events, Place place) {}

    Channel(StoryIndex index, StoryQuery wanted, EventFormat format) {
        this.index = index;
        this.wanted = wanted;
        this.format = format;
        epoch = index.epoch();
        asked = index.lastSeq();
        dropped = asked;
        teller = Thread.ofVirtual().name("desk-channel").start(this::tell);
    }

    Listening join(long seq, Runnable onClose) {
        lock.lock();
        try {
            listeners++;
            // At once, not with the first question: what is told between the two is news.
            return new Listening(this, placeAfter(seq), onClose);
        } finally {
            lock.unlock();
        }
    }

    /** Whether that was the last listener; the channel is closed then. */
    boolean leave() {
        lock.lock();
        try {
            listeners--;
            if (listeners == 0) {
                close();
            }
            return listeners == 0;
        } finally {
            lock.unlock();
        }
    }

    int listeners() {
        lock.lock();
        try {
            return listeners;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        teller.interrupt();
        lock.lock();
        try {
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            dirty = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        try {
            while (!closed) {
                awaitNews();
                try {
                    tellChanges();
                } catch (DamagedIndexException e) {
                    // The intake mends it; what was missed is asked for with the next news.
                    log.debug("The index can't be asked what is new", e);
                }
                TimeUnit.NANOSECONDS.sleep(TOGETHER.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitNews() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!dirty) {
                news.await();
            }
            dirty = false;
        } finally {
            lock.unlock();
        }
    }

    private void tellChanges() {
        // Taken before asking: what comes meanwhile is asked for again.
        long end = index.lastSeq();
        if (index.epoch() != epoch) {
            startOver();
        }
        while (true) {
            List<Change> changes = index.since(wanted, asked, CHUNK);
            add(changes.stream().map(each -> new Told(each.seq(), bytes(each))).toList());
            if (!changes.isEmpty()) {
                asked = changes.getLast().seq();
            }
            if (changes.size() < CHUNK) {
                asked = Math.max(asked, end);
                return;
            }
        }
    }

    /** The index was begun anew, with numbers that start from the beginning. */
    private void startOver() {
        lock.lock();
        try {
            epoch = index.epoch();
            asked = 0;
            dropped = 0;
            generation++;
            first = count;
        } finally {
            lock.unlock();
        }
    }

    private byte[] bytes(Change change) {
        String id = index.position(change).toString();
        List<ServerSentEvent> events = switch (change) {
            case Change.Told(StoryRow row) -> format.changed(row);
            case Change.Gone gone -> List.of(format.removed(gone.storyId()));
        };
        if (events.size() == 1) {
            return events.getFirst().bytes(id);
        }
        var out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < events.size(); i++) {
            out.writeBytes(events.get(i).bytes(i == events.size() - 1 ? id : null));
        }
        return out.toByteArray();
    }

    private void add(List<Told> events) {
        lock.lock();
        try {
            for (Told each : events) {
                if (count - first == RECENT) {
                    dropped = at(first++).seq();
                }
                recent[(int) (count++ % RECENT)] = each;
            }
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What comes after a place, waiting for it where need be. */
    Found after(Place from, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        Place place = from;
        lock.lockInterruptibly();
        try {
            while (!closed) {
                place = current(place);
                if (place.place() < 0) {
                    break;
                }
                if (place.place() < count) {
                    Found found = recentFrom(place);
                    if (!found.events().isEmpty()) {
                        return found;
                    }
                    place = found.place();
                }
                if (left <= 0) {
                    return new Found(List.of(), place);
                }
                left = told.awaitNanos(left);
            }
            if (closed) {
                return new Found(List.of(), place);
            }
        } finally {
            lock.unlock();
        }
        return fromIndex(place);
    }

    /** The place among the recent events as they are now. */
    private Place current(Place place) {
        if (place.generation() != generation) {
            return placeAfter(0);
        }
        return place.place() < first ? placeAfter(place.seq()) : place;
    }

    private Place placeAfter(long seq) {
        if (seq < dropped) {
            return new Place(generation, seq, -1);
        }
        long place = count;
        while (place > first && at(place - 1).seq() > seq) {
            place--;
        }
        return new Place(generation, seq, place);
    }

    private Told at(long place) {
        return recent[(int) (place % RECENT)];
    }

    /** Without what the listener read from the index before it was told. */
    private Found recentFrom(Place place) {
        List<byte[]> events = new ArrayList<>();
        long seq = place.seq();
        for (long i = place.place(); i < count; i++) {
            Told each = at(i);
            if (each.seq() > seq) {
                events.add(each.bytes());
                seq = each.seq();
            }
        }
        return new Found(events, new Place(generation, seq, count));
    }

    private Found fromIndex(Place from) {
        long end = index.lastSeq();
        List<Change> changes = index.since(wanted, from.seq(), CHUNK);
        List<byte[]> events = changes.stream().map(this::bytes).toList();
        long reached = changes.isEmpty() ? end : changes.getLast().seq();
        return new Found(
                events, new Place(from.generation(), changes.size() < CHUNK ? Math.max(reached, end) : reached, -1));
    }
}
