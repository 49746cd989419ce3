package org.silkwire.classifier.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Gives a store's RocksDB some 24 MiB outside the heap, where Kafka Streams would give it a hundred: what the cluster stage
 * looks up are the stories of the last hours. Made by Kafka Streams, once for each store.
 */
public final class ModestRocksDb implements RocksDBConfigSetter {
    private static final long MIB = 1024 * 1024;
    private static final long CACHE = 16 * MIB;
    private static final long WRITE_BUFFER = 4 * MIB;
    private static final int WRITE_BUFFERS = 2;

    private final Cache cache = new LRUCache(CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (!(options.tableFormatConfig() instanceof BlockBasedTableConfig table)) {
            throw new IllegalStateException("store " + storeName + " has tables of " + options.tableFormatConfig()
                    + "; expected Kafka Streams' block-based ones");
        }
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    }

    @Override
    public void close(String storeName, Options options) {
        cache.close();
    }
}
