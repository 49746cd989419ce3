package org.silkwire.classifier.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Record;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.SizeLimits;
import org.silkwire.contract.Story;

/**
 * A body on its way to a topic.
 *
 * @param topic where it goes; {@link #TO_CLUSTER} for the cluster stage
 * @param body as it is written
 */
record Outgoing(String topic, byte[] body) {
    static final String TO_CLUSTER = "";

    /** A trace goes along from poll to story; everything else in an article's headers speaks of the article. */
    private static final String TRACE = "traceparent";

    boolean staysInside() {
        return topic.equals(TO_CLUSTER);
    }

    /** The same body for another topic. */
    Outgoing to(String other) {
        return new Outgoing(other, body);
    }

    /** The record that tells an event on a topic, in place of the one that caused it. */
    static Record<byte[], Outgoing> event(Event event, String topic, Headers cause, EventCodec codec) {
        byte[] body = codec.body(event);
        if (event instanceof Event.StoryClassified(Story story) && body.length > SizeLimits.STORY_BYTES) {
            // No record may be refused in the middle of a transaction: it would be tried again for ever.
            return event(new Event.StoryClassified(SizeLimits.fit(story, codec)), topic, cause, codec);
        }
        Headers headers = new RecordHeaders();
        codec.writeHeaders(event, headers);
        if (cause.lastHeader(TRACE) != null) {
            headers.add(cause.lastHeader(TRACE));
        }
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        return new Record<>(key, new Outgoing(topic, body), event.time().toEpochMilli(), headers);
    }

    /** For writing only: where a body goes isn't part of it. */
    static Serde<Outgoing> serde() {
        return Serdes.serdeFrom((topic, outgoing) -> outgoing == null ? null : outgoing.body(), (topic, bytes) -> {
            throw new UnsupportedOperationException("a body doesn't say where it goes; read it as bytes");
        });
    }
}
