package org.silkwire.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.silkwire.benchmarks.load.LoadServer;

/** What a contestant meets: a feed server and a broker, each in its own process, with an empty directory of its own. */
final class Stage implements AutoCloseable {
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Path directory;
    private final Child server;
    private final Child broker;
    private final int port;
    private final String servers;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * What was read of the clocks and counters at one moment.
     *
     * @param requests that the feed server has answered
     * @param serverCpu of the feed server, and so on
     */
    record Reading(Instant at, long requests, Duration serverCpu, Duration brokerCpu, Duration cpu) {}

    Stage() throws IOException {
        directory = Files.createTempDirectory("silkwire-bench");
        server = Child.start(log("server"), LoadServer.class, SMALL);
        port = Integer.parseInt(server.line());
        broker = Child.start(
                log("broker"),
                BrokerProcess.class,
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                directory.resolve("broker").toString());
        servers = broker.line();
        broker.mute();
    }

    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    Path directory() {
        return directory;
    }

    int port() {
        return port;
    }

    String servers() {
        return servers;
    }

    Child broker() {
        return broker;
    }

    /** An OPML file of so many feeds of one kind. */
    Path opml(String kind, int feeds) throws IOException {
        StringBuilder opml = new StringBuilder("<opml version=\"2.0\"><body>\n");
        for (int feed = 0; feed < feeds; feed++) {
            opml.append("<outline type=\"rss\" text=\"Feed ")
                    .append(feed)
                    .append("\" xmlUrl=\"")
                    .append(url(kind, feed))
                    .append("\"/>\n");
        }
        return Files.writeString(directory.resolve(kind + ".opml"), opml.append("</body></opml>\n"));
    }

    private String url(String kind, int feed) {
        return "http://127.0.0." + (feed % LoadServer.HOSTS + 1) + ":" + port + "/" + kind + "/" + feed;
    }

    Reading read(Child contestant) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stats"))
                .build();
        String[] stats =
                http.send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ", 2);
        return new Reading(
                Instant.now(),
                Long.parseLong(stats[0]),
                Duration.ofNanos(Long.parseLong(stats[1])),
                broker.cpu(),
                contestant.cpu());
    }

    /** Shows every committed record of a topic to {@code reader}, from the beginning to the end that it has now. */
    void replay(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", servers, "isolation.level", "read_committed", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    /** Committed records of a topic whose timestamps lie between two readings. */
    long committed(String topic, Reading from, Reading to) {
        long[] count = {0};
        replay(topic, record -> {
            if (record.timestamp() >= from.at().toEpochMilli()
                    && record.timestamp() < to.at().toEpochMilli()) {
                count[0]++;
            }
        });
        return count[0];
    }

    /** Bytes of the broker's logs for topics whose name begins so. */
    long bytesOnDisk(String prefix) throws IOException {
        Path logs = directory.resolve("broker");
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> logs.relativize(file).toString().startsWith(prefix))
                    .mapToLong(Stage::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        broker.close();
        http.close();
        if (Boolean.getBoolean("bench.keep")) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
