package org.silkwire.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Whatever stands on a topic is an event that can be written again as it was read, or is undecodable. The first byte of
 * an input chooses the event's type, the rest is its body.
 */
class EventCodecFuzzTest {
    private static final List<EventType> TYPES = List.of(EventType.values());

    private final EventCodec codec = new EventCodec("/silkwire/fuzz");

    @FuzzTest
    void decode(byte[] input) {
        if (input.length == 0) {
            return;
        }
        EventType type = TYPES.get(Math.floorMod(input[0] - 'a', TYPES.size()));
        Headers headers = new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_type", type.ceType().getBytes(UTF_8))
                .add("ce_id", "1".getBytes(UTF_8))
                .add("ce_source", "/fuzz".getBytes(UTF_8))
                .add("ce_time", "2026-03-04T12:00:00Z".getBytes(UTF_8))
                .add("content-type", EventCodec.CONTENT_TYPE.getBytes(UTF_8));
        Event event;
        try {
            event = codec.decode(headers, Arrays.copyOfRange(input, 1, input.length));
        } catch (UndecodableEventException _) {
            return;
        }
        assertThat(codec.decode(headers, codec.body(event))).isEqualTo(event);
    }
}
