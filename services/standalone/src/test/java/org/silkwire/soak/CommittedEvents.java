package org.silkwire.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.TopicReplay;

/** The events of a topic, in the order in which a read_committed consumer gets them. */
final class CommittedEvents implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, Event> consumer;
    private final List<TopicPartition> partitions;
    private final Duration patience;

    /** @param patience how long the broker may keep silent */
    CommittedEvents(Map<String, Object> clients, String topic, Duration patience) {
        Map<String, Object> config = new HashMap<>(clients);
        config.put("isolation.level", "read_committed");
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        this.patience = patience;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Those that came since this was last asked, at the first time all there are or a part of them. */
    List<Event> more() {
        List<Event> events = new ArrayList<>();
        consumer.poll(POLL).forEach(each -> events.add(each.value()));
        return events;
    }

    /** From the first to the one that is the last now. */
    List<Event> all() {
        List<Event> events = new ArrayList<>();
        TopicReplay.read(consumer, partitions, patience, each -> events.add(each.value()));
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
