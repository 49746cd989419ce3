package org.silkwire.fetcher.shard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TopicReplay;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;

/**
 * What the broker holds of one partition: the feeds, their status and memory.
 *
 * @param feeds by id
 * @param registryEnd offset from which the registry is to be followed
 * @param undecodable records that are no events, or stand in a partition that isn't theirs
 */
record ShardRestore(Map<String, ShardFeed> feeds, long registryEnd, List<BadRecord> undecodable) {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A record and why it can't be used. */
    record BadRecord(ConsumerRecord<byte[], byte[]> record, String reason) {}

    /** Reads the three feeds topics of the partition; call it only after every earlier writer was fenced. */
    static ShardRestore read(Map<String, Object> common, int partition, int partitions, EventCodec codec) {
        Map<String, ShardFeed> feeds = new HashMap<>();
        Map<String, BadRecord> bad = new LinkedHashMap<>();
        TopicPartition registry = new TopicPartition(Topics.FEEDS, partition);
        List<TopicPartition> all = List.of(
                registry,
                new TopicPartition(Topics.FEEDS_STATUS, partition),
                new TopicPartition(Topics.FEEDS_MEMORY, partition));
        try (var consumer =
                new KafkaConsumer<>(config(common), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = TopicReplay.read(consumer, all, PATIENCE, record -> {
                // What came later under the same key, be it a tombstone, stands in place of what was bad.
                String place = record.topic() + "/" + new String(record.key(), StandardCharsets.UTF_8);
                bad.remove(place);
                try {
                    apply(record, partitions, feeds, codec);
                } catch (UndecodableEventException | IllegalArgumentException e) {
                    bad.put(place, new BadRecord(record, String.valueOf(e.getMessage())));
                }
            });
            feeds.values().removeIf(feed -> !feed.isRegistered() && feed.health() == null);
            return new ShardRestore(feeds, ends.getOrDefault(registry, 0L), List.copyOf(bad.values()));
        }
    }

    static Map<String, Object> config(Map<String, Object> common) {
        Map<String, Object> config = new HashMap<>(common);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return config;
    }

    private static void apply(
            ConsumerRecord<byte[], byte[]> record, int partitions, Map<String, ShardFeed> feeds, EventCodec codec) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        switch (record.topic()) {
            case Topics.FEEDS -> feed(feeds, key).register(RegistryRecord.registration(record, partitions, codec));
            case Topics.FEEDS_STATUS -> {
                if (record.value() == null) {
                    feed(feeds, key).become(null);
                } else if (codec.decode(record.headers(), record.value()) instanceof Event.FeedStatusChanged changed) {
                    feed(feeds, key).become(changed.body());
                }
            }
            case Topics.FEEDS_MEMORY -> {
                MemoryKey chunk = MemoryKey.parse(key);
                feed(feeds, chunk.feedId()).memory.restore(chunk.chunk(), record.value());
            }
            default -> throw new IllegalArgumentException("nobody asked for a record of " + record.topic());
        }
    }

    private static ShardFeed feed(Map<String, ShardFeed> feeds, String id) {
        return feeds.computeIfAbsent(id, ShardFeed::new);
    }
}
