package org.silkwire.desk.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry and the feeds' status, as the two topics tell them; kept in memory, for there are thousands, not millions. */
public final class FeedDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedDirectory.class);
    private static final List<String> TOPICS = List.of(Topics.FEEDS, Topics.FEEDS_STATUS);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);

    private final Map<String, Object> consumerConfig;
    private final EventCodec codec = new EventCodec("/silkwire/desk");
    private final Map<String, FeedRegistration> registrations = new ConcurrentHashMap<>();
    private final Map<String, FeedStatus> statuses = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("desk-feeds").unstarted(this::run);
    private volatile boolean closed;

    /** @param consumerConfig where the brokers are and how to reach them */
    public FeedDirectory(Map<String, Object> consumerConfig) {
        this.consumerConfig = consumerConfig;
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** All feeds, by their titles. */
    public List<Feed> feeds() {
        return registrations.values().stream()
                .map(each -> new Feed(each, statuses.get(each.id())))
                .sorted(Comparator.comparing(Feed::title, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(each -> each.registration().id()))
                .toList();
    }

    public Optional<Feed> feed(String id) {
        return Optional.ofNullable(registrations.get(id)).map(each -> new Feed(each, statuses.get(id)));
    }

    /** Takes in a change that was just written, before it comes back from the topic. */
    void wrote(FeedRegistration registration) {
        registrations.put(registration.id(), registration);
    }

    /** The same for a feed taken off. */
    void wroteRemoval(String id) {
        registrations.remove(id);
    }

    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(PATIENCE)) {
                log.warn("The directory of feeds did not end within {}", PATIENCE);
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
                    log.warn("The feeds can't be read from Kafka; it is tried again", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAULT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> partitions(consumer, topic))
                    .toList();
            if (partitions.isEmpty()) {
                pause();
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                consumer.poll(POLL).forEach(this::apply);
            }
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        var there = consumer.partitionsFor(topic);
        return there == null ? Stream.of() : there.stream().map(each -> new TopicPartition(topic, each.partition()));
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            (record.topic().equals(Topics.FEEDS) ? registrations : statuses).remove(key);
            return;
        }
        try {
            switch (codec.decode(record.headers(), record.value())) {
                case Event.FeedRegistered(FeedRegistration registration) ->
                    registrations.put(registration.id(), registration);
                case Event.FeedStatusChanged(FeedStatus status, var _) -> statuses.put(status.feedId(), status);
                default -> log.debug("{} says nothing of a feed's registration or status", record.topic());
            }
        } catch (UndecodableEventException e) {
            // The shard that owns the partition moves it to the dead letters.
            log.debug("{}-{} offset {} is passed over", record.topic(), record.partition(), record.offset(), e);
        }
    }
}
