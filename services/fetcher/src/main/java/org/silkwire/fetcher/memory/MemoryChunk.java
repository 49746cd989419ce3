package org.silkwire.fetcher.memory;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Up to {@value #CAPACITY} remembered entries in one array, the same bytes in memory as in Kafka (big-endian):
 *
 * <pre>
 * byte    format version, 1
 * entry*  byte[16] article id · long key · long link · int[6] field hashes · short revision · short absent since
 * </pre>
 *
 * A revision's highest bit says that the entry was retracted, the next one that the revision after it is the page's (see
 * {@link Numbering}). The last short is 0 while the entry stands in the window,
 * else the day it left, counted from 2020-01-01.
 */
final class MemoryChunk {
    static final int CAPACITY = 32;
    static final short PRESENT = 0;

    private static final byte VERSION = 1;
    private static final int HEADER = 1;
    private static final int KEY = 16;
    private static final int LINK = KEY + 8;
    private static final int FIELDS = LINK + 8;
    private static final int REVISION = FIELDS + 4 * WindowEntry.FIELDS.size();
    private static final int ABSENT_SINCE = REVISION + 2;
    static final int ENTRY = ABSENT_SINCE + 2;

    private static final int RETRACTED = 0x8000;
    private static final int PAGED = 0x4000;
    private static final int HIGHEST_REVISION = 0x3fff;
    private static final long DAY_ZERO = LocalDate.of(2020, 1, 1).toEpochDay();
    private static final int SECONDS_A_DAY = 86_400;

    private byte[] bytes;

    MemoryChunk() {
        this(new byte[] {VERSION});
    }

    private MemoryChunk(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Made where it is needed: kept, it would be a third object for each feed. */
    private ByteBuffer view() {
        return ByteBuffer.wrap(bytes);
    }

    static MemoryChunk ofBytes(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != VERSION || (bytes.length - HEADER) % ENTRY != 0) {
            throw new IllegalArgumentException("a chunk of feed memory has " + bytes.length + " bytes and begins with "
                    + (bytes.length == 0 ? "nothing" : bytes[0])
                    + "; expected version " + VERSION + " and " + HEADER + " + n * " + ENTRY + " bytes");
        }
        return new MemoryChunk(bytes.clone());
    }

    /** Days since 2020-01-01, at least 1, so that no day looks like {@link #PRESENT}. */
    static short day(Instant now) {
        long day = Math.floorDiv(now.getEpochSecond(), SECONDS_A_DAY) - DAY_ZERO;
        return (short) Math.clamp(day, 1, Short.MAX_VALUE);
    }

    byte[] toBytes() {
        return bytes.clone();
    }

    int size() {
        return (bytes.length - HEADER) / ENTRY;
    }

    boolean isFull() {
        return size() >= CAPACITY;
    }

    void add(String articleId, WindowEntry entry, Numbering numbering) {
        int i = size();
        bytes = Arrays.copyOf(bytes, bytes.length + ENTRY);
        view().put(at(i), HexFormat.of().parseHex(articleId));
        setKey(i, entry.key());
        view().putLong(at(i) + LINK, entry.linkKey());
        setFields(i, entry);
        view().putShort(at(i) + REVISION, (short) (1 | mark(numbering)));
    }

    /** The last entry moves into its place. */
    void forget(int i) {
        int last = at(size() - 1);
        System.arraycopy(bytes, last, bytes, at(i), ENTRY);
        bytes = Arrays.copyOf(bytes, last);
    }

    void revise(int i, WindowEntry entry, Numbering numbering) {
        setFields(i, entry);
        view().putLong(at(i) + LINK, entry.linkKey());
        view().putShort(at(i) + REVISION, (short) (next(i) | mark(numbering)));
    }

    void retract(int i) {
        view().putShort(at(i) + REVISION, (short) (next(i) | RETRACTED));
    }

    private int next(int i) {
        boolean paged = (view().getShort(at(i) + REVISION) & PAGED) != 0;
        return Math.min(revision(i) + (paged ? 2 : 1), HIGHEST_REVISION);
    }

    private static int mark(Numbering numbering) {
        return numbering == Numbering.EVERY_SECOND ? PAGED : 0;
    }

    String articleId(int i) {
        return HexFormat.of().formatHex(bytes, at(i), at(i) + KEY);
    }

    long key(int i) {
        return view().getLong(at(i) + KEY);
    }

    void setKey(int i, long key) {
        view().putLong(at(i) + KEY, key);
    }

    long link(int i) {
        return view().getLong(at(i) + LINK);
    }

    int field(int i, int field) {
        return view().getInt(at(i) + FIELDS + 4 * field);
    }

    int revision(int i) {
        return view().getShort(at(i) + REVISION) & HIGHEST_REVISION;
    }

    boolean isRetracted(int i) {
        return (view().getShort(at(i) + REVISION) & RETRACTED) != 0;
    }

    short absentSince(int i) {
        return view().getShort(at(i) + ABSENT_SINCE);
    }

    void setAbsentSince(int i, short day) {
        view().putShort(at(i) + ABSENT_SINCE, day);
    }

    private void setFields(int i, WindowEntry entry) {
        for (int field = 0; field < WindowEntry.FIELDS.size(); field++) {
            view().putInt(at(i) + FIELDS + 4 * field, entry.field(field));
        }
    }

    private static int at(int i) {
        return HEADER + ENTRY * i;
    }
}
