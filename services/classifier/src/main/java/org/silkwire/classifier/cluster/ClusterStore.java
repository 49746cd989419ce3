package org.silkwire.classifier.cluster;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the cluster stage: one map from bytes to bytes, ordered by its keys.
 *
 * <p>An implementation needs no knowledge of what it holds. A changelogged {@code KeyValueStore<Bytes, byte[]>} of Kafka
 * Streams, be it RocksDB's or the one in memory, has this order and does. Single-threaded: one caller at a time.
 */
public interface ClusterStore {

    /** The value, or null where there's none. The caller doesn't change it. */
    byte @Nullable [] get(byte[] key);

    /** Sets the value; neither array is changed afterwards. */
    void put(byte[] key, byte[] value);

    /** Removes the entry, if there is one. */
    void delete(byte[] key);

    /**
     * The smallest key within bounds, compared byte by byte, each byte unsigned, a prefix before what it begins.
     *
     * @param from inclusive
     * @param to exclusive
     * @return null where there's none
     */
    byte @Nullable [] first(byte[] from, byte[] to);

    /** Shows every entry within these bounds, in the order of their keys; nothing is changed meanwhile. */
    void each(byte[] from, byte[] to, BiConsumer<byte[], byte[]> seen);
}
