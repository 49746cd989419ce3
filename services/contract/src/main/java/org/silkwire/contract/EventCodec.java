package org.silkwire.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in the binary mode of its Kafka protocol binding. The attributes are
 * headers prefixed {@code ce_}, the body is JSON in UTF-8: enums in lower case, times and durations in ISO 8601, what is
 * null left out. Safe for use by many threads.
 */
public final class EventCodec {
    /**
     * The header of a story's record that names the topics it is told on, such as {@code belt-and-road,digital-economy},
     * or is empty: lets a consumer of {@link Topics#STORIES} pass records by unread.
     */
    public static final String TOPICS_HEADER = "silkwire-topics";

    /** Header of a story: {@code original} or {@code copy}, so that a consumer can skip copies unread. */
    public static final String ROLE_HEADER = "silkwire-role";

    static final String CONTENT_TYPE = "application/json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new NullnessOfRecords())
            .addModule(InstantText.module())
            .addModule(DecimalText.module())
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // What a later version adds must not stop a consumer of this one.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Map<EventType, ObjectReader> READERS = forEachType(type -> JSON.readerFor(type.bodyClass()));
    private static final Map<EventType, ObjectWriter> WRITERS = forEachType(type -> JSON.writerFor(type.bodyClass()));

    // The same bytes in every record.
    private static final byte[] SPEC_VERSION = "1.0".getBytes(StandardCharsets.UTF_8);
    private static final byte[] JSON_CONTENT = CONTENT_TYPE.getBytes(StandardCharsets.UTF_8);
    private static final Map<EventType, byte[]> TYPES =
            forEachType(type -> type.ceType().getBytes(StandardCharsets.UTF_8));

    private final byte[] source;

    /**
     * @param source {@code ce_source} of what is encoded, a URI reference such as {@code /silkwire/fetcher}
     */
    public EventCodec(String source) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Map<EventType, T> forEachType(Function<EventType, T> made) {
        return Arrays.stream(EventType.values()).collect(Collectors.toUnmodifiableMap(Function.identity(), made));
    }

    /** The JSON body, UTF-8. */
    public byte[] body(Event event) {
        return Objects.requireNonNull(WRITERS.get(EventType.of(event))).writeValueAsBytes(event.body());
    }

    /** Writes the CloudEvents attributes, the content type and, for a story, {@link #TOPICS_HEADER} and {@link #ROLE_HEADER}. */
    public void writeHeaders(Event event, Headers headers) {
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_type", TYPES.get(EventType.of(event)));
        header(headers, "ce_id", event.id());
        headers.add("ce_source", source);
        header(headers, "ce_time", InstantText.of(event.time()));
        header(headers, "ce_subject", event.key());
        headers.add("content-type", JSON_CONTENT);
        List<String> topics = topics(event);
        if (topics != null) {
            header(headers, TOPICS_HEADER, String.join(",", topics));
        }
        Story story = story(event);
        if (story != null) {
            header(headers, ROLE_HEADER, story.lineage().role().name().toLowerCase(Locale.ROOT));
        }
    }

    private static @Nullable Story story(Event event) {
        return switch (event) {
            case Event.StoryClassified classified -> classified.body();
            case Event.StoryReclassified reclassified -> reclassified.body();
            default -> null;
        };
    }

    private static @Nullable List<String> topics(Event event) {
        return switch (event) {
            case Event.StoryClassified story -> topics(story.body());
            case Event.StoryReclassified story -> topics(story.body());
            case Event.StoryLinked link -> link.body().topics();
            case Event.StoryRetracted retraction -> retraction.body().topics();
            default -> null;
        };
    }

    private static List<String> topics(Story story) {
        return story.topics().stream().map(Story.TopicMatch::id).toList();
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
        return known.event(read(known, body), () -> time(headers));
    }

    private static Object read(EventType type, byte[] body) {
        try {
            Object read = Objects.requireNonNull(READERS.get(type)).readValue(body);
            if (read == null) {
                throw new UndecodableEventException(
                        "the body of a " + type.ceType() + " is null; expected a JSON object");
            }
            return read;
        } catch (JacksonException e) {
            throw new UndecodableEventException(
                    "the body of a " + type.ceType() + " can't be read" + place(e) + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Where in the body, such as {@code at $.feed.id}; the byte where it isn't even JSON. */
    private static String place(JacksonException e) {
        if (!e.getPath().isEmpty()) {
            return e.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                    .collect(Collectors.joining("", " at $", ""));
        }
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return offset < 0 ? "" : " at byte " + offset;
    }

    private static Instant time(Headers headers) {
        String stated = required(headers, "ce_time");
        try {
            return Instant.parse(stated);
        } catch (DateTimeParseException e) {
            throw new UndecodableEventException(
                    "ce_time is '" + stated + "'; expected RFC 3339, such as 2026-01-31T10:15:00Z", e);
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
