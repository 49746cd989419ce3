package org.silkwire.classifier.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.silkwire.classifier.cluster.Signature;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.SyntheticNews;
import org.silkwire.testkit.TestBroker;

/**
 * How many matched stories a second pass the cluster stage as it is deployed: one partition, RocksDB with its changelog,
 * exactly once, a real broker. The stories lie ready in the stage's topic, so that nothing else is measured.
 *
 * <p>{@code mvn -B -pl services/benchmarks -am verify -Pbench -Dbench.main=org.silkwire.classifier.topology.ClusterStageLoad
 * -Dbench.args=60000}
 */
public final class ClusterStageLoad {
    private static final String MATCHED = "load-matched";
    private static final String TOPIC = "belt-and-road";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private ClusterStageLoad() {}

    /** @param args how many stories, and the interval of commits in milliseconds where it isn't the one shipped */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int stories = args.length == 0 ? 60_000 : Integer.parseInt(args[0]);
        Duration commits = Duration.ofMillis(args.length < 2 ? 50 : Integer.parseInt(args[1]));
        TestBroker broker = TestBroker.shared();
        broker.startOver(List.of(
                topic(MATCHED, 1),
                topic(Topics.STORIES, 4),
                topic(Topics.stories(TOPIC), 4),
                topic(Topics.DEAD_LETTERS, 1)));
        EventCodec codec = new EventCodec("/silkwire/load");
        fill(broker, codec, stories);

        long start = System.nanoTime();
        try (KafkaStreams streams = new KafkaStreams(
                        StoryTopology.telling(MATCHED, codec, CopiesOnStreams.TOLD), config(broker, commits));
                KafkaConsumer<byte[], byte[]> told = consumer(broker)) {
            streams.start();
            Progress progress = new Progress(stories);
            while (!progress.isDone()) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            progress.seen + " stories told within " + PATIENCE + "; expected " + stories);
                }
                told.poll(Duration.ofMillis(20)).forEach(progress);
            }
            System.out.printf(
                    "%d stories through the cluster stage, from the first told to the last: %.0f a second;"
                            + " the second half: %.0f a second%n",
                    stories, progress.rate(0), progress.rate(stories / 2));
        }
        // The broker's threads would keep the JVM; it stops with it.
        System.exit(0);
    }

    /** Generated news is old news, which a broker would delete by default. */
    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    private static final class Progress implements Consumer<ConsumerRecord<byte[], byte[]>> {
        private final long[] at;
        private int seen;

        Progress(int expected) {
            at = new long[expected];
        }

        boolean isDone() {
            return seen == at.length;
        }

        @Override
        public void accept(ConsumerRecord<byte[], byte[]> record) {
            if (seen < at.length) {
                at[seen++] = System.nanoTime();
            }
        }

        double rate(int from) {
            return (at.length - 1 - from) * 1e9 / (at[at.length - 1] - at[from]);
        }
    }

    private static void fill(TestBroker broker, EventCodec codec, int stories) {
        Story.TaxonomyVersion version = new Story.TaxonomyVersion(1, "0".repeat(64));
        List<Story.TopicMatch> topics =
                List.of(new Story.TopicMatch(TOPIC, "Belt and Road", 0.9, Story.Relevance.ABOUT, List.of(), List.of()));
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "compression.type", "zstd", "linger.ms", 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (SyntheticNews.Item item : new SyntheticNews(1).news(stories, 0.2, 0.15, Duration.ofDays(14))) {
                Article article = item.article();
                Event event = new Event.StoryClassified(new Story(
                        Ids.storyId(article.id()),
                        article,
                        List.of(article.feed()),
                        topics,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Story.Lineage.original(),
                        version));
                RecordHeaders headers = new RecordHeaders();
                codec.writeHeaders(event, headers);
                headers.add(Telling.SIGNATURE, Signature.of(article).toBytes());
                var _ = producer.send(new ProducerRecord<>(
                        MATCHED,
                        null,
                        event.time().toEpochMilli(),
                        event.key().getBytes(UTF_8),
                        codec.body(event),
                        headers));
            }
        }
    }

    private static StreamsConfig config(TestBroker broker, Duration commits) throws IOException {
        Map<String, Object> config = ClassifierStreams.config(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ClassifierStreams.Settings("load", 1, commits, scratch(), 0, CopiesOnStreams.TOLD));
        return new StreamsConfig(new HashMap<>(config));
    }

    private static Path scratch() throws IOException {
        return Files.createTempDirectory("silkwire-load");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(TestBroker broker) {
        Properties config = new Properties();
        config.put("bootstrap.servers", broker.bootstrapServers());
        config.put("group.id", "load-reader");
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.STORIES));
        return consumer;
    }
}
