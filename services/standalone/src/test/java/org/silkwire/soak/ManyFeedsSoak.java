package org.silkwire.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.memory.FeedMemory;
import org.silkwire.fetcher.parse.FeedEntry;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.fetcher.schedule.PublisherHints;
import org.silkwire.fetcher.schedule.RefreshPolicy;

/**
 * A hundred thousand feeds in one fetcher that has a heap of 1 GiB, each with the status and the memory of a feed that has
 * run for a while, polled once an hour: what the heap holds after a collection, how much of it is a feed's, and how late
 * polls are.
 */
class ManyFeedsSoak {
    private static final int FEEDS = Integer.getInteger("silkwire.soak.feeds", 100_000);
    private static final Duration WATCHED = Duration.ofSeconds(Long.getLong("silkwire.soak.seconds", 120));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int REMEMBERED = 30;
    private static final long MIB = 1024 * 1024;
    private static final Duration TO_RESTORE = Duration.ofSeconds(Long.getLong("silkwire.soak.restore", 60));

    @TempDir
    Path directory;

    private final EventCodec codec = new EventCodec("/silkwire/soak");
    /** Of the remembered entries themselves, of all feeds together. */
    private final AtomicLong memoryBytes = new AtomicLong();

    private final RefreshPolicy policy = new RefreshPolicy(new RefreshPolicy.Settings(HOUR, HOUR));

    @Test
    void theyFitAndArePolledInTime() throws Exception {
        try (SoakProcess press = SoakProcess.start(
                        directory.resolve("press.log"),
                        List.of("-Xmx1g"),
                        SoakPress.class.getName(),
                        Integer.toString(FEEDS),
                        Double.toString(FEEDS / 3600.0),
                        directory.resolve("ledger.txt").toString());
                SoakCluster cluster = new SoakCluster(directory)) {
            String port = press.line();
            cluster.makeTopics();
            long empty = heapWithoutFeeds(cluster, port);
            List<FeedRegistration> feeds = cluster.register(FEEDS, port);
            seedMemories(cluster, feeds);
            Instant begin = Instant.now().plus(TO_RESTORE);
            Map<String, Instant> due = seedStatuses(cluster, feeds, begin);
            try (SoakProcess fetcher = fetcher(cluster, port)) {
                long atRest = (heapAtWork(fetcher) - empty - memoryBytes.get()) / FEEDS;
                List<Duration> late = lateness(cluster, due, begin.plus(WATCHED));
                report(fetcher, late, empty, atRest);
            }
        }
    }

    /** Bytes that a fetcher keeps which has nothing to poll. */
    private long heapWithoutFeeds(SoakCluster cluster, String port) throws Exception {
        try (SoakProcess fetcher = fetcher(cluster, port)) {
            return heapAtWork(fetcher);
        }
    }

    /** Bytes that a fetcher keeps once all of its shards are at work. */
    private static long heapAtWork(SoakProcess fetcher) throws Exception {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            fetcher.tell("shards");
            return fetcher.line().split("phase=RUNNING", -1).length == SoakFetcher.PARTITIONS + 1;
        });
        return usedAfterCollection(fetcher);
    }

    private SoakProcess fetcher(SoakCluster cluster, String port) throws Exception {
        return SoakProcess.start(
                directory.resolve("fetcher.log"),
                List.of("-Xmx1g", "-Djdk.net.hosts.file=" + SoakCluster.hosts(directory, FEEDS)),
                SoakFetcher.class.getName(),
                cluster.bootstrapServers(),
                "one",
                "127.0.0.1:" + port,
                HOUR.toString(),
                HOUR.toString());
    }

    /** Writes the memories that a fetcher that ran before would have left behind. */
    private void seedMemories(SoakCluster cluster, List<FeedRegistration> feeds) {
        Instant read = Instant.now();
        try (var producer = producer(cluster)) {
            IntStream.range(0, feeds.size()).parallel().forEach(i -> {
                FeedMemory memory = new FeedMemory(feeds.get(i).id());
                memory.recall(entries(i), List.of(), read);
                memory.takeChanges().forEach((chunk, bytes) -> {
                    memoryBytes.addAndGet(bytes.length);
                    var _ = producer.send(new ProducerRecord<>(
                            Topics.FEEDS_MEMORY,
                            partition(feeds.get(i)),
                            (feeds.get(i).id() + "/" + chunk).getBytes(StandardCharsets.UTF_8),
                            bytes));
                });
            });
        }
    }

    /** Writes the statuses to them; when each feed is due is returned. */
    private Map<String, Instant> seedStatuses(SoakCluster cluster, List<FeedRegistration> feeds, Instant begin) {
        Map<String, Instant> due = new HashMap<>();
        try (var producer = producer(cluster)) {
            for (int i = 0; i < feeds.size(); i++) {
                FeedRegistration feed = feeds.get(i);
                Instant next = begin.plus(HOUR.multipliedBy(i).dividedBy(feeds.size()));
                due.put(feed.id(), next);
                var _ = producer.send(codec.encode(
                        new Event.FeedStatusChanged(status(feed, next), begin.minus(HOUR)),
                        Topics.FEEDS_STATUS,
                        partition(feed)));
            }
        }
        return due;
    }

    private static KafkaProducer<byte[], byte[]> producer(SoakCluster cluster) {
        Map<String, Object> config = new HashMap<>(cluster.clients());
        config.put("compression.type", "zstd");
        config.put("linger.ms", 50);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static int partition(FeedRegistration feed) {
        return Partitions.ofFeed(feed.url(), SoakFetcher.PARTITIONS);
    }

    private static List<FeedEntry> entries(int feed) {
        return IntStream.rangeClosed(1, REMEMBERED)
                .mapToObj(entry -> new FeedEntry(
                        "urn:soak:" + feed + ":" + entry,
                        "https://press.example/" + feed + "/" + entry,
                        "Report " + entry + " of desk " + feed,
                        "What desk " + feed + " knows of shipment " + entry + " so far.",
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null))
                .toList();
    }

    private FeedStatus status(FeedRegistration feed, Instant next) {
        Instant before = next.minus(HOUR);
        List<Instant> times = IntStream.range(0, REMEMBERED)
                .mapToObj(i -> before.minus(HOUR.multipliedBy(i)))
                .toList();
        Validators validators = new Validators("\"" + REMEMBERED + "\"", null, "5d41402abc4b2a76b9719d911017c592");
        FeedStatus s = policy.next(
                policy.registered(feed, null, before),
                feed,
                new PollResult.Read(
                        200,
                        validators,
                        PublisherHints.NONE,
                        null,
                        "Desk of " + feed.id(),
                        REMEMBERED,
                        REMEMBERED,
                        0,
                        times,
                        true),
                before);
        return new FeedStatus(
                s.feedId(),
                s.url(),
                s.currentUrl(),
                s.title(),
                s.health(),
                s.reason(),
                next,
                s.interval(),
                s.lastPollAt(),
                s.lastSuccessAt(),
                s.lastNewAt(),
                s.httpStatus(),
                s.entriesSeen(),
                s.validators(),
                s.rhythm());
    }

    /** From due to the end of the exchange, of each poll until {@code end}; as the statuses tell that come. */
    private static List<Duration> lateness(SoakCluster cluster, Map<String, Instant> due, Instant end) {
        List<Duration> late = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new EventDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.FEEDS_STATUS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            await().atMost(Duration.between(Instant.now(), end).plusMinutes(2))
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                            if (record.value() instanceof Event.FeedStatusChanged(FeedStatus status, Instant _)
                                    && status.lastPollAt() != null
                                    && due.containsKey(status.feedId())) {
                                late.add(Duration.between(due.remove(status.feedId()), status.lastPollAt()));
                            }
                        });
                        return Instant.now().isAfter(end);
                    });
        }
        return late;
    }

    @SuppressWarnings("SystemOut") // What a soak is run for.
    private void report(SoakProcess fetcher, List<Duration> late, long empty, long atRest) throws Exception {
        long used = usedAfterCollection(fetcher);
        String histogram = jcmd(fetcher, "GC.class_histogram");
        Files.writeString(Path.of("target", "soak-many-feeds-histogram.txt"), histogram);
        List<Duration> sorted = late.stream().sorted().toList();
        Map<String, Object> figures = new TreeMap<>();
        figures.put("feeds", FEEDS);
        figures.put("polls", late.size());
        figures.put("heapUsedMiB", used / MIB);
        figures.put("heapWithoutFeedsMiB", empty / MIB);
        figures.put("memoryBytesAFeed", memoryBytes.get() / FEEDS);
        figures.put("otherBytesAFeedAtRest", atRest);
        figures.put("lateP50Ms", quantile(sorted, 0.5).toMillis());
        figures.put("lateP99Ms", quantile(sorted, 0.99).toMillis());
        figures.put("lateMaxMs", quantile(sorted, 1).toMillis());
        Files.writeString(Path.of("target", "soak-many-feeds.txt"), figures + "\n");
        System.out.println("SOAK " + figures);
        System.out.println(histogram.lines().limit(30).reduce("", (a, b) -> a + b + "\n"));
        double expected = FEEDS * WATCHED.toSeconds() / (double) HOUR.toSeconds();
        assertThat(late).hasSizeGreaterThan((int) (0.9 * expected));
        assertThat(used).isLessThan(1024 * MIB);
        assertThat(atRest).isLessThanOrEqualTo(1024);
        assertThat(quantile(sorted, 0.99)).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration quantile(List<Duration> sorted, double q) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(q * sorted.size())));
    }

    private static String jcmd(SoakProcess process, String command) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Bytes. */
    private static long usedAfterCollection(SoakProcess process) throws Exception {
        jcmd(process, "GC.run");
        String heapInfo = jcmd(process, "GC.heap_info");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(heapInfo);
        assertThat(used.find()).as(heapInfo).isTrue();
        return Long.parseLong(used.group(1)) * 1024;
    }
}
