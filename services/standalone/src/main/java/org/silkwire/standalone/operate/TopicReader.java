package org.silkwire.standalone.operate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.silkwire.contract.TopicReplay;

/** Reads what is on topics, committed records only, from the beginning to the end. */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicReader(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The topics that there are. */
    List<String> topics() {
        return consumer.listTopics().keySet().stream().sorted().toList();
    }

    int partitions(String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new OperationFailure("there is no topic '" + topic + "'");
        }
        return partitions.size();
    }

    void read(String topic, int partition, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicReplay.read(consumer, List.of(new TopicPartition(topic, partition)), PATIENCE, each);
    }

    void readAll(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        for (int partition = 0; partition < partitions(topic); partition++) {
            read(topic, partition, each);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
