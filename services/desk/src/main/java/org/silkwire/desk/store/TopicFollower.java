package org.silkwire.desk.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads compacted topics from their beginning, committed records only, and goes on as they grow, in a thread of its own.
 * After a fault it begins anew: whoever is told a record twice has the same map of keys as before.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);

    private final List<String> topics;
    private final Map<String, Object> consumerConfig;
    private final Consumer<ConsumerRecord<byte[], byte[]>> each;
    private final Queue<CountDownLatch> asked = new ConcurrentLinkedQueue<>();
    private final List<Awaited> awaited = new ArrayList<>();
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<?, ?> reading;
    private volatile boolean closed;

    /**
     * @param consumerConfig where the brokers are and how to reach them
     * @param each told every record, in the order of its partition
     */
    public TopicFollower(
            List<String> topics, Map<String, Object> consumerConfig, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        this.topics = List.copyOf(topics);
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumerConfig.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.each = each;
        this.thread = Thread.ofVirtual().name("desk-" + topics.getFirst()).unstarted(this::run);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Waits until what stands there at this call was read; false where that takes longer than {@code patience}. */
    public boolean awaitCurrent(Duration patience) throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        asked.add(read);
        return read.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        KafkaConsumer<?, ?> current = reading;
        if (current != null) {
            current.wakeup();
        }
        try {
            if (!thread.join(PATIENCE)) {
                log.warn("The reader of {} did not end within {}", topics, PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (KafkaException | IllegalStateException e) {
                if (!closed) {
                    log.warn("{} can't be read; it is tried again", topics, e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAULT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void follow() {
        try (var consumer =
                new KafkaConsumer<>(consumerConfig, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reading = consumer;
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(found -> new TopicPartition(found.topic(), found.partition()))
                    .toList();
            if (partitions.stream().map(TopicPartition::topic).distinct().count() < topics.size()) {
                // At the first start of all, whoever makes them is just about to.
                log.debug("Not all of {} exist yet", topics);
                pause();
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                for (CountDownLatch read = asked.poll(); read != null; read = asked.poll()) {
                    awaited.add(new Awaited(read, consumer.endOffsets(partitions)));
                }
                consumer.poll(POLL).forEach(each);
                awaited.removeIf(waiting -> waiting.isReached(consumer));
            }
        }
    }

    /** Someone who waits until the reader is at the ends. */
    private record Awaited(CountDownLatch read, Map<TopicPartition, Long> ends) {
        boolean isReached(KafkaConsumer<?, ?> consumer) {
            boolean reached =
                    ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            if (reached) {
                read.countDown();
            }
            return reached;
        }
    }
}
