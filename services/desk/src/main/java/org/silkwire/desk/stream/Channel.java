package org.silkwire.desk.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.silkwire.desk.index.Changes;
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
    private final Deque<Told> recent = new ArrayDeque<>();
    private final List<String> removed = new ArrayList<>();
    private final Thread teller;
    /** The number up to which the index was asked. */
    private long asked;
    /** The highest number whose event may have been dropped from {@link #recent}. */
    private long dropped;
    /** Counts events told, and so gives each its place. */
    private long count;

    private boolean dirty;
    private int listeners;
    private volatile boolean closed;

    /** An event at its place; {@code seq} is the change it tells, or for a removal the last change before it. */
    private record Told(long place, long seq, boolean removal, byte[] bytes) {

        /** Whether somebody who knows the changes up to a number may not know it. */
        boolean isNewsAfter(long known) {
            return seq > known || (removal && seq == known);
        }
    }

    /**
     * Where a listener stands.
     *
     * @param seq up to which it knows the changes
     * @param place of the next event it wants, or −1 while it reads from the index
     */
    record Place(long seq, long place) {}

    record Found(List<byte[]> events, Place place) {}

    Channel(StoryIndex index, StoryQuery wanted, EventFormat format) {
        this.index = index;
        this.wanted = wanted;
        this.format = format;
        asked = index.lastSeq();
        dropped = asked;
        teller = Thread.ofVirtual().name("desk-channel").start(this::tell);
    }

    Listening join(long seq, Runnable onClose) {
        lock.lock();
        try {
            listeners++;
            // At once, not with the first question: what is told between the two is news.
            return new Listening(this, new Place(seq, seq >= dropped ? placeAfter(seq) : -1), onClose);
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

    void wake(Changes changes) {
        lock.lock();
        try {
            removed.addAll(changes.removed());
            dirty = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        try {
            while (!closed) {
                List<String> gone = awaitNews();
                try {
                    tellChanges();
                    gone.forEach(
                            id -> add(index.lastSeq(), true, format.removed(id).bytes(null)));
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

    private List<String> awaitNews() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!dirty) {
                news.await();
            }
            dirty = false;
            List<String> gone = List.copyOf(removed);
            removed.clear();
            return gone;
        } finally {
            lock.unlock();
        }
    }

    private void tellChanges() {
        // Taken before asking: what comes meanwhile is asked for again.
        long end = index.lastSeq();
        if (end < asked) {
            startOver();
        }
        while (true) {
            List<StoryRow> rows = index.since(wanted, asked, CHUNK);
            for (StoryRow row : rows) {
                add(row.seq(), false, bytes(row));
                asked = row.seq();
            }
            if (rows.size() < CHUNK) {
                asked = Math.max(asked, end);
                return;
            }
        }
    }

    /** The index was begun anew, with numbers that start from the beginning. */
    private void startOver() {
        lock.lock();
        try {
            asked = 0;
            dropped = 0;
            recent.clear();
        } finally {
            lock.unlock();
        }
    }

    private byte[] bytes(StoryRow row) {
        String id = index.position(row).toString();
        List<ServerSentEvent> events = format.changed(row);
        if (events.size() == 1) {
            return events.getFirst().bytes(id);
        }
        var out = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < events.size(); i++) {
            out.writeBytes(events.get(i).bytes(i == events.size() - 1 ? id : null));
        }
        return out.toByteArray();
    }

    private void add(long seq, boolean removal, byte[] bytes) {
        lock.lock();
        try {
            recent.addLast(new Told(count++, seq, removal, bytes));
            if (recent.size() > RECENT) {
                dropped = recent.removeFirst().seq();
            }
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What comes after a place, waiting for it where need be. */
    Found after(Place from, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            Place place = from;
            while (!closed) {
                if (place.place() < 0 && place.seq() >= dropped) {
                    place = new Place(place.seq(), placeAfter(place.seq()));
                } else if (place.place() >= 0 && place.place() < count - recent.size()) {
                    place = new Place(place.seq(), -1);
                    continue;
                }
                if (place.place() < 0) {
                    break;
                }
                if (place.place() < count) {
                    return recentFrom(place);
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
        return fromIndex(from.seq());
    }

    private long placeAfter(long seq) {
        for (Told each : recent) {
            if (each.isNewsAfter(seq)) {
                return each.place();
            }
        }
        return count;
    }

    private Found recentFrom(Place place) {
        int skip = (int) (place.place() - (count - recent.size()));
        List<byte[]> events = new ArrayList<>(recent.size() - skip);
        long seq = place.seq();
        Iterator<Told> each = recent.iterator();
        for (int i = 0; each.hasNext(); i++) {
            Told event = each.next();
            if (i >= skip) {
                events.add(event.bytes());
                seq = Math.max(seq, event.seq());
            }
        }
        return new Found(events, new Place(seq, count));
    }

    private Found fromIndex(long seq) {
        long end = index.lastSeq();
        List<StoryRow> rows = index.since(wanted, seq, CHUNK);
        List<byte[]> events = rows.stream().map(this::bytes).toList();
        long reached = rows.isEmpty() ? end : rows.getLast().seq();
        return new Found(events, new Place(rows.size() < CHUNK ? Math.max(reached, end) : reached, -1));
    }
}
