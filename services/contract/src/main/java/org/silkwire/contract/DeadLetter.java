package org.silkwire.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record that could not be used, kept as it was: original key, value and headers, and beside them where it stood and
 * why it is here, in the headers {@code silkwire-dead-topic}, {@code …-partition}, {@code …-offset}, {@code …-reason}.
 */
public final class DeadLetter {
    private static final String PREFIX = "silkwire-dead-";

    private DeadLetter() {}

    /** The record for {@code silkwire.dead-letters}, without a timestamp: its retention counts from now. */
    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, String reason) {
        Headers headers = headers(record.headers(), record.topic(), record.partition(), record.offset(), reason);
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, record.key(), record.value(), headers);
    }

    /** The original headers and those that say where the record stood and why it is here. */
    public static Headers headers(Headers original, String topic, int partition, long offset, String reason) {
        Headers headers = new RecordHeaders(original);
        put(headers, "topic", topic);
        put(headers, "partition", Integer.toString(partition));
        put(headers, "offset", Long.toString(offset));
        put(headers, "reason", reason);
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(PREFIX + name);
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
