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
import java.util.List;

/** A jar as it is started in earnest, from the start of its process to the readiness probe's first yes. */
final class StartedJar implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path log;
    private final Child child;
    private final Instant startedAt;
    private final int port;

    /**
     * @param port where it is told by its arguments to answer probes
     */
    StartedJar(Path log, Path jar, List<String> jvm, List<String> arguments, int port) throws IOException {
        this.log = log;
        this.port = port;
        startedAt = Instant.now();
        child = Child.startJar(log, jar, jvm, arguments.toArray(String[]::new));
        child.mute();
    }

    /** The jar that Spring Boot's tools lay out in a directory, with its libraries beside it. */
    static Path extracted(Path log, Path jar, Path directory) throws IOException, InterruptedException {
        run(log, jar, List.of("-Djarmode=tools"), "extract", "--destination", directory.toString());
        return directory.resolve(jar.getFileName());
    }

    /** Waits until it has ended. */
    static void run(Path log, Path jar, List<String> jvm, String... arguments)
            throws IOException, InterruptedException {
        try (Child child = Child.startJar(log, jar, jvm, arguments)) {
            child.mute();
            while (child.isAlive()) {
                EndToEnd.pass(Duration.ofMillis(50));
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Seconds until it was ready; waits for that. */
    double ready() throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (child.isAlive()) {
                if (Instant.now().isAfter(startedAt.plus(PATIENCE))) {
                    throw new IOException("not ready within " + PATIENCE + "; " + log + " says why");
                }
                try {
                    if (http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return Duration.between(startedAt, Instant.now()).toNanos() / 1e9;
                    }
                } catch (IOException e) {
                    // It doesn't listen yet.
                }
                EndToEnd.pass(Duration.ofMillis(20));
            }
        }
        throw new IOException("the process ended before it was ready; it said:\n" + Files.readString(log)
                + Files.readString(Child.outputBeside(log)));
    }

    Child child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }
}
