package org.silkwire.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;

/**
 * From the moment that the feed server writes an entry into its response to the moment that a reader of committed records has
 * its story in hand, at about a tenth of the load that the fetcher can bear.
 */
final class Latency {
    private static final int FEEDS = 70;
    private static final int CAUGHT_UP_MILLIS = 1_500;
    private static final Duration TO_CATCH_UP = Duration.ofMinutes(2);
    private static final String STREAM = Topics.stories("belt-and-road");

    private final EventCodec codec = new EventCodec("/silkwire/bench");

    void measure(Consumer<Figure> told) throws Exception {
        try (Stage stage = new Stage();
                Child classifier = Contestants.classifier(stage);
                Child fetcher = Contestants.fetcher(stage, "new", FEEDS, "1s")) {
            awaitStream(stage);
            awaitWhatWaited(stage);
            Window.warmUp(Window.WARM_UP);
            Stage.Reading from = stage.read(fetcher);
            long[] millis = listen(stage, Window.LENGTH.multipliedBy(2));
            Stage.Reading to = stage.read(fetcher);
            double seconds = Duration.between(from.at(), to.at()).toNanos() / 1e9;
            told.accept(new Figure(
                    "silkwire",
                    "entries served meanwhile",
                    (to.requests() - from.requests()) * 20 / seconds,
                    "1/s",
                    ""));
            told.accept(new Figure("silkwire", "stories read", millis.length / seconds, "1/s", ""));
            told.accept(new Figure("silkwire", "served to readable, p50", percentile(millis, 50), "ms", ""));
            told.accept(new Figure("silkwire", "served to readable, p99", percentile(millis, 99), "ms", ""));
            told.accept(
                    new Figure("silkwire", "classifier's CPU", classifier.cpu().toMillis() / 1e3, "s", "since start"));
        }
    }

    /** What came while the processes started is worked off before anything counts. */
    private void awaitWhatWaited(Stage stage) {
        Awaitility.await("half of the stories within " + CAUGHT_UP_MILLIS + " ms")
                .atMost(TO_CATCH_UP)
                .until(() -> {
                    long[] millis = listen(stage, Duration.ofSeconds(5));
                    return millis.length > 0 && percentile(millis, 50) <= CAUGHT_UP_MILLIS;
                });
    }

    private static void awaitStream(Stage stage) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stage.servers()))) {
            while (!admin.listTopics().names().get().contains(STREAM)) {
                EndToEnd.pass(Duration.ofMillis(100));
            }
        }
    }

    private long[] listen(Stage stage, Duration time) {
        LongStream.Builder latencies = LongStream.builder();
        Map<String, Object> config = Map.of(
                "bootstrap.servers", stage.servers(),
                "group.id", "bench",
                "isolation.level", "read_committed",
                "auto.offset.reset", "latest");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(STREAM));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(50));
            }
            consumer.seekToEnd(consumer.assignment());
            Instant end = Instant.now().plus(time);
            while (Instant.now().isBefore(end)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    // What links two stories was served by nobody.
                    if (codec.decode(record.headers(), record.value()) instanceof Event.StoryClassified(Story story)) {
                        latencies.add(System.currentTimeMillis() - servedAt(story));
                    }
                }
            }
        }
        return latencies.build().sorted().toArray();
    }

    private static long servedAt(Story story) {
        String guid = String.valueOf(story.article().guid());
        return Long.parseLong(guid.substring(guid.lastIndexOf(':') + 1));
    }

    /** By nearest rank. */
    private static double percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("no story came while it was measured: " + Arrays.toString(sorted));
        }
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
