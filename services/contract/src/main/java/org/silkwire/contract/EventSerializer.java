package org.silkwire.contract;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * For producers in Java, given to a {@code KafkaProducer<String, Event>} as its value serializer. Key, partition and
 * timestamp are the caller's: {@link EventCodec#encode} sets them all.
 */
public final class EventSerializer implements Serializer<Event> {
    private final EventCodec codec;

    /**
     * @param source {@code ce_source}, see {@link EventCodec}
     */
    public EventSerializer(String source) {
        this.codec = new EventCodec(source);
    }

    @Override
    public byte[] serialize(String topic, Headers headers, Event event) {
        codec.writeHeaders(event, headers);
        return codec.body(event);
    }

    @Override
    public byte[] serialize(String topic, Event event) {
        throw new SerializationException(topic + ": the type of an event goes into headers, which were not given");
    }
}
