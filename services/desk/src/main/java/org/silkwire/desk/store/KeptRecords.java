package org.silkwire.desk.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A compacted topic as a map from keys to records in JSON: what is put is safe in Kafka when {@link #put} returns, and
 * every desk that reads the topic knows it soon after. The keys of one kind share a prefix.
 */
public final class KeptRecords implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KeptRecords.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final String topic;
    private final Map<String, Object> producerConfig;
    private final ConcurrentSkipListMap<String, byte[]> records = new ConcurrentSkipListMap<>();
    private final TopicFollower follower;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public KeptRecords(String topic, Map<String, Object> consumerConfig, Map<String, Object> producerConfig) {
        this.topic = topic;
        this.producerConfig = producerConfig;
        this.follower = new TopicFollower(List.of(topic), consumerConfig, this::apply);
    }

    /** Begins to read. */
    public void start() {
        follower.start();
    }

    /** Waits until everything kept before this call was read, whoever kept it; false where that takes longer. */
    public boolean awaitCurrent(Duration patience) throws InterruptedException {
        return follower.awaitCurrent(patience);
    }

    /** The record under a key. */
    public <T> Optional<T> get(String key, Class<T> type) {
        return Optional.ofNullable(records.get(key)).flatMap(json -> read(key, json, type));
    }

    /** The records whose keys begin so, by their keys. */
    public <T> List<T> all(String prefix, Class<T> type) {
        return records.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
                .flatMap(each -> read(each.getKey(), each.getValue(), type).stream())
                .toList();
    }

    private <T> Optional<T> read(String key, byte[] json, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(json, type));
        } catch (JacksonException e) {
            log.warn("What {} holds under {} is passed over: {}", topic, key, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    /** Keeps a record, instead of what was there under its key. */
    public void put(String key, Object record) {
        byte[] json = JSON.writeValueAsBytes(record);
        send(key, json);
        records.put(key, json);
    }

    /** Forgets what is kept under a key. */
    public void remove(String key) {
        send(key, null);
        records.remove(key);
    }

    /** Forgets all whose keys begin so. */
    public void removeAll(String prefix) {
        List.copyOf(records.subMap(prefix, prefix + Character.MAX_VALUE).keySet())
                .forEach(this::remove);
    }

    private void send(String key, byte @Nullable [] json) {
        try {
            producer()
                    .send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), json))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(topic + " could not be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing " + topic, e);
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> made = producer;
        if (made == null) {
            Map<String, Object> config = new HashMap<>(producerConfig);
            config.put("acks", "all");
            made = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
            producer = made;
        }
        return made;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (producer != null) {
                producer.close(Duration.ofSeconds(2));
            }
        }
        follower.close();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            records.remove(key);
        } else {
            records.put(key, record.value());
        }
    }
}
