package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.TransactionalSend;

/**
 * The one producer that may write for a partition: its {@code transactional.id} is bound to the partition, so opening it
 * fences whoever held it before and ends what that one left open.
 */
final class ShardPublisher implements AutoCloseable {
    /** Half the CPU of Kafka's usual 3 for a seventh more of disk, where articles are real ones. */
    private static final int ZSTD_LEVEL = 1;

    private final Producer<byte[], byte[]> producer;

    /** Blocks until every other producer of the partition is fenced. */
    ShardPublisher(Map<String, Object> common, int partition) {
        this(new KafkaProducer<>(config(common, partition), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    ShardPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    static Map<String, Object> config(Map<String, Object> common, int partition) {
        Map<String, Object> config = new HashMap<>(common);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "silkwire-fetcher-" + partition);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "silkwire-fetcher-" + partition);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // A transaction is begun with everything in hand, so ten seconds are plenty; with Kafka's usual minute, a crash
        // in
        // the middle of one would hold up every reader for that long.
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 9_000);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.putIfAbsent(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, ZSTD_LEVEL);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        return config;
    }

    /**
     * Commits the records in one transaction: all of them, or none. Where this throws, nobody here knows which; the
     * shard has to be restored from what the broker holds.
     *
     * @param settled how far the partition's page requests are, or null where that didn't change
     */
    void commit(List<ProducerRecord<byte[], byte[]>> records, PageTail.@Nullable Settled settled) {
        producer.beginTransaction();
        TransactionalSend.all(producer, records);
        if (settled != null) {
            // The group has no members: the transactional.id alone decides who may commit for the partition.
            producer.sendOffsetsToTransaction(Map.of(settled.partition(), settled.offset()), settled.group());
        }
        producer.commitTransaction();
    }

    /** Gives up at once; what was open is ended by the partition's next publisher. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
