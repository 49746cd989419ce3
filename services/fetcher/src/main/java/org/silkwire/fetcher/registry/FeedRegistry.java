package org.silkwire.fetcher.registry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.TopicReplay;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds that are wanted, as the topic {@code silkwire.feeds} holds them. */
public final class FeedRegistry {
    private static final Logger log = LoggerFactory.getLogger(FeedRegistry.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> producerConfig;
    private final EventCodec codec = new EventCodec("/silkwire/registry");

    /**
     * @param consumerConfig where the brokers are and how to reach them
     * @param producerConfig the same for writing
     */
    public FeedRegistry(Map<String, Object> consumerConfig, Map<String, Object> producerConfig) {
        this.consumerConfig = consumerConfig;
        this.producerConfig = producerConfig;
    }

    /** Brings the registry in line with what a source wants; feeds of other sources are left alone. */
    public void reconcile(FeedSource source) {
        List<FeedRegistration> wanted = source.feeds();
        Reconciliation changes = Reconciliation.of(feeds(), wanted, source.origin());
        write(changes);
        log.info(
                "{} names {} feeds: {} registered or changed, {} removed",
                source.origin(),
                wanted.size(),
                changes.put().size(),
                changes.remove().size());
    }

    /** Registers a feed, or changes what is registered under its id. */
    public void register(FeedRegistration feed) {
        write(new Reconciliation(List.of(feed), List.of()));
    }

    /** Takes a feed off; what it has shown is remembered for a while, in case it comes back. */
    public void remove(FeedRegistration feed) {
        write(new Reconciliation(List.of(), List.of(feed)));
    }

    /** All feeds registered now. */
    public Collection<FeedRegistration> feeds() {
        Map<String, FeedRegistration> feeds = new LinkedHashMap<>();
        try (var consumer =
                new KafkaConsumer<>(consumerConfig, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.FEEDS).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            TopicReplay.read(consumer, partitions, PATIENCE, record -> apply(record, feeds));
        }
        return feeds.values();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, Map<String, FeedRegistration> feeds) {
        if (record.value() == null) {
            feeds.remove(new String(record.key(), StandardCharsets.UTF_8));
            return;
        }
        try {
            if (codec.decode(record.headers(), record.value()) instanceof Event.FeedRegistered registered) {
                feeds.put(registered.key(), registered.body());
            }
        } catch (UndecodableEventException e) {
            // The shard that owns the partition moves it to the dead letters.
            log.debug("registry record at {}-{} passed over", record.partition(), record.offset(), e);
        }
    }

    private void write(Reconciliation changes) {
        try (var producer = new KafkaProducer<>(producerConfig, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<PartitionInfo> partitions = producer.partitionsFor(Topics.FEEDS);
            List<Future<?>> sent = new ArrayList<>();
            for (FeedRegistration feed : changes.put()) {
                int partition = Partitions.ofFeed(feed.url(), partitions.size());
                sent.add(producer.send(codec.encode(new Event.FeedRegistered(feed), Topics.FEEDS, partition)));
            }
            for (FeedRegistration feed : changes.remove()) {
                int partition = Partitions.ofFeed(feed.url(), partitions.size());
                byte[] key = feed.id().getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(Topics.FEEDS, partition, key, null)));
            }
            producer.flush();
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the registry could not be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing the registry", e);
        }
    }
}
