package org.silkwire.classifier.topology;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Makes a stage a part of the trace that its record carries, and names the record in all that is logged meanwhile: in its
 * first stage by {@code article}, in its last by {@code story}.
 *
 * @param registry told of each record; {@link ObservationRegistry#NOOP} where traces go nowhere
 */
record Traced(ObservationRegistry registry) {

    Processor<byte[], byte[], byte[], Outgoing> article(Processor<byte[], byte[], byte[], Outgoing> judging) {
        return new Stage("article", "judge", judging, registry);
    }

    Processor<byte[], byte[], byte[], Outgoing> story(Processor<byte[], byte[], byte[], Outgoing> telling) {
        return new Stage("story", "tell", telling, registry);
    }

    private record Stage(
            String subject,
            String verb,
            Processor<byte[], byte[], byte[], Outgoing> stage,
            ObservationRegistry registry)
            implements Processor<byte[], byte[], byte[], Outgoing> {

        @Override
        public void init(ProcessorContext<byte[], Outgoing> context) {
            stage.init(context);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String id = record.key() == null ? "none" : new String(record.key(), StandardCharsets.UTF_8);
            try (var _ = MDC.putCloseable(subject, id)) {
                if (registry.isNoop()) {
                    stage.process(record);
                } else {
                    observation(record, id).observe(() -> stage.process(record));
                }
            }
        }

        private Observation observation(Record<byte[], byte[]> record, String id) {
            ReceiverContext<Headers> context = new ReceiverContext<>(Stage::value, Kind.CONSUMER);
            context.setCarrier(record.headers());
            return Observation.createNotStarted("silkwire.trace." + subject, () -> context, registry)
                    .contextualName(verb + " " + subject)
                    .highCardinalityKeyValue("silkwire." + subject, id);
        }

        private static @Nullable String value(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            stage.close();
        }
    }
}
