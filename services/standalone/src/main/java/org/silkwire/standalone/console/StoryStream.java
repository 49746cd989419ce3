package org.silkwire.standalone.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.Topics;

/** Reads a stories topic as any subscriber does: committed records only, past what it can't decode, to no end. */
public final class StoryStream implements AutoCloseable {
    private static final String STREAM = Topics.STORIES + ".";
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, Event> consumer;
    private final String bootstrapServers;
    private final Duration patience;

    /**
     * @param bootstrapServers such as {@code localhost:9092}
     * @param patience how long to wait for a broker's answer
     * @throws UnreachableBrokerException where the address means nothing
     */
    public StoryStream(String bootstrapServers, Duration patience) {
        this.bootstrapServers = bootstrapServers;
        this.patience = patience;
        try {
            this.consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                            "read_committed",
                            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            Math.toIntExact(patience.toMillis()),
                            ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                            10_000),
                    new StringDeserializer(),
                    new EventDeserializer());
        } catch (KafkaException e) {
            throw new UnreachableBrokerException(bootstrapServers, e);
        }
    }

    /** Where to begin. */
    public sealed interface From {
        /** The oldest record kept. */
        record Beginning() implements From {}

        /** What arrives from now on. */
        record Now() implements From {}

        /** The first record of that time or later. */
        record Since(Instant time) implements From {}
    }

    /**
     * The names of the topics that the broker has, in order.
     *
     * @throws UnreachableBrokerException where it doesn't answer in time
     */
    public Set<String> topics() {
        try {
            return new TreeSet<>(consumer.listTopics(patience).keySet());
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            throw new UnreachableBrokerException(bootstrapServers, e);
        }
    }

    /** The ids of those of the topics, given by name, that have a stream. */
    public static List<String> topicIds(Collection<String> topics) {
        return topics.stream()
                .filter(topic -> topic.startsWith(STREAM))
                .map(topic -> topic.substring(STREAM.length()))
                .sorted()
                .toList();
    }

    /**
     * Hands over what arrives until {@link #stop} is called from another thread.
     *
     * @param events told of each event
     * @param undecodable told of each record that is no event, in words
     */
    public void follow(String topic, From from, Consumer<Event> events, Consumer<String> undecodable) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            seek(partitions, from);
            while (true) {
                try {
                    for (ConsumerRecord<String, Event> record : consumer.poll(POLL)) {
                        events.accept(record.value());
                    }
                } catch (RecordDeserializationException e) {
                    undecodable.accept(e.topicPartition() + " offset " + e.offset() + ": " + reason(e));
                    consumer.seek(e.topicPartition(), e.offset() + 1);
                }
            }
        } catch (WakeupException e) {
            // Stopped.
        }
    }

    private void seek(List<TopicPartition> partitions, From from) {
        switch (from) {
            case From.Beginning _ -> consumer.seekToBeginning(partitions);
            case From.Now _ -> consumer.seekToEnd(partitions);
            case From.Since(Instant time) -> {
                Map<TopicPartition, Long> times =
                        partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> time.toEpochMilli()));
                Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
                for (TopicPartition partition : partitions) {
                    Optional.ofNullable(found.get(partition))
                            .ifPresentOrElse(
                                    offset -> consumer.seek(partition, offset.offset()),
                                    () -> consumer.seekToEnd(List.of(partition)));
                }
            }
        }
    }

    private static String reason(RecordDeserializationException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Ends {@link #follow}; may be called from any thread. */
    public void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
