package org.silkwire.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
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

    /**
     * Where a record among the dead letters came from.
     *
     * @param offset that it had in {@code partition} of {@code topic}
     * @param reason why it could not be used, in words
     */
    public record Origin(String topic, int partition, long offset, String reason) {}

    /**
     * What a dead letter says of itself.
     *
     * @throws IllegalArgumentException where a header is missing or means nothing: no dead letter
     */
    public static Origin origin(Headers headers) {
        return new Origin(
                text(headers, "topic"),
                Math.toIntExact(number(headers, "partition")),
                number(headers, "offset"),
                text(headers, "reason"));
    }

    /** The record as it was, for the partition that it stood in: to be tried again. */
    public static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        Origin origin = origin(letter.headers());
        Headers headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(origin.topic, origin.partition, letter.key(), letter.value(), headers);
    }

    private static long number(Headers headers, String name) {
        String text = text(headers, name);
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "header " + PREFIX + name + " is '" + text + "'; expected a whole number");
        }
        return Long.parseLong(text);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(PREFIX + name);
        if (header == null) {
            throw new IllegalArgumentException("header " + PREFIX + name + " is missing; expected a dead letter");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(PREFIX + name);
        headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
