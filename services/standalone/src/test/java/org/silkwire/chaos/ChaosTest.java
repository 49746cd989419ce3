package org.silkwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.ClassifierApplication;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.FetcherApplication;
import org.silkwire.standalone.broker.BrokerProcess;
import org.silkwire.testkit.Ledger;
import org.silkwire.testkit.Press;

/**
 * A broker, two fetchers and two classifiers as processes, under load, broken one after the other: killed, paused, its
 * disk full, its clock wrong, upgraded. {@code mvn verify -Pchaos -pl services/standalone -am} runs it, for minutes.
 */
@Tag("chaos")
class ChaosTest {
    private static final int HOSTS = 8;
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration WORK = Duration.ofSeconds(Integer.getInteger("silkwire.chaos.work", 8));
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    /** Longer than the session of a member of the fetchers' group: its shards go to the other one. */
    private static final Duration ZOMBIE = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String STREAM = "silkwire.stories.belt-and-road";
    private static final Path REPORT = Path.of("target", "chaos", "parts.md");
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir
    Path directory;

    private final ChaosReport report = new ChaosReport("Chaos, part by part");
    private final List<Part> parts = new ArrayList<>();
    private final Press press = new Press(
            IntStream.rangeClosed(1, HOSTS)
                    .mapToObj(last -> InetAddress.ofLiteral("127.0.1." + last))
                    .toList(),
            400);
    private int brokerPort;

    @AfterEach
    void end() throws Exception {
        for (Part part : parts) {
            part.end();
        }
        press.close();
        unmount();
    }

    @Test
    void nothingIsLostNothingToldTwiceAndEachArticleStaysInOrder() throws Exception {
        Files.writeString(directory.resolve("feeds.opml"), press.opml());
        boolean smallDisk = mountSmallDisk();
        brokerPort = freePort();
        Part broker = part("broker", BrokerProcess.class, disk().toString(), Integer.toString(brokerPort));
        Part fetcher1 = fetcher("fetcher-1");
        Part fetcher2 = fetcher("fetcher-2");
        Part classifier1 = classifier("classifier-1");
        Part classifier2 = classifier("classifier-2");
        for (Part part : parts) {
            part.start();
        }
        press.start(PACE);
        settled("nothing yet: the start");

        for (Part part : List.of(fetcher1, classifier1, broker)) {
            work();
            part.kill();
            pass(OUTAGE);
            part.start();
            settled("`kill -9` of " + name(part) + ", 5 s later started again");
        }
        work();
        for (Part part : List.of(fetcher1, fetcher2, classifier1, classifier2, broker)) {
            part.kill();
        }
        for (Part part : parts) {
            part.start();
        }
        settled("`kill -9` of all at once");

        work();
        broker.pause();
        pass(ZOMBIE);
        broker.resume();
        settled("the broker paused for 15 s (SIGSTOP)");

        work();
        fetcher1.pause();
        pass(ZOMBIE);
        fetcher1.resume();
        settled("a fetcher paused for 15 s: it wakes as a zombie");

        if (smallDisk) {
            work();
            fillDisk();
            broker.awaitEnd();
            pass(OUTAGE);
            Files.delete(filler());
            broker.start();
            settled("the broker's disk full until it gives up; room made, started again");
        } else {
            report.note("No full disk: mounting a small one needs root");
        }

        if (Files.exists(FAKETIME)) {
            for (String skew : List.of("+40m", "-40m")) {
                work();
                fetcher1.kill();
                fetcher2.kill();
                Map<String, String> skewed = Map.of(
                        "LD_PRELOAD",
                        FAKETIME.toString(),
                        "FAKETIME",
                        skew,
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Else timed waits of the JVM end at once or late, which is a fault of the tool and none of
                        // clocks.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0");
                fetcher1.start(skewed);
                fetcher2.start(skewed);
                settled("the fetchers' clock off by " + skew);
                fetcher1.kill();
                fetcher2.kill();
                fetcher1.start();
                fetcher2.start();
                settled("and right again");
            }
        } else {
            report.note("No skewed clock: libfaketime isn't installed");
        }

        work();
        List<String> stops = new ArrayList<>();
        for (Part part : List.of(fetcher1, fetcher2, classifier1, classifier2)) {
            stops.add(name(part) + " " + part.stop().toMillis() + " ms");
            part.start();
            work();
        }
        settled("an upgrade rolled over fetchers and classifiers (SIGTERM, start, the next)");
        report.note("Asked to end, they did so after: " + String.join(", ", stops));

        press.stop();
        settled("nothing more: the end");
        Ledger.Audit articles = audit(press.ledger().page(), Topics.ARTICLES);
        Ledger.Audit stories = audit(press.ledger().page(), STREAM);
        report.write(REPORT, articles, stories);
        assertThat(articles.isClean()).as("%s", articles).isTrue();
        assertThat(stories.isClean()).as("%s", stories).isTrue();
    }

    private Part fetcher(String name) {
        return part(
                name,
                FetcherApplication.class,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=localhost:" + brokerPort,
                "--silkwire.feeds=" + directory.resolve("feeds.opml"),
                "--silkwire.fetcher.instance-id=" + name,
                "--silkwire.topics.partitions=4",
                "--silkwire.http.allowed-addresses=127.0.0.0/8",
                "--silkwire.http.host-interval=0s",
                "--silkwire.schedule.min-interval=500ms",
                "--silkwire.schedule.max-interval=1s");
    }

    private Part classifier(String name) {
        return part(
                name,
                ClassifierApplication.class,
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=localhost:" + brokerPort,
                "--silkwire.topics.partitions=4",
                "--silkwire.classifier.standby-replicas=1",
                "--silkwire.classifier.state-directory=" + directory.resolve(name));
    }

    private Part part(String name, Class<?> main, String... arguments) {
        Part part = new Part(name, main, directory, arguments);
        parts.add(part);
        return part;
    }

    private static String name(Part part) {
        return part.log().getFileName().toString().replace(".log", "");
    }

    /** Lets it work undisturbed. */
    private void work() {
        pass(WORK);
    }

    /** Time goes by while the press publishes; the condition is the press's own progress. */
    private void pass(Duration time) {
        int enough = press.ledger().size() + (int) (time.toMillis() / PACE.toMillis());
        await().atMost(time.multipliedBy(4)).until(() -> press.ledger().size() >= enough);
    }

    /** Waits until all that was published up to now is told, and writes down what the ledger says. */
    private void settled(String fault) throws IOException {
        long from = System.nanoTime();
        Map<String, String> page = press.ledger().page();
        try {
            await(fault)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .pollInSameThread()
                    .ignoreExceptions()
                    .until(() -> audit(page, Topics.ARTICLES).lost().isEmpty()
                            && audit(page, STREAM).lost().isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "after " + fault + ": " + audit(page, Topics.ARTICLES) + "; " + audit(page, STREAM) + "\n"
                            + parts.stream().map(Part::lastLines).collect(Collectors.joining("\n\n")),
                    e);
        }
        Duration recovery = Duration.ofNanos(System.nanoTime() - from);
        Ledger.Audit articles = audit(page, Topics.ARTICLES);
        Ledger.Audit stories = audit(page, STREAM);
        report.broke(fault, recovery, articles, stories);
        // Each time, so that a run that ends early has told what it saw.
        report.write(REPORT, articles, stories);
    }

    private Ledger.Audit audit(Map<String, String> page, String topic) {
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", "localhost:" + brokerPort,
                "default.api.timeout.ms", 10_000,
                "request.timeout.ms", 5_000);
        return Ledger.audit(page, kafka, topic);
    }

    // ---- the small disk

    private Path disk() {
        return directory.resolve("disk");
    }

    private Path filler() {
        return disk().resolve("filler");
    }

    private boolean mountSmallDisk() throws IOException, InterruptedException {
        Files.createDirectories(disk());
        return run("mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", disk().toString());
    }

    private void unmount() throws IOException, InterruptedException {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            if (mounts.anyMatch(mount -> mount.contains(" " + disk() + " "))) {
                run("umount", "-l", disk().toString());
            }
        }
    }

    private void fillDisk() throws IOException, InterruptedException {
        run("dd", "if=/dev/zero", "of=" + filler(), "bs=1M", "count=2048");
        assertThat(disk().toFile().getUsableSpace()).isLessThan(1024 * 1024);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
