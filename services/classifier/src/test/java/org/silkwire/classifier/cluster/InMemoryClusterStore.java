package org.silkwire.classifier.cluster;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A {@link ClusterStore} for tests; it weighs what it holds. */
final class InMemoryClusterStore implements ClusterStore {
    private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private long bytes;

    @Override
    public byte @Nullable [] get(byte[] key) {
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        byte[] before = entries.put(key, value);
        bytes += before == null ? key.length + value.length : value.length - before.length;
    }

    @Override
    public void delete(byte[] key) {
        byte[] before = entries.remove(key);
        if (before != null) {
            bytes -= key.length + before.length;
        }
    }

    @Override
    public byte @Nullable [] first(byte[] from, byte[] to) {
        byte[] key = entries.ceilingKey(from);
        return key == null || Arrays.compareUnsigned(key, to) >= 0 ? null : key;
    }

    @Override
    public void each(byte[] from, byte[] to, BiConsumer<byte[], byte[]> seen) {
        entries.subMap(from, to).forEach(seen);
    }

    int size() {
        return entries.size();
    }

    /** Bytes of all keys and values. */
    long bytes() {
        return bytes;
    }
}
