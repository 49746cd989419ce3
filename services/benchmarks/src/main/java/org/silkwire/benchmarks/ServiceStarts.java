package org.silkwire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How soon a service is ready where its image would start it: the extracted jar with the AOT cache of a rehearsed start. Once
 * where its topics aren't there yet, and once more.
 */
final class ServiceStarts {
    private static final Path SERVICES = Path.of("..");

    /** As infra/docker/Dockerfile has it, in a container of 1 GB, where Java takes this collector. */
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx700m", "-XX:+UseSerialGC");

    void measure(Consumer<Figure> told) throws Exception {
        for (String service : List.of("fetcher", "classifier", "desk")) {
            try (Stage rehearsal = new Stage()) {
                Path jar = StartedJar.extracted(
                        rehearsal.log("extract"),
                        executable(service),
                        rehearsal.directory().resolve(service));
                Path cache = rehearsal.directory().resolve("service.aot");
                start(rehearsal, service, jar, "-XX:AOTCacheOutput=" + cache);
                try (Stage stage = new Stage()) {
                    told.accept(
                            start(stage, service, jar, "-XX:AOTCache=" + cache).as("first start, " + service));
                    told.accept(
                            start(stage, service, jar, "-XX:AOTCache=" + cache).as("started again, " + service));
                }
            }
        }
    }

    private record Start(double seconds, Duration cpu) {
        Figure as(String what) {
            return new Figure(
                    "silkwire",
                    "ready, " + what,
                    seconds,
                    "s",
                    String.format(Locale.ROOT, "%.1f s of CPU", cpu.toMillis() / 1e3));
        }
    }

    private static Start start(Stage stage, String service, Path jar, String cache) throws Exception {
        int port = StartedJar.freePort();
        List<String> arguments = List.of(
                "--spring.kafka.bootstrap-servers=" + stage.servers(),
                // The desk answers probes at a port of their own.
                service.equals("desk") ? "--server.port=0" : "--server.port=" + port,
                "--management.server.port=" + port,
                "--silkwire.topics.partitions=4",
                "--silkwire.classifier.state-directory=" + stage.directory().resolve("streams"),
                "--silkwire.desk.directory=" + stage.directory().resolve("index"));
        List<String> jvm = Stream.concat(JVM.stream(), Stream.of(cache)).toList();
        try (StartedJar running = new StartedJar(stage.log(service), jar, jvm, arguments, port)) {
            return new Start(running.ready(), running.child().cpu());
        }
    }

    private static Path executable(String service) throws IOException {
        try (Stream<Path> files = Files.list(SERVICES.resolve(service).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            "there is no executable jar of " + service + "; expected mvn package to have made it"));
        }
    }
}
