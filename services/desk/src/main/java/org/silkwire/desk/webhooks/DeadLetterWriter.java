package org.silkwire.desk.webhooks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.silkwire.contract.DeadLetter;
import org.silkwire.contract.Topics;

/**
 * Puts what nobody took on {@code silkwire.dead-letters}, as it would have been posted; in place of a topic stands
 * {@code webhook:} and the webhook's id.
 */
public final class DeadLetterWriter {
    private final Map<String, Object> producerConfig;

    public DeadLetterWriter(Map<String, Object> producerConfig) {
        this.producerConfig = producerConfig;
    }

    /** Returns when the record is safe. A producer for each: it happens rarely. */
    void write(byte[] body, Deliveries.DeadStory dead) {
        Map<String, Object> config = new HashMap<>(producerConfig);
        config.put("acks", "all");
        Headers original = new RecordHeaders();
        original.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        Headers headers = DeadLetter.headers(
                original, "webhook:" + dead.webhookId(), 0, 0, dead.url() + " did not take it: " + dead.fault());
        byte[] key = dead.storyId().getBytes(StandardCharsets.UTF_8);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS, null, key, body, headers))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(Topics.DEAD_LETTERS + " could not be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing " + Topics.DEAD_LETTERS, e);
        }
    }
}
