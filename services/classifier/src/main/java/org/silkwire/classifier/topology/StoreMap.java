package org.silkwire.classifier.topology;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.cluster.ClusterStore;

/** The cluster stage's memory in a changelogged store: it moves with its partition and is as exactly-once as the rest. */
final class StoreMap implements ClusterStore {
    private final KeyValueStore<Bytes, byte[]> store;

    StoreMap(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
    }

    @Override
    public byte @Nullable [] first(byte[] from, byte[] to) {
        Bytes end = Bytes.wrap(to);
        try (KeyValueIterator<Bytes, byte[]> range = store.range(Bytes.wrap(from), end)) {
            if (!range.hasNext()) {
                return null;
            }
            KeyValue<Bytes, byte[]> first = range.next();
            // The store's range ends with its end, ours before it.
            return first.key.equals(end) ? null : first.key.get();
        }
    }

    @Override
    public void each(byte[] from, byte[] to, BiConsumer<byte[], byte[]> seen) {
        Bytes end = Bytes.wrap(to);
        try (KeyValueIterator<Bytes, byte[]> range = store.range(Bytes.wrap(from), end)) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> each = range.next();
                if (!each.key.equals(end)) {
                    seen.accept(each.key.get(), each.value);
                }
            }
        }
    }
}
