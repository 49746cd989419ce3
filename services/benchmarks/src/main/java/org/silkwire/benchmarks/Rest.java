package org.silkwire.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Standalone as it is started by a user: how soon it is ready, and what it holds once ten thousand feeds are at rest. */
final class Rest {
    private static final int FEEDS = 10_000;
    private static final Path JAR = Path.of("..", "standalone", "target", "silkwire.jar");

    /** As the documentation recommends for two cores. */
    private static final List<String> JVM =
            List.of(System.getProperty("bench.standalone", "-Xmx256m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders")
                    .split(" ", -1));

    void measure(Consumer<Figure> told) throws Exception {
        try (Stage stage = new Stage()) {
            Path jar = extracted(stage);
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

    private static Path extracted(Stage stage) throws IOException, InterruptedException {
        Path directory = stage.directory().resolve("extracted");
        try (Child tool = Child.startJar(
                stage.log("extract"),
                JAR,
                List.of("-Djarmode=tools"),
                "extract",
                "--destination",
                directory.toString())) {
            tool.mute();
            while (tool.isAlive()) {
                EndToEnd.pass(Duration.ofMillis(50));
            }
        }
        return directory.resolve("silkwire.jar");
    }

    /** Seconds until the readiness probe says yes; stops it again. */
    private static double start(Stage stage, Path jar, List<String> more, Consumer<Figure> told) throws Exception {
        try (Running running = new Running(stage, jar, more, List.of())) {
            double seconds = running.ready();
            String options = more.isEmpty() ? "" : more.getFirst().replaceAll("=.*", "");
            told.accept(new Figure(
                    "silkwire",
                    "CPU until ready " + options,
                    running.child.cpu().toMillis() / 1e3,
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
        try (Running running = new Running(stage, jar, List.of("-XX:AOTCache=" + cache), arguments)) {
            running.ready();
            Stage.Reading from = stage.read(running.child);
            long first = from.requests();
            while (stage.read(running.child).requests() < first + FEEDS) {
                EndToEnd.pass(Duration.ofSeconds(1));
            }
            Stage.Reading settled = stage.read(running.child);
            EndToEnd.pass(Duration.ofSeconds(30));
            Stage.Reading to = stage.read(running.child);
            double seconds = Duration.between(settled.at(), to.at()).toNanos() / 1e9;
            told.accept(new Figure(
                    "silkwire",
                    "RssAnon, 10,000 feeds",
                    running.child.rssAnonKib() / 1024.0,
                    "MiB",
                    String.join(" ", JVM)));
            told.accept(new Figure(
                    "silkwire",
                    "CPU, 10,000 feeds a minute",
                    to.cpu().minus(settled.cpu()).toNanos() / 1e9 / seconds,
                    "cores",
                    String.format(Locale.ROOT, "%.0f polls/s", (to.requests() - settled.requests()) / seconds)));
            told.accept(new Figure("silkwire", "disk, 200,000 entries", bytes(running.data) / 1e6, "MB", ""));
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** A standalone Silkwire with a directory and ports of its own. */
    private static final class Running implements AutoCloseable {
        final Child child;
        final Path data;
        private final Instant startedAt;
        private final int port;

        Running(Stage stage, Path jar, List<String> more, List<String> arguments) throws IOException {
            port = freePort();
            data = Files.createTempDirectory(stage.directory(), "data");
            List<String> jvm = new ArrayList<>(JVM);
            jvm.addAll(more);
            List<String> all = new ArrayList<>(List.of(
                    "--silkwire.data=" + data,
                    "--silkwire.broker.port=0",
                    "--server.port=0",
                    "--management.server.port=" + port));
            all.addAll(arguments);
            startedAt = Instant.now();
            child = Child.startJar(stage.log("standalone"), jar, jvm, all.toArray(String[]::new));
            child.mute();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        double ready() throws IOException, InterruptedException {
            HttpRequest probe = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                while (child.isAlive()) {
                    try {
                        if (http.send(probe, HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200) {
                            return Duration.between(startedAt, Instant.now()).toNanos() / 1e9;
                        }
                    } catch (IOException e) {
                        // It doesn't listen yet.
                    }
                    EndToEnd.pass(Duration.ofMillis(20));
                }
            }
            throw new IOException("standalone ended before it was ready");
        }

        @Override
        public void close() {
            child.close();
        }
    }
}
