package org.silkwire.contract;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their beginning to their end, to rebuild what a service knows. */
public final class TopicReplay {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicReplay() {}

    /**
     * Hands every record up to the end, as it stands at the call, to {@code each}, in the order of each partition.
     *
     * <p>The end is reached by position, never by counting records: transaction markers and compaction leave gaps.
     *
     * @param consumer with {@code isolation.level=read_committed}; it stays assigned to the partitions, positioned at
     *     their end
     * @param patience how long to wait at most without any progress
     * @return the position after the last record read, by partition
     * @throws IllegalStateException where nothing came for {@code patience}
     */
    public static <K, V> Map<TopicPartition, Long> read(
            org.apache.kafka.clients.consumer.Consumer<K, V> consumer,
            Collection<TopicPartition> partitions,
            Duration patience,
            Consumer<ConsumerRecord<K, V>> each) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long lastProgress = System.nanoTime();
        while (!atEnd(consumer, ends)) {
            var records = consumer.poll(POLL);
            records.forEach(each);
            if (!records.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
                throw new IllegalStateException("no progress for " + patience + " while reading " + ends.keySet()
                        + " up to " + ends + "; is the broker reachable?");
            }
        }
        return ends;
    }

    private static boolean atEnd(
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
