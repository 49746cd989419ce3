package org.silkwire.classifier.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.TopicCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the classifier: it shares the articles with the other instances and judges its part of them. */
public final class ClassifierStreams implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClassifierStreams.class);
    private static final Duration TO_MAKE_TOPICS = Duration.ofSeconds(30);
    private static final Duration TO_CLOSE = Duration.ofSeconds(9);
    private static final long AFTER_A_FAULT_MS = 2_000;
    private static final long TO_ANSWER_MS = 5_000;
    /** Stories of a commit that go to one partition: Kafka's usual 16 KiB hold ten of them, and each batch is a turn of zstd. */
    private static final int BATCH_BYTES = 128 * 1024;
    /** Half the CPU of Kafka's usual 3 for a seventh more of disk, as the fetcher's articles showed. */
    private static final int ZSTD_LEVEL = 1;

    private final Settings settings;
    private final TopicCatalogue catalogue;
    private final Map<String, Object> common;
    private final Topology topology;
    private final Supplier<Enricher> enricher;
    private final MeterRegistry meters;
    private final Thread starter;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable KafkaStreamsMetrics streamsMetrics;
    private volatile String fault = "making the topics";

    /**
     * @param applicationId the same for all classifiers of an installation
     * @param threads stream threads of this instance, at least 1
     * @param commitInterval how often transactions are committed: what a reader waits for at most
     * @param stateDirectory scratch space that can be rebuilt from Kafka
     * @param standbys instances that keep a copy of the stories' memory beside the one that works with it, so that they
     *     can take over without reading it first
     * @param copies whether they go to the topic streams
     */
    public record Settings(
            String applicationId,
            int threads,
            Duration commitInterval,
            Path stateDirectory,
            int standbys,
            CopiesOnStreams copies) {}

    /**
     * Who looks on.
     *
     * @param observations told of each verdict; {@link ObservationRegistry#NOOP} where traces go nowhere
     * @param meters given the stages' lags and Kafka Streams' own metrics
     */
    public record Instruments(ObservationRegistry observations, MeterRegistry meters) {
        /** Nobody looks on. */
        static final Instruments NONE = new Instruments(ObservationRegistry.NOOP, new CompositeMeterRegistry());
    }

    /**
     * How far the judging is.
     *
     * @param state of Kafka Streams, or why it doesn't run yet
     * @param topology the stages and the topics between them, as Kafka Streams describes them
     * @param lag records still to be read by topic; null where the broker doesn't say
     */
    public record Progress(
            String state, String topology, @Nullable Map<String, Long> lag) {}

    /**
     * @param common where the brokers are and how to reach them, by Kafka's names
     * @param enricher the same each time; asked for while the broker is, since its rules take as long to load
     */
    public ClassifierStreams(
            Settings settings,
            Instruments instruments,
            TopicCatalogue catalogue,
            Map<String, Object> common,
            Rulebook rules,
            Supplier<Enricher> enricher) {
        this.enricher = enricher;
        this.settings = settings;
        this.meters = instruments.meters();
        this.catalogue = catalogue;
        this.common = common;
        this.topology = StoryTopology.of(rules, enricher, settings.copies(), instruments);
        this.starter = Thread.ofPlatform().name("silkwire-classifier").unstarted(this::run);
    }

    /** Starts judging in the background, as soon as the broker answers. */
    public void start() {
        // What fails there fails again, and is told, where a stream thread asks for it.
        Thread.ofPlatform().name("silkwire-enricher").start(new FutureTask<>(enricher::get));
        starter.start();
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                try {
                    makeTopics();
                    judgeToTheEnd();
                } catch (RuntimeException e) {
                    fault = String.valueOf(e.getMessage());
                    log.warn("nothing is judged now; another try follows: {}", e.toString());
                }
                closing.await(AFTER_A_FAULT_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeTopics() throws InterruptedException {
        try (Admin admin = Admin.create(common)) {
            TopicCreation.ensure(admin, catalogue.topics(), TO_MAKE_TOPICS);
        }
    }

    /** Returns when Kafka Streams has given up, which it does for what a new thread wouldn't mend, or when this is closed. */
    private void judgeToTheEnd() throws InterruptedException {
        KafkaStreams judging = new KafkaStreams(topology, new StreamsConfig(config(common, settings)));
        CountDownLatch ended = new CountDownLatch(1);
        judging.setUncaughtExceptionHandler(this::afterTheEndOfAThread);
        judging.setStateListener((now, _) -> {
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        if (!begin(judging)) {
            judging.close();
            return;
        }
        ended.await();
        if (closing.getCount() > 0) {
            log.error("Kafka Streams has given up and is started anew");
            judging.close(TO_CLOSE);
        }
    }

    /** False where this was closed meanwhile, so that nobody would close what begins now. */
    private synchronized boolean begin(KafkaStreams judging) {
        if (closing.getCount() == 0) {
            return false;
        }
        streams = judging;
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(judging);
        metrics.bindTo(meters);
        streamsMetrics = metrics;
        judging.start();
        return true;
    }

    /** An exception may pass, such as a broker that is away; after an error the JVM's state is in doubt, so all is begun anew. */
    private StreamThreadExceptionResponse afterTheEndOfAThread(Throwable cause) {
        if (closing.getCount() == 0 || cause instanceof Error) {
            log.error("a stream thread died, and the others end with it", cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        log.error("a stream thread died and is replaced; what it was at is done again", cause);
        try {
            // What fails at once would otherwise fail a thousand times a second.
            closing.await(AFTER_A_FAULT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    static Map<String, Object> config(Map<String, Object> common, Settings settings) {
        Map<String, Object> config = new HashMap<>(common);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        // The first of several waits that grow up to a second. Topics just made are known a moment later, and so are
        // coordinators; with Kafka's usual 100 ms a start waits three times for them.
        config.putIfAbsent(StreamsConfig.RETRY_BACKOFF_MS_CONFIG, 20L);
        // An instance that was killed is missed after this long; one that is closed says so.
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), ZSTD_LEVEL);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, ModestRocksDb.class);
        // A crash must not hold up the readers of the streams for longer than this.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        return config;
    }

    /** Whether articles are being judged. */
    public boolean isRunning() {
        KafkaStreams judging = streams;
        return judging != null && judging.state().isRunningOrRebalancing();
    }

    /** What it does now, in words; the state of Kafka Streams once that runs. */
    public String state() {
        KafkaStreams judging = streams;
        return judging == null ? fault : judging.state().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** How far it is; asks the broker, for some seconds at most. */
    public Progress progress() {
        return new Progress(state(), topology.describe().toString(), lag());
    }

    private @Nullable Map<String, Long> lag() {
        try (Admin admin = Admin.create(common)) {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(settings.applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get(TO_ANSWER_MS, TimeUnit.MILLISECONDS);
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            read.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> there =
                    admin.listOffsets(ends).all().get(TO_ANSWER_MS, TimeUnit.MILLISECONDS);
            Map<String, Long> lag = new TreeMap<>();
            read.forEach((partition, offset) -> {
                ListOffsetsResultInfo end = there.get(partition);
                if (end != null && offset != null) {
                    lag.merge(partition.topic(), Math.max(0, end.offset() - offset.offset()), Long::sum);
                }
            });
            return lag;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            log.debug("the broker did not say how far the classifier is", e);
            return null;
        }
    }

    /** Kafka Streams stays in its group by default: what this instance held would wait for its session to end. */
    static CloseOptions leaving(Duration within) {
        return CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(within);
    }

    private synchronized void beginNoMore() {
        closing.countDown();
    }

    @Override
    public void close() {
        beginNoMore();
        KafkaStreams judging = streams;
        KafkaStreamsMetrics metrics = streamsMetrics;
        if (metrics != null) {
            metrics.close();
        }
        if (judging != null) {
            judging.close(leaving(TO_CLOSE));
        }
        starter.interrupt();
    }
}
