package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.standalone.Silkwire;

/** Silkwire as a whole, with its sample newsroom: what alerts and dashboards ask for is there. */
class ExposedMetricsTest {
    @TempDir
    Path directory;

    @Test
    void everyMetricThatARuleOrADashboardNamesIsExposed() throws Exception {
        int port = freePort();
        Process silkwire = start(port);
        try {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> get(port, "prometheus")
                            .contains("silkwire_topic_last_record_seconds{topic=\"silkwire.stories.belt-and-road\"}"));
            String scraped = get(port, "prometheus");
            Files.createDirectories(Path.of("target/operations"));
            Files.writeString(Path.of("target/operations/scraped.txt"), scraped);
            Set<String> exposed = scraped.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .collect(Collectors.toSet());

            Set<String> missing = new TreeSet<>();
            Observability.alerts()
                    .forEach(alert -> Observability.metrics(alert.expression()).stream()
                            .filter(metric -> !exposed.contains(metric))
                            .forEach(metric -> missing.add(metric + ", of the alert " + alert.name())));
            Observability.queries()
                    .forEach(query -> Observability.metrics(query.expression()).stream()
                            .filter(metric -> !exposed.contains(metric))
                            .forEach(metric ->
                                    missing.add(metric + ", of '" + query.panel() + "' in " + query.dashboard())));
            assertThat(missing).isEmpty();

            assertThat(get(port, "health/pipeline")).contains("\"status\":\"UP\"", "\"kafka\"", "\"broker\"");
            assertThat(get(port, "streams")).contains("\"state\":\"running\"", "silkwire.articles", "Sub-topology");
            assertThat(get(port, "info")).contains("silkwire.stories", "sha256", "\"version\"");
        } finally {
            silkwire.destroyForcibly().waitFor();
        }
    }

    private Process start(int managementPort) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Silkwire.class.getName(),
                        "run",
                        "--silkwire.data=" + directory.resolve("data"),
                        "--silkwire.broker.port=0",
                        "--silkwire.newsroom.interval=100ms",
                        "--server.port=0",
                        "--management.server.port=" + managementPort)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console.log").toFile())
                .start();
    }

    private static String get(int port, String endpoint) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
