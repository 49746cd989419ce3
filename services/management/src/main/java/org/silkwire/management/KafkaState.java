package org.silkwire.management;

import java.time.Instant;
import java.util.Map;

/**
 * Kafka at one moment, as far as Silkwire depends on it.
 *
 * @param at when it was asked
 * @param brokers that answer
 * @param partitions of Silkwire's topics and Kafka's own
 * @param underReplicated partitions with a replica that isn't in sync
 * @param offline partitions without a leader
 * @param lags records that a group has still to read
 * @param lastRecordAt timestamp of a topic's youngest record; a topic without any is left out
 */
record KafkaState(
        Instant at,
        int brokers,
        int partitions,
        int underReplicated,
        int offline,
        Map<Reader, Long> lags,
        Map<String, Instant> lastRecordAt) {

    /** A consumer group's place in a topic. */
    record Reader(String group, String topic) {}

    KafkaState {
        lags = Map.copyOf(lags);
        lastRecordAt = Map.copyOf(lastRecordAt);
    }
}
