package org.silkwire.contract;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * For consumers in Java: {@code value.deserializer} of a {@code KafkaConsumer<String, Event>}. Set
 * {@code isolation.level=read_committed} beside it.
 */
public final class EventDeserializer implements Deserializer<Event> {
    private final EventCodec codec = new EventCodec("/silkwire/consumer");

    @Override
    public Event deserialize(String topic, Headers headers, byte[] body) {
        try {
            return codec.decode(headers, body);
        } catch (UndecodableEventException e) {
            throw new SerializationException(topic + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Event deserialize(String topic, byte[] body) {
        throw new SerializationException(topic + ": the type of an event stands in its headers, which were not given");
    }
}
