package org.silkwire.fetcher.shard;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.silkwire.contract.Topics;
import org.slf4j.MDC;

/** Where a trace begins: a poll, and below it each article that it told, in whose headers the trace goes on. */
final class PollTraces {
    /** The key of a feed's id beside each line logged while it is polled. */
    private static final String FEED = "feed";

    private final ObservationRegistry registry;

    PollTraces(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** Polls, and names the feed in all that is logged meanwhile. */
    PolledFeed around(String feedId, String url, Supplier<PolledFeed> poll) {
        try (var _ = MDC.putCloseable(FEED, feedId)) {
            return registry.isNoop() ? poll.get() : traced(feedId, url, poll);
        }
    }

    private PolledFeed traced(String feedId, String url, Supplier<PolledFeed> poll) {
        Observation observation = Observation.createNotStarted("silkwire.trace.poll", registry)
                .contextualName("poll")
                .highCardinalityKeyValue("silkwire.feed", feedId)
                .highCardinalityKeyValue("url.full", url);
        return observation.observe(() -> {
            PolledFeed polled = poll.get();
            polled.records().stream()
                    .filter(record -> record.topic().equals(Topics.ARTICLES))
                    .forEach(this::send);
            return polled;
        });
    }

    private void send(ProducerRecord<byte[], byte[]> article) {
        SenderContext<Headers> context = new SenderContext<>(
                (headers, name, value) -> {
                    if (headers != null) {
                        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
                    }
                },
                Kind.PRODUCER);
        context.setCarrier(article.headers());
        Observation.createNotStarted("silkwire.trace.article", () -> context, registry)
                .contextualName("publish article")
                .highCardinalityKeyValue("silkwire.article", new String(article.key(), StandardCharsets.UTF_8))
                .observe(() -> {});
    }
}
