package org.silkwire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Standalone as it is started by a user: how soon it is ready, and what it holds once ten thousand feeds are at rest. */
final class Rest {
    private static final int FEEDS = 10_000;
    private static final Duration TO_REST = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path JAR = Path.of("..", "standalone", "target", "silkwire.jar");

    /** As the documentation recommends for two cores. */
    private static final List<String> JVM = List.of(System.getProperty(
                    "bench.standalone",
                    "-Xmx288m -Xmn48m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders"
                            + " -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
                            + " -XX:TrimNativeHeapInterval=5000")
            .split(" ", -1));

    void measure(Consumer<Figure> told) throws Exception {
        try (Stage stage = new Stage()) {
            Path jar = StartedJar.extracted(
                    stage.log("extract"), JAR, stage.directory().resolve("extracted"));
            told.accept(new Figure("silkwire", "ready, executable jar", start(stage, JAR, List.of(), told), "s", ""));
            told.accept(new Figure("silkwire", "ready, extracted jar", start(stage, jar, List.of(), told), "s", ""));
            Path cache = stage.directory().resolve("silkwire.aot");
            start(stage, jar, List.of("-XX:AOTCacheOutput=" + cache), told);
            told.accept(new Figure(
                    "silkwire",
                    "ready, extracted jar + AOT cache",
                    start(stage, jar, List.of("-XX:AOTCache=" + cache), told),
                    "s",
                    ""));
            atRest(stage, jar, cache, told);
        }
    }

    /** Seconds until the readiness probe says yes; stops it again. */
    private static double start(Stage stage, Path jar, List<String> more, Consumer<Figure> told) throws Exception {
        try (StartedJar running = standalone(stage, jar, data(stage), more, List.of())) {
            double seconds = running.ready();
            String options = more.isEmpty() ? "" : more.getFirst().replaceAll("=.*", "");
            told.accept(new Figure(
                    "silkwire",
                    "CPU until ready " + options,
                    running.child().cpu().toMillis() / 1e3,
                    "s",
                    jar.equals(JAR) ? "executable jar" : "extracted jar"));
            return seconds;
        }
    }

    private static void atRest(Stage stage, Path jar, Path cache, Consumer<Figure> told) throws Exception {
        List<String> arguments = List.of(
                "--silkwire.feeds=" + stage.opml("304", FEEDS),
                "--silkwire.http.allowed-addresses=127.0.0.0/8",
                "--silkwire.http.host-concurrency=8",
                "--silkwire.http.host-interval=0s",
                "--silkwire.schedule.min-interval=1m",
                "--silkwire.schedule.max-interval=1m");
        Path data = data(stage);
        try (StartedJar running = standalone(stage, jar, data, List.of("-XX:AOTCache=" + cache), arguments)) {
            running.ready();
            Stage.Reading from = stage.read(running.child());
            long first = from.requests();
            Awaitility.await("each of " + FEEDS + " feeds polled; is the heap large enough?")
                    .atMost(PATIENCE)
                    .until(() -> stage.read(running.child()).requests() >= first + FEEDS);
            // What the feeds held at first is judged meanwhile.
            EndToEnd.pass(TO_REST);
            Stage.Reading settled = stage.read(running.child());
            EndToEnd.pass(Duration.ofSeconds(30));
            Stage.Reading to = stage.read(running.child());
            double seconds = Duration.between(settled.at(), to.at()).toNanos() / 1e9;
            told.accept(new Figure(
                    "silkwire",
                    "RssAnon, 10,000 feeds",
                    running.child().rssAnonKib() / 1024.0,
                    "MiB",
                    String.join(" ", JVM)));
            told.accept(new Figure(
                    "silkwire",
                    "CPU, 10,000 feeds a minute",
                    to.cpu().minus(settled.cpu()).toNanos() / 1e9 / seconds,
                    "cores",
                    String.format(Locale.ROOT, "%.0f polls/s", (to.requests() - settled.requests()) / seconds)));
            told.accept(new Figure("silkwire", "disk, 200,000 entries", bytes(data) / 1e6, "MB", ""));
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static Path data(Stage stage) throws IOException {
        return Files.createTempDirectory(stage.directory(), "data");
    }

    /** With a directory and ports of its own. */
    private static StartedJar standalone(Stage stage, Path jar, Path data, List<String> more, List<String> arguments)
            throws IOException {
        int port = StartedJar.freePort();
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(more);
        List<String> all = new ArrayList<>(List.of(
                "--silkwire.data=" + data,
                "--silkwire.broker.port=0",
                "--server.port=0",
                "--management.server.port=" + port));
        all.addAll(arguments);
        return new StartedJar(stage.log("standalone"), jar, jvm, all, port);
    }
}
