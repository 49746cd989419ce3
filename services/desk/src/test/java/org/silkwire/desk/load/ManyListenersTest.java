package org.silkwire.desk.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.story;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Topics;
import org.silkwire.desk.RunningDesk;
import org.silkwire.desk.Stories;
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
    private static final int STORIES = PER_SECOND * SECONDS;

    @TempDir
    Path directory;

    private final AtomicInteger connected = new AtomicInteger();

    @Test
    void eachHearsEachStoryOnce() throws Exception {
        try (RunningDesk desk = RunningDesk.start(directory)) {
            URI address = URI.create(desk.base() + "/api/stories/stream?topic=belt-and-road");
            Map<String, Integer> numbers = new HashMap<>();
            for (int i = 0; i < STORIES; i++) {
                numbers.put(Stories.storyId("s" + i), i);
            }
            List<Listener> listeners = new ArrayList<>();
            for (int i = 0; i < LISTENERS; i++) {
                Listener listener = new Listener(address, numbers);
                listeners.add(listener);
                Thread.ofVirtual().start(listener);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> connected.get() == LISTENERS);

            long start = System.nanoTime();
            List<Long> sent = tell();
            double took = (System.nanoTime() - start) / 1e9;
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> listeners.stream().allMatch(each -> each.heard.get() == STORIES));
            } finally {
                report(listeners, sent, took);
            }
            assertThat(listeners)
                    .allSatisfy(each -> assertThat(each.twice.get()).isZero());
            listeners.forEach(Listener::close);
        }
    }

    private static void report(List<Listener> listeners, List<Long> sent, double took) {
        double[] delays = listeners.stream()
                .flatMapToDouble(each -> Arrays.stream(each.delays(sent)))
                .sorted()
                .toArray();
        Figures.say(String.format(
                Locale.ROOT,
                "%d listeners, %d stories in %.1f s: each heard %d to %d, none more than %d twice; from Kafka's"
                        + " acknowledgement to a listener p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms",
                LISTENERS,
                STORIES,
                took,
                listeners.stream().mapToInt(each -> each.heard.get()).min().orElse(0),
                listeners.stream().mapToInt(each -> each.heard.get()).max().orElse(0),
                listeners.stream().mapToInt(each -> each.twice.get()).max().orElse(0),
                delays[delays.length / 2],
                delays[(int) (delays.length * 0.95)],
                delays[(int) (delays.length * 0.99)],
                delays[delays.length - 1]));
    }

    /** When each was acknowledged, by its number. */
    private static List<Long> tell() throws Exception {
        EventCodec codec = new EventCodec("/silkwire/test");
        List<Long> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                TestBroker.shared().clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < STORIES; i++) {
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

    /** Notes which stories it hears, and when. */
    private final class Listener implements Runnable, AutoCloseable {
        private static final int BUFFER = 1 << 14;
        private static final byte[] DATA = "data: {\"id\":\"".getBytes(US_ASCII);

        private final URI address;
        private final Map<String, Integer> numbers;
        private final long[] times = new long[STORIES];
        private final AtomicInteger heard = new AtomicInteger();
        private final AtomicInteger twice = new AtomicInteger();
        private volatile @Nullable HttpURLConnection connection;
        private byte[] line = new byte[BUFFER];
        private int length;

        /** @param numbers of the stories, by their ids */
        Listener(URI address, Map<String, Integer> numbers) {
            this.address = address;
            this.numbers = numbers;
        }

        @Override
        public void run() {
            try {
                HttpURLConnection opened = (HttpURLConnection) address.toURL().openConnection();
                connection = opened;
                InputStream in = opened.getInputStream();
                connected.incrementAndGet();
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    takeLines(buffer, read);
                }
            } catch (IOException e) {
                // Closed when all is counted.
            }
        }

        private void takeLines(byte[] buffer, int end) {
            int start = 0;
            for (int i = 0; i < end; i++) {
                if (buffer[i] == '\n') {
                    append(buffer, start, i);
                    takeLine();
                    length = 0;
                    start = i + 1;
                }
            }
            append(buffer, start, end);
        }

        private void append(byte[] buffer, int start, int end) {
            if (length + end - start > line.length) {
                line = Arrays.copyOf(line, 2 * (length + end - start));
            }
            System.arraycopy(buffer, start, line, length, end - start);
            length += end - start;
        }

        private void takeLine() {
            if (length < DATA.length || !Arrays.equals(line, 0, DATA.length, DATA, 0, DATA.length)) {
                return;
            }
            int number = Objects.requireNonNull(
                    numbers.get(new String(line, DATA.length, 32, US_ASCII)), "an unknown story");
            if (times[number] == 0) {
                times[number] = System.nanoTime();
                heard.incrementAndGet();
            } else {
                twice.incrementAndGet();
            }
        }

        double[] delays(List<Long> sent) {
            double[] delays = new double[STORIES];
            for (int i = 0; i < delays.length; i++) {
                delays[i] = (times[i] - sent.get(i)) / 1e6;
            }
            return delays;
        }

        @Override
        public void close() {
            HttpURLConnection opened = connection;
            if (opened != null) {
                opened.disconnect();
            }
        }
    }
}
