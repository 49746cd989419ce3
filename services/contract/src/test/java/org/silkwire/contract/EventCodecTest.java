package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {
    private static final String GAP = "org.silkwire.feed.gap.v1";

    private final EventCodec codec = new EventCodec("/silkwire/test");

    @ParameterizedTest
    @MethodSource("org.silkwire.contract.Samples#entries")
    void writesWhatTheCloudEventsLibraryReads(Map.Entry<String, Event> sample) {
        Event event = sample.getValue();
        ProducerRecord<byte[], byte[]> record = codec.encode(event, "any", null);

        CloudEvent read = KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();

        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo(event.id());
        assertThat(read.getType()).isEqualTo(EventType.of(event).ceType());
        assertThat(read.getSource()).isEqualTo(URI.create("/silkwire/test"));
        assertThat(read.getTime()).isEqualTo(event.time().atOffset(ZoneOffset.UTC));
        assertThat(read.getSubject()).isEqualTo(event.key());
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(record.value());
        assertThat(read.getExtensionNames()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.silkwire.contract.Samples#entries")
    void keysAndStampsTheRecord(Map.Entry<String, Event> sample) {
        Event event = sample.getValue();

        ProducerRecord<byte[], byte[]> record = codec.encode(event, "a-topic", 3);

        assertThat(record.topic()).isEqualTo("a-topic");
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.key()).isEqualTo(event.key().getBytes(StandardCharsets.UTF_8));
        assertThat(record.timestamp()).isEqualTo(event.time().toEpochMilli());
    }

    @Test
    void namesAStorysTopicsInAHeader() {
        assertThat(topicsHeader(new Event.StoryClassified(Samples.story()))).isEqualTo("belt-and-road,digital-economy");
        assertThat(topicsHeader(sample("story.classified-unmatched"))).isEmpty();
        assertThat(topicsHeader(sample("story.linked"))).isEqualTo("belt-and-road");
        assertThat(topicsHeader(sample("story.retracted"))).isEqualTo("belt-and-road,digital-economy");
        assertThat(topicsHeader(sample("article.published"))).isNull();
    }

    @Test
    void tellsARegistrationFromOneWithOtherSettings() {
        Event running = sample("feed.registered-minimal");
        FeedRegistration feed = (FeedRegistration) running.body();
        Event paused = new Event.FeedRegistered(new FeedRegistration(
                feed.id(), feed.url(), null, feed.origin(), null, true, false, null, null, feed.registeredAt(), null));

        assertThat(paused.time()).isEqualTo(running.time());
        assertThat(paused.id()).isNotEqualTo(running.id());
    }

    @Nested
    class Reading {
        @Test
        void passesOverPropertiesOfALaterVersion() {
            Event gap = sample("feed.gap");
            String body = new String(codec.body(gap), StandardCharsets.UTF_8);

            assertThat(codec.decode(headers(GAP), utf8(body.replaceFirst("\\{", "{\"later\":{\"than\":[1]},"))))
                    .isEqualTo(gap);
        }

        @Test
        void takesNullForWhatIsLeftOut() {
            String body = new String(codec.body(sample("feed.registered-minimal")), StandardCharsets.UTF_8);

            assertThat(codec.decode(
                            headers("org.silkwire.feed.registered.v1"),
                            utf8(body.replaceFirst("\\{", "{\"title\":null,\"minInterval\":null,"))))
                    .isEqualTo(sample("feed.registered-minimal"));
        }

        @Test
        void goesByTheLastOfSeveralHeaders() {
            Headers headers = headers("org.silkwire.article.published.v1");
            headers.add("ce_type", utf8(GAP));

            assertThat(codec.decode(headers, codec.body(sample("feed.gap")))).isEqualTo(sample("feed.gap"));
        }
    }

    @Nested
    class Refusing {
        @Test
        void aRecordThatIsNoCloudEvent() {
            refuses(new RecordHeaders(), "{}", "header ce_type is missing; expected a CloudEvent in binary mode");
        }

        @Test
        void aHeaderWithoutAValue() {
            Headers headers = new RecordHeaders();
            headers.add("ce_type", null);

            refuses(headers, "{}", "header ce_type is missing; expected a CloudEvent in binary mode");
        }

        @Test
        void aTypeOfAnotherVersion() {
            refuses(
                    headers("org.silkwire.feed.gap.v2"),
                    "{}",
                    "ce_type is 'org.silkwire.feed.gap.v2'; expected one of this version's, such as"
                            + " org.silkwire.article.published.v1");
        }

        @Test
        void aTombstone() {
            refuses(headers(GAP), null, "a record of type " + GAP + " has no body; expected JSON");
        }

        @Test
        void aBodyThatIsNull() {
            refuses(headers(GAP), "null", "the body of a " + GAP + " is null; expected a JSON object");
        }

        @Test
        void aBodyThatIsNoJson() {
            refuses(headers(GAP), "", "the body of a " + GAP + " can't be read: No content");
            refusesAt(headers(GAP), "{\"feedId\":", "byte 10");
            refusesAt(headers(GAP), "<feed/>", "byte 0");
        }

        @Test
        void moreThanOneBody() {
            String body = new String(codec.body(sample("feed.gap")), StandardCharsets.UTF_8);

            refuses(headers(GAP), body + "{}", "the body of a " + GAP + " can't be read");
        }

        @Test
        void aBodyThatIsNoUtf8() {
            byte[] latin = "{\"feedId\":\"é(\"}".getBytes(StandardCharsets.ISO_8859_1);

            assertThatExceptionOfType(UndecodableEventException.class)
                    .isThrownBy(() -> codec.decode(headers(GAP), latin))
                    .withMessageContaining("at $.feedId: Invalid UTF-8");
        }

        @Test
        void aRequiredPropertyThatIsMissing() {
            refuses(
                    headers("org.silkwire.article.retracted.v1"),
                    """
                    {"id": "a", "revision": 2, "feed": {"url": "https://example.org/"}, "reason": "r",
                     "retractedAt": "2026-01-31T10:15:00Z"}""",
                    "the body of a org.silkwire.article.retracted.v1 can't be read at $.feed.id: Missing required creator"
                            + " property 'id' (index 0)");
        }

        @Test
        void aRequiredNumberThatIsMissing() {
            refusesAt(headers(GAP), """
                    {"feedId": "f", "url": "u", "previousPollAt": "2026-01-31T10:15:00Z",
                     "detectedAt": "2026-01-31T10:15:00Z"}""", "$.windowSize");
        }

        @Test
        void aRequiredPropertyThatIsNull() {
            refusesAt(headers(GAP), "{\"feedId\": null}", "$.feedId");
        }

        @Test
        void aNullInAList() {
            refusesAt(
                    headers("org.silkwire.story.retracted.v1"),
                    "{\"storyId\": \"s\", \"topics\": [\"a\", null]}",
                    "$.topics[1]");
        }

        @Test
        void aTimeThatIsNone() {
            refusesAt(headers(GAP), "{\"detectedAt\": \"yesterday\"}", "$.detectedAt");
        }

        @Test
        void anUnknownWord() {
            refusesAt(headers("org.silkwire.feed.status.v1"), "{\"health\": \"sleepy\"}", "$.health");
        }

        @Test
        void aWrongTypeDeepInside() {
            refusesAt(
                    headers("org.silkwire.story.classified.v1"),
                    "{\"topics\": [{\"evidence\": [{\"start\": \"x\"}]}]}",
                    "$.topics[0].evidence[0].start");
        }

        @Test
        void aDepthThatWouldExhaustTheStack() {
            refuses(headers(GAP), "[".repeat(100_000), "the body of a " + GAP + " can't be read");
        }

        @Test
        void aStatusWithoutItsTime() {
            Headers headers = new RecordHeaders();
            headers.add("ce_type", utf8("org.silkwire.feed.status.v1"));
            byte[] body = codec.body(sample("feed.status"));

            assertThatExceptionOfType(UndecodableEventException.class)
                    .isThrownBy(() -> codec.decode(headers, body))
                    .withMessage("header ce_time is missing; expected a CloudEvent in binary mode");

            headers.add("ce_time", utf8("31.01.2026"));
            assertThatExceptionOfType(UndecodableEventException.class)
                    .isThrownBy(() -> codec.decode(headers, body))
                    .withMessage("ce_time is '31.01.2026'; expected RFC 3339, such as 2026-01-31T10:15:00Z");
        }

        @Test
        void inAConsumerNamingTheTopic() {
            try (EventDeserializer deserializer = new EventDeserializer()) {
                assertThatThrownBy(() -> deserializer.deserialize("silkwire.articles", new RecordHeaders(), utf8("{}")))
                        .isInstanceOf(SerializationException.class)
                        .hasMessage(
                                "silkwire.articles: header ce_type is missing; expected a CloudEvent in binary mode");
                assertThatThrownBy(() -> deserializer.deserialize("silkwire.articles", utf8("{}")))
                        .isInstanceOf(SerializationException.class)
                        .hasMessageContaining("silkwire.articles");
            }
        }

        private void refuses(Headers headers, @Nullable String body, String message) {
            assertThatExceptionOfType(UndecodableEventException.class)
                    .isThrownBy(() -> codec.decode(headers, body == null ? null : utf8(body)))
                    .withMessageStartingWith(message);
        }

        private void refusesAt(Headers headers, String body, String place) {
            assertThatExceptionOfType(UndecodableEventException.class)
                    .isThrownBy(() -> codec.decode(headers, utf8(body)))
                    .withMessageContaining("can't be read at " + place + ": ");
        }
    }

    private @Nullable String topicsHeader(Event event) {
        Headers headers = new RecordHeaders();
        codec.writeHeaders(event, headers);
        var header = headers.lastHeader(EventCodec.TOPICS_HEADER);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Event sample(String name) {
        return Objects.requireNonNull(Samples.byFile().get(name), name);
    }

    private static Headers headers(String type) {
        Headers headers = new RecordHeaders();
        headers.add("ce_type", utf8(type));
        headers.add("ce_time", utf8("2026-01-31T10:15:00Z"));
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
