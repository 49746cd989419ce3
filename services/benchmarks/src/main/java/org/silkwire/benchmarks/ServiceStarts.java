package org.silkwire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How soon a service is ready where its image would start it: the extracted jar with the AOT cache of a rehearsal. */
final class ServiceStarts {
    private static final Path SERVICES = Path.of("..");

    /** As infra/docker/Dockerfile has it, in a container of 1 GB and less than two cores, where Java takes this collector. */
    private static final List<String> JVM = List.of("-Xmx700m", "-XX:+UseSerialGC");

    void measure(Consumer<Figure> told) throws Exception {
        try (Stage stage = new Stage()) {
            for (String service : List.of("fetcher", "classifier", "desk")) {
                Path jar = StartedJar.extracted(
                        stage.log(service + "-extract"),
                        executable(service),
                        stage.directory().resolve(service));
                Path cache = stage.directory().resolve(service + ".aot");
                StartedJar.run(
                        stage.log(service + "-rehearsal"),
                        jar,
                        List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"));
                int port = StartedJar.freePort();
                List<String> arguments = List.of(
                        "--spring.kafka.bootstrap-servers=" + stage.servers(),
                        "--server.port=0",
                        "--management.server.port=" + port,
                        "--silkwire.topics.partitions=4",
                        "--silkwire.classifier.state-directory="
                                + stage.directory().resolve("streams"),
                        "--silkwire.desk.directory=" + stage.directory().resolve("index"));
                List<String> jvm = Stream.concat(JVM.stream(), Stream.of("-XX:AOTCache=" + cache))
                        .toList();
                try (StartedJar running = new StartedJar(stage.log(service), jar, jvm, arguments, port)) {
                    told.accept(new Figure("silkwire", "ready, " + service + " + AOT cache", running.ready(), "s", ""));
                    told.accept(new Figure(
                            "silkwire",
                            "CPU until ready, " + service,
                            running.child().cpu().toMillis() / 1e3,
                            "s",
                            ""));
                }
            }
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
