package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.shard.FeedFetcher.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's membership in the group that shares the feeds: it opens a shard for each partition of the registry that
 * it is given, hands it what comes on the registry, and closes it before the partition goes to another.
 */
final class ShardGroup implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShardGroup.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);

    private final Map<String, Object> config;
    private final Callable<IntFunction<FeedShard>> preparation;
    private final Map<Integer, FeedShard> shards = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private final InstantSource clock;
    private volatile @Nullable Fault fault;

    /**
     * @param common where the brokers are and how to reach them
     * @param instanceId stable over restarts and unique among the instances, so that a restart takes its partitions back
     * @param preparation what has to be done before joining; gives what makes the running shard of a partition
     */
    ShardGroup(
            Map<String, Object> common,
            String groupId,
            String instanceId,
            Callable<IntFunction<FeedShard>> preparation,
            InstantSource clock) {
        this.clock = clock;
        this.fault = new Fault("joining", clock.instant());
        this.config = config(common, groupId, instanceId);
        this.preparation = preparation;
        this.thread = Thread.ofPlatform().name("silkwire-shards").unstarted(this::run);
    }

    private static Map<String, Object> config(Map<String, Object> common, String groupId, String instanceId) {
        Map<String, Object> config = new HashMap<>(common);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, groupId + "-" + instanceId);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return config;
    }

    void start() {
        thread.start();
    }

    /** The shards open now. */
    Collection<FeedShard> shards() {
        return shards.values();
    }

    /** Why the membership doesn't work, or null. */
    @Nullable
    Fault fault() {
        return fault;
    }

    private void run() {
        while (open) {
            try {
                takePart(preparation.call());
            } catch (WakeupException e) {
                log.debug("asked to stop", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                open = false;
            } catch (Exception e) {
                Fault before = fault;
                fault = new Fault(String.valueOf(e.getMessage()), before == null ? clock.instant() : before.since());
                log.warn("no share in the feeds; it is asked for again soon: {}", e.toString());
                log.debug("the fault", e);
                closeAll();
                pause();
            }
        }
        closeAll();
    }

    private void takePart(IntFunction<FeedShard> opening) {
        try (var member = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer = member;
            member.subscribe(List.of(Topics.FEEDS), new Reassignment(member, opening));
            while (open) {
                member.poll(POLL).forEach(record -> {
                    FeedShard shard = shards.get(record.partition());
                    if (shard != null) {
                        shard.registryChanged(record);
                    }
                });
                fault = null;
            }
        } finally {
            consumer = null;
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }

    private void closeAll() {
        close(List.copyOf(shards.keySet()));
    }

    /** All are told to end before the first is waited for. */
    private void close(Collection<Integer> partitions) {
        List<FeedShard> ending =
                partitions.stream().map(shards::remove).filter(Objects::nonNull).toList();
        ending.forEach(FeedShard::stop);
        ending.forEach(FeedShard::close);
    }

    @Override
    public void close() {
        open = false;
        KafkaConsumer<byte[], byte[]> member = consumer;
        if (member != null) {
            member.wakeup();
        }
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Reassignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> member;
        private final IntFunction<FeedShard> opening;

        Reassignment(KafkaConsumer<byte[], byte[]> member, IntFunction<FeedShard> opening) {
            this.member = member;
            this.opening = opening;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // The tail begins at an end that is asked for before the shard asks for its own: nothing falls between.
            member.seekToEnd(partitions);
            for (TopicPartition partition : partitions) {
                member.position(partition);
                shards.put(partition.partition(), opening.apply(partition.partition()));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            ShardGroup.this.close(
                    partitions.stream().map(TopicPartition::partition).toList());
        }
    }
}
