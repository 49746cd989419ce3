package org.silkwire.classifier.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.topology.ClassifierStreams.Instruments;
import org.slf4j.MDC;

/**
 * Makes what a stage does seen: it is a part of the trace that its record carries, all that is logged meanwhile names the
 * record, in the first stage by {@code article}, in the last by {@code story}, and its lag is timed.
 *
 * <p>{@code silkwire.classifier.lag{stage}} is the time from an article's fetch until a stage has done with it: stage is
 * judge for all articles, tell for those that match. They can be read once the stage's transaction is committed, within
 * {@code silkwire.classifier.commit-interval}. Alert: 99th percentile > 30 s for 10 min: stories come late.
 */
record Observed(Instruments instruments) {
    private static final Duration LONGEST_LAG = Duration.ofHours(1);

    Processor<byte[], byte[], byte[], Outgoing> article(Processor<byte[], byte[], byte[], Outgoing> judging) {
        return stage("article", "judge", judging);
    }

    Processor<byte[], byte[], byte[], Outgoing> story(Processor<byte[], byte[], byte[], Outgoing> telling) {
        return stage("story", "tell", telling);
    }

    private Stage stage(String subject, String verb, Processor<byte[], byte[], byte[], Outgoing> processor) {
        return new Stage(subject, verb, processor, instruments.observations(), lag(verb, instruments.meters()));
    }

    private static Timer lag(String verb, MeterRegistry meters) {
        return Timer.builder("silkwire.classifier.lag")
                .description("From an article's fetch until a stage of the classifier has done with it")
                .tag("stage", verb)
                .publishPercentileHistogram()
                .maximumExpectedValue(LONGEST_LAG)
                .register(meters);
    }

    private static final class Stage extends ContextualProcessor<byte[], byte[], byte[], Outgoing> {
        private final String subject;
        private final String verb;
        private final Processor<byte[], byte[], byte[], Outgoing> processor;
        private final ObservationRegistry registry;
        private final Timer lag;

        Stage(
                String subject,
                String verb,
                Processor<byte[], byte[], byte[], Outgoing> processor,
                ObservationRegistry registry,
                Timer lag) {
            this.subject = subject;
            this.verb = verb;
            this.processor = processor;
            this.registry = registry;
            this.lag = lag;
        }

        @Override
        public void init(ProcessorContext<byte[], Outgoing> context) {
            super.init(context);
            processor.init(context);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            String id = record.key() == null ? "none" : new String(record.key(), StandardCharsets.UTF_8);
            try (var _ = MDC.putCloseable(subject, id)) {
                if (registry.isNoop()) {
                    processor.process(record);
                } else {
                    observation(record, id).observe(() -> processor.process(record));
                }
            }
            // Clocks of two machines differ, and a time below zero tells nobody anything.
            lag.record(Duration.ofMillis(Math.max(0, context().currentSystemTimeMs() - record.timestamp())));
        }

        private Observation observation(Record<byte[], byte[]> record, String id) {
            ReceiverContext<Headers> carried = new ReceiverContext<>(Stage::value, Kind.CONSUMER);
            carried.setCarrier(record.headers());
            return Observation.createNotStarted("silkwire.trace." + subject, () -> carried, registry)
                    .contextualName(verb + " " + subject)
                    .highCardinalityKeyValue("silkwire." + subject, id);
        }

        private static @Nullable String value(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
