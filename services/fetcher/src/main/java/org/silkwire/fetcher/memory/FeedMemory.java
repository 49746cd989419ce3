package org.silkwire.fetcher.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Ids;
import org.silkwire.fetcher.memory.Sighting.Edited;
import org.silkwire.fetcher.memory.Sighting.New;
import org.silkwire.fetcher.memory.Sighting.Retracted;
import org.silkwire.fetcher.parse.FeedDocument.Tombstone;
import org.silkwire.fetcher.parse.FeedEntry;

/**
 * The entries that one feed has shown. It is kept in chunks of {@value MemoryChunk#CAPACITY} entries, the unit that is
 * written to Kafka: a poll that brings one new entry writes one or two small records, not the whole memory.
 *
 * <p>An entry is remembered while it stands in the feed's window and {@value #DAYS_REMEMBERED} days after it left, so
 * that what vanishes and comes back isn't told twice.
 *
 * <p>Not safe for use by several threads: one poll of a feed is in flight at a time, and owns the memory meanwhile.
 */
public final class FeedMemory {
    static final int DAYS_REMEMBERED = 90;

    /** Entries whose guid changed while all else stood, in one window: fewer are no habit. */
    private static final int LEAST_HABIT = 2;

    private final String feedId;
    private final TreeMap<Integer, MemoryChunk> chunks = new TreeMap<>();

    /**
     * What the chunks touched since the last {@link #takeChanges} held before; null for one that didn't exist. Of a feed at
     * rest it is the one empty map that all share.
     */
    private Map<Integer, byte @Nullable []> before = Map.of();

    public FeedMemory(String feedId) {
        this.feedId = feedId;
    }

    /**
     * Puts a stored chunk back.
     *
     * @param number the chunk's, as {@link #takeChanges} gave it
     * @param bytes what it was written as, or null where it was deleted
     * @throws IllegalArgumentException where the bytes are no chunk of this version
     */
    public void restore(int number, byte @Nullable [] bytes) {
        if (bytes == null) {
            chunks.remove(number);
        } else {
            chunks.put(number, MemoryChunk.ofBytes(bytes));
        }
    }

    /** Numbers of the chunks that hold entries. */
    public Set<Integer> chunks() {
        return Set.copyOf(chunks.keySet());
    }

    /** Entries remembered. */
    public int size() {
        return chunks.values().stream().mapToInt(MemoryChunk::size).sum();
    }

    /**
     * Chunks that changed since this was last asked, by number; null for one that is to be deleted. They must be
     * committed together with what {@link #recall} reported, or this memory thrown away.
     */
    public Map<Integer, byte @Nullable []> takeChanges() {
        if (before.isEmpty()) {
            return Map.of();
        }
        Map<Integer, byte @Nullable []> bytes = new HashMap<>();
        for (int number : before.keySet()) {
            MemoryChunk chunk = chunks.get(number);
            bytes.put(number, chunk == null ? null : chunk.toBytes());
        }
        before = Map.of();
        return bytes;
    }

    /** Forgets what {@link #recall} learnt since {@link #takeChanges}, for a poll that failed after it. */
    public void rollBack() {
        before.forEach(this::restore);
        before = Map.of();
    }

    /** The same, with each edit counted by one. */
    public Recollection recall(List<FeedEntry> window, List<Tombstone> tombstones, Instant now) {
        return recall(window, tombstones, Numbering.EACH, now);
    }

    /**
     * Compares a feed's window with what is remembered, and remembers the window.
     *
     * @param window the feed's entries, in its order
     * @param tombstones entries that the feed says are deleted
     * @param numbering how edits are counted from here on
     * @param now when the window was read
     */
    public Recollection recall(List<FeedEntry> window, List<Tombstone> tombstones, Numbering numbering, Instant now) {
        boolean first = chunks.isEmpty();
        short today = MemoryChunk.day(now);
        List<WindowEntry> entries = WindowEntry.of(window);
        Map<Long, Slot> known = match(entries);

        List<Sighting> sightings = new ArrayList<>();
        for (WindowEntry entry : entries) {
            Slot slot = known.get(entry.key());
            if (slot == null) {
                sightings.add(new New(entry.entry(), remember(entry, numbering)));
            } else {
                seeAgain(entry, slot, numbering, sightings);
            }
        }
        for (Tombstone tombstone : tombstones) {
            retract(tombstone, sightings);
        }
        forgetTheAbsent(entries, today);
        return new Recollection(sightings, entries.size(), known.size(), first);
    }

    /** First by the entry's own key; what is left by its link, where title or text agree. */
    private Map<Long, Slot> match(List<WindowEntry> entries) {
        Map<Long, WindowEntry> byKey = new HashMap<>();
        Map<Long, WindowEntry> byLink = new HashMap<>();
        for (WindowEntry entry : entries) {
            byKey.put(entry.key(), entry);
            byKey.putIfAbsent(entry.detailedKey(), entry);
            if (entry.linkKey() != WindowEntry.NO_KEY) {
                byLink.put(entry.linkKey(), entry);
            }
        }
        Map<Long, Slot> known = new HashMap<>();
        for (var chunk : chunks.entrySet()) {
            for (int i = 0; i < chunk.getValue().size(); i++) {
                WindowEntry entry = byKey.get(chunk.getValue().key(i));
                if (entry != null) {
                    known.put(entry.key(), new Slot(chunk.getKey(), i));
                }
            }
        }
        if (known.size() < entries.size()) {
            matchByLink(byLink, known);
        }
        return known;
    }

    /**
     * For feeds that give an entry a new guid now and then. The page of a story that reads otherwise may have been used
     * again for another one; in a window most of whose guids are new under known pages, the habit speaks against that.
     */
    private void matchByLink(Map<Long, WindowEntry> byLink, Map<Long, Slot> known) {
        Set<Slot> taken = new HashSet<>(known.values());
        Map<WindowEntry, Slot> doubtful = new LinkedHashMap<>();
        int byGuid = known.size();
        for (var chunk : chunks.entrySet()) {
            for (int i = 0; i < chunk.getValue().size(); i++) {
                WindowEntry entry = byLink.get(chunk.getValue().link(i));
                Slot slot = new Slot(chunk.getKey(), i);
                if (entry == null || known.containsKey(entry.key()) || taken.contains(slot)) {
                    continue;
                }
                if (entry.tellsTheSame(chunk.getValue(), i)) {
                    adopt(entry, slot, known);
                } else {
                    doubtful.put(entry, slot);
                }
            }
        }
        int moved = known.size() - byGuid;
        if (moved >= LEAST_HABIT && moved > byGuid) {
            doubtful.forEach((entry, slot) -> adopt(entry, slot, known));
        }
    }

    private void adopt(WindowEntry entry, Slot slot, Map<Long, Slot> known) {
        if (known.putIfAbsent(entry.key(), slot) == null) {
            touch(slot.chunk()).setKey(slot.index(), entry.key());
        }
    }

    private String remember(WindowEntry entry, Numbering numbering) {
        String articleId = Ids.articleId(feedId, entry.identity());
        int number = chunks.isEmpty() ? 0 : chunks.lastKey();
        if (!chunks.isEmpty() && chunks.lastEntry().getValue().isFull()) {
            number++;
        }
        touch(number).add(articleId, entry, numbering);
        return articleId;
    }

    private void seeAgain(WindowEntry entry, Slot slot, Numbering numbering, List<Sighting> sightings) {
        MemoryChunk chunk = slot.in(chunks);
        if (chunk.absentSince(slot.index()) != MemoryChunk.PRESENT) {
            touch(slot.chunk()).setAbsentSince(slot.index(), MemoryChunk.PRESENT);
        }
        List<String> fields = entry.changedFields(chunk, slot.index());
        if (fields.isEmpty() && !chunk.isRetracted(slot.index())) {
            return;
        }
        touch(slot.chunk()).revise(slot.index(), entry, numbering);
        sightings.add(new Edited(entry.entry(), chunk.articleId(slot.index()), chunk.revision(slot.index()), fields));
    }

    private void retract(Tombstone tombstone, List<Sighting> sightings) {
        long key = WindowEntry.guidKey(tombstone.guid());
        for (var chunk : chunks.entrySet()) {
            for (int i = 0; i < chunk.getValue().size(); i++) {
                if (chunk.getValue().key(i) == key && !chunk.getValue().isRetracted(i)) {
                    touch(chunk.getKey()).retract(i);
                    sightings.add(new Retracted(
                            chunk.getValue().articleId(i), chunk.getValue().revision(i)));
                }
            }
        }
    }

    private void forgetTheAbsent(List<WindowEntry> window, short today) {
        Set<Long> keys = new HashSet<>();
        for (WindowEntry entry : window) {
            keys.add(entry.key());
            keys.add(entry.detailedKey());
        }
        for (var each : List.copyOf(chunks.entrySet())) {
            MemoryChunk chunk = each.getValue();
            // From the last to the first, since forgetting moves the last into the place that came free.
            for (int i = chunk.size() - 1; i >= 0; i--) {
                if (keys.contains(chunk.key(i))) {
                    continue;
                }
                if (chunk.absentSince(i) == MemoryChunk.PRESENT) {
                    touch(each.getKey()).setAbsentSince(i, today);
                } else if (today - chunk.absentSince(i) > DAYS_REMEMBERED) {
                    touch(each.getKey()).forget(i);
                }
            }
            if (chunk.size() == 0) {
                chunks.remove(each.getKey());
            }
        }
    }

    /** The chunk, about to be changed. */
    private MemoryChunk touch(int number) {
        MemoryChunk chunk = chunks.get(number);
        if (before.isEmpty()) {
            before = new HashMap<>();
        }
        if (!before.containsKey(number)) {
            before.put(number, chunk == null ? null : chunk.toBytes());
        }
        return chunks.computeIfAbsent(number, _ -> new MemoryChunk());
    }

    /** Where an entry is kept. */
    private record Slot(int chunk, int index) {
        MemoryChunk in(Map<Integer, MemoryChunk> chunks) {
            MemoryChunk found = chunks.get(chunk);
            if (found == null) {
                throw new IllegalStateException("chunk " + chunk + " is gone while its entries are in use");
            }
            return found;
        }
    }
}
