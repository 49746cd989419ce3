package org.silkwire.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in the binary mode of its Kafka protocol binding. The attributes are
 * headers prefixed {@code ce_}, the body is JSON in UTF-8. Safe for use by many threads.
 */
public final class EventCodec {
    static final String CONTENT_TYPE = "application/json";

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            // What a later version adds must not stop a consumer of this one.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final String source;

    /**
     * @param source {@code ce_source} of what is encoded, a URI reference such as {@code /silkwire/fetcher}
     */
    public EventCodec(String source) {
        this.source = source;
    }

    /** The JSON body, UTF-8. */
    public byte[] body(Event event) {
        return json.writeValueAsBytes(event.body());
    }

    /** Writes the CloudEvents attributes and the content type. */
    public void writeHeaders(Event event, Headers headers) {
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_type", EventType.of(event).ceType());
        header(headers, "ce_id", event.id());
        header(headers, "ce_source", source);
        header(headers, "ce_time", event.time().toString());
        header(headers, "ce_subject", event.key());
        header(headers, "content-type", CONTENT_TYPE);
    }

    /**
     * The record for a topic.
     *
     * @param partition null to go by key
     */
    public ProducerRecord<byte[], byte[]> encode(Event event, String topic, @Nullable Integer partition) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                partition,
                event.time().toEpochMilli(),
                event.key().getBytes(StandardCharsets.UTF_8),
                body(event));
        writeHeaders(event, record.headers());
        return record;
    }

    /**
     * The event that a record carries.
     *
     * @throws UndecodableEventException saying what was found and what was expected
     */
    public Event decode(Headers headers, byte @Nullable [] body) {
        String type = required(headers, "ce_type");
        EventType known = EventType.ofCeType(type);
        if (body == null) {
            throw new UndecodableEventException("a record of type " + type + " has no body; expected JSON");
        }
        try {
            return known.event(json.readValue(body, known.bodyClass()), () -> time(headers));
        } catch (JacksonException e) {
            throw new UndecodableEventException(
                    "the body of a " + type + " can't be read: " + e.getOriginalMessage() + path(e), e);
        }
    }

    private static String path(JacksonException e) {
        String where = e.getPathReference();
        return where == null || where.isEmpty() ? "" : " at " + where;
    }

    private static Instant time(Headers headers) {
        String stated = required(headers, "ce_time");
        try {
            return Instant.parse(stated);
        } catch (DateTimeParseException e) {
            throw new UndecodableEventException(
                    "ce_time is '" + stated + "'; expected RFC 3339, such as 2026-01-31T10:15:00Z");
        }
    }

    private static String required(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UndecodableEventException("header " + name + " is missing; expected a CloudEvent in binary mode");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
