package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

class EventCodecPropertyTest {
    private final EventCodec codec = new EventCodec("/silkwire/test");

    @Provide
    Arbitrary<Event> events() {
        return AnyRecord.event();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsEncodedIsDecodedToItself(@ForAll("events") Event event) {
        Headers headers = new RecordHeaders();
        codec.writeHeaders(event, headers);

        assertThat(codec.decode(headers, codec.body(event))).isEqualTo(event);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theSerializerWritesWhatTheDeserializerReads(@ForAll("events") Event event) {
        Headers headers = new RecordHeaders();
        try (EventSerializer serializer = new EventSerializer("/silkwire/test");
                EventDeserializer deserializer = new EventDeserializer()) {
            byte[] body = serializer.serialize("any", headers, event);

            assertThat(deserializer.deserialize("any", headers, body)).isEqualTo(event);
        }
    }
}
