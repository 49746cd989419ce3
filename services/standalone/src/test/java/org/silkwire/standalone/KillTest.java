package org.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.SampleEntry;
import org.silkwire.testkit.SampleFeed;

/** Broker, fetcher and classifier killed together in the middle of their work, as a power cut does. */
class KillTest {
    private static final int STORIES_BETWEEN = 40;

    @TempDir
    Path directory;

    private final FeedServer server = FeedServer.start();
    private final SampleFeed feed = server.feed("/feed.xml").window(1_000);
    private int told;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void eachArticleAndEachStoryIsToldOnceToAReaderOfWhatIsCommitted() throws Exception {
        Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version='2.0'><head/><body><outline text='f' xmlUrl='" + server.url("/feed.xml")
                        + "'/></body></opml>");
        int port = freePort();
        Process first = start(port);
        try {
            tellWhilePolled(first);
        } finally {
            first.destroyForcibly().waitFor();
        }
        Process last = start(port);
        try {
            tellWhilePolled(last);
            List<String> articles = awaitIds(Topics.ARTICLES, port);
            List<String> stories = awaitIds("silkwire.stories.belt-and-road", port);

            assertThat(articles).hasSize(told).doesNotHaveDuplicates();
            assertThat(stories).hasSize(told).doesNotHaveDuplicates();
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    /** One story after the other, each with the feed's next poll, so that the kill finds work under way. */
    private void tellWhilePolled(Process running) {
        for (int i = 0; i < STORIES_BETWEEN; i++) {
            int polls = server.requests("/feed.xml").size();
            String number = String.valueOf(++told);
            feed.add(new SampleEntry(
                    "urn:story:" + number,
                    "https://news.example/" + number,
                    "Belt and Road freight report number " + number,
                    "Train " + number + " of " + number.hashCode() + " wagons left.",
                    Instant.now()));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() ->
                            !running.isAlive() || server.requests("/feed.xml").size() > polls);
            assertThat(running.isAlive()).as("still running").isTrue();
        }
    }

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It lives for seconds: starting counts, not what the optimising compiler makes of it later.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Silkwire.class.getName(),
                        "run",
                        "--silkwire.feeds=" + directory.resolve("feeds.opml"),
                        "--silkwire.data=" + directory.resolve("data"),
                        "--silkwire.broker.port=" + port,
                        "--silkwire.http.allowed-addresses=" + server.address(),
                        "--silkwire.http.host-interval=0s",
                        "--silkwire.schedule.min-interval=20ms",
                        "--silkwire.schedule.max-interval=50ms",
                        "--spring.kafka.properties.session.timeout.ms=6000",
                        "--server.port=0",
                        "--management.server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(directory.toFile(), "console.log")))
                .start();
    }

    /** Ids of the events on a topic once there are as many as stories told, and whatever came beyond. */
    private List<String> awaitIds(String topic, int port) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                "localhost:" + port,
                "isolation.level",
                "read_committed",
                "group.id",
                topic + ".test",
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<Event> events = new ArrayList<>();
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> events.add(record.value()));
                return events.size() >= told;
            });
            consumer.poll(Duration.ofSeconds(1)).forEach(record -> events.add(record.value()));
            return events.stream().map(Event::id).toList();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
