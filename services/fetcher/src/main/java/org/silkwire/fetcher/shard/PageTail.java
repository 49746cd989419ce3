package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Topics;

/** Follows the page requests of one partition from where its last owner stopped. Used by the shard's thread alone. */
final class PageTail implements AutoCloseable {
    /** How far the requests of a partition are settled, and who says so. */
    record Settled(TopicPartition partition, OffsetAndMetadata offset, ConsumerGroupMetadata group) {}

    private static final int AT_ONCE = 16;
    private static final int BYTES_AT_ONCE = 2 * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final @Nullable OffsetAndMetadata committed;

    /** Call it only after every earlier owner was fenced: what that one may still commit would be missed. */
    PageTail(Map<String, Object> common, String group, int partition) {
        this.partition = new TopicPartition(Topics.PAGES, partition);
        consumer = new KafkaConsumer<>(config(common, group), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(List.of(this.partition));
            committed = consumer.committed(Set.of(this.partition)).get(this.partition);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static Map<String, Object> config(Map<String, Object> common, String group) {
        Map<String, Object> config = new HashMap<>(common);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_AT_ONCE);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_AT_ONCE);
        return config;
    }

    /** Where the last owner stopped, or null where there was none. */
    @Nullable
    OffsetAndMetadata committed() {
        return committed;
    }

    Settled settled(OffsetAndMetadata offset) {
        return new Settled(partition, offset, consumer.groupMetadata());
    }

    /** What came since; doesn't wait. */
    Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        return consumer.poll(Duration.ZERO).records(partition);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
