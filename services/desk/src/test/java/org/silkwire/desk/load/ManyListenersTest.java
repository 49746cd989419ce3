package org.silkwire.desk.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.story;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Topics;
import org.silkwire.desk.RunningDesk;
import org.silkwire.testkit.TestBroker;

/**
 * A thousand listeners, a hundred stories a second, from Kafka to each socket, broker and listeners in the same process:
 * {@code mvn -Pload -pl services/desk -am test -Dtest=ManyListenersTest -Dsilkwire.desk.load.listeners=1000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "silkwire.desk.load.listeners", matches = "\\d+")
class ManyListenersTest {
    private static final int LISTENERS = Integer.getInteger("silkwire.desk.load.listeners", 0);
    private static final int PER_SECOND = 100;
    private static final int SECONDS = Integer.getInteger("silkwire.desk.load.seconds", 30);
    private static final String STORY = "event: story";

    @TempDir
    Path directory;

    private final AtomicInteger connected = new AtomicInteger();

    @Test
    void eachHearsEachStory() throws Exception {
        try (RunningDesk desk = RunningDesk.start(directory)) {
            List<Listener> listeners = new ArrayList<>();
            URI base = URI.create(desk.base());
            for (int i = 0; i < LISTENERS; i++) {
                Listener listener = new Listener(base.getPort());
                listeners.add(listener);
                Thread.ofVirtual().start(listener);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> connected.get() == LISTENERS);

            long start = System.nanoTime();
            List<Long> sent = tell();
            double took = (System.nanoTime() - start) / 1e9;
            int all = sent.size();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> listeners.stream().allMatch(each -> each.heard.get() >= all));
            double[] delays = listeners.getFirst().delays(sent);
            Arrays.sort(delays);
            Figures.say(String.format(
                    Locale.ROOT,
                    "%d listeners, %d stories in %.1f s: each heard %d to %d; from Kafka's acknowledgement to the first listener"
                            + " p50 %.0f ms, p95 %.0f ms, longest %.0f ms",
                    LISTENERS,
                    all,
                    took,
                    listeners.stream().mapToInt(each -> each.heard.get()).min().orElse(0),
                    listeners.stream().mapToInt(each -> each.heard.get()).max().orElse(0),
                    delays[delays.length / 2],
                    delays[delays.length * 95 / 100],
                    delays[delays.length - 1]));
            assertThat(listeners)
                    .allSatisfy(each -> assertThat(each.heard.get()).isEqualTo(all));
            listeners.forEach(Listener::close);
        }
    }

    /** When each was acknowledged, by its number. */
    private static List<Long> tell() throws Exception {
        EventCodec codec = new EventCodec("/silkwire/test");
        List<Long> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestBroker.shared().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < PER_SECOND * SECONDS; i++) {
                var told = story("s" + i)
                        .title("Story " + i + " of many")
                        .text("Some words of a text that isn't long. ".repeat(20))
                        .at(Instant.now())
                        .on("belt-and-road", 0.9, "Story")
                        .about("PK");
                producer.send(codec.encode(new Event.StoryClassified(told.build()), Topics.STORIES, null))
                        .get();
                sent.add(System.nanoTime());
                long due = start + (i + 1) * 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        return sent;
    }

    /** Counts events, and notes when they came. */
    private final class Listener implements Runnable, AutoCloseable {
        private final int port;
        private final AtomicInteger heard = new AtomicInteger();
        private final List<Long> times = new ArrayList<>();
        private volatile Socket socket = new Socket();

        Listener(int port) {
            this.port = port;
        }

        @Override
        public void run() {
            try (Socket opened = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket = opened;
                opened.getOutputStream()
                        .write("GET /api/stories/stream?topic=belt-and-road HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                count(new BufferedInputStream(opened.getInputStream(), 1 << 16));
            } catch (IOException e) {
                // Closed when all is counted.
            }
        }

        private void count(InputStream in) throws IOException {
            // The stream begins with a comment, after the headers.
            skipPast("\r\n\r\n", in);
            skipPast(":\n\n", in);
            connected.incrementAndGet();
            while (skipPast(STORY, in)) {
                times.add(System.nanoTime());
                heard.incrementAndGet();
            }
        }

        /** False at the end of the stream. No pattern used here begins anew within itself. */
        private static boolean skipPast(String pattern, InputStream in) throws IOException {
            int matched = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == pattern.charAt(matched)) {
                    matched++;
                    if (matched == pattern.length()) {
                        return true;
                    }
                } else {
                    matched = c == pattern.charAt(0) ? 1 : 0;
                }
            }
            return false;
        }

        double[] delays(List<Long> sent) {
            double[] delays = new double[sent.size()];
            for (int i = 0; i < delays.length; i++) {
                delays[i] = (times.get(i) - sent.get(i)) / 1e6;
            }
            return delays;
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed.
            }
        }
    }
}
