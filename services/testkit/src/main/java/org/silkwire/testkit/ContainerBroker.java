package org.silkwire.testkit;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka's own image in a container, at the version of the client. */
final class ContainerBroker implements RunningBroker {
    private static final String IMAGE = "apache/kafka:" + AppInfoParser.getVersion();
    private static final long SECONDS_FOR_AN_ANSWER = 10;

    private final KafkaContainer container;

    private ContainerBroker(KafkaContainer container) {
        this.container = container;
    }

    /**
     * Why no container can be started here, in words; empty where one can. Asks the {@code docker} command and not
     * Testcontainers, which would try for minutes to pull an image that is missing.
     */
    static Optional<String> obstacle() {
        return obstacle("docker");
    }

    /** The same, asked of another command: for the tests of this class. */
    static Optional<String> obstacle(String docker) {
        try {
            return ask(docker);
        } catch (IOException _) {
            return Optional.of("there is no " + docker + " command");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("the question for Docker was interrupted");
        }
    }

    private static Optional<String> ask(String command) throws IOException, InterruptedException {
        Process docker = new ProcessBuilder(command, "image", "inspect", "--format", "{{.Id}}", IMAGE)
                .redirectErrorStream(true)
                .start();
        if (!docker.waitFor(SECONDS_FOR_AN_ANSWER, TimeUnit.SECONDS)) {
            docker.destroyForcibly();
            return Optional.of("Docker did not answer within " + SECONDS_FOR_AN_ANSWER + " s");
        }
        if (docker.exitValue() == 0) {
            return Optional.empty();
        }
        String answer = docker.inputReader()
                .readAllAsString()
                .lines()
                .reduce("", (_, last) -> last)
                .strip();
        return Optional.of(
                answer.toLowerCase(Locale.ROOT).contains("no such image")
                        ? "the image " + IMAGE + " is missing; `docker pull " + IMAGE + "` brings it"
                        : "Docker says: " + answer);
    }

    static ContainerBroker start() {
        KafkaContainer container = new KafkaContainer(IMAGE);
        RunningBroker.configuration().forEach((name, value) -> container.withEnv(variable(name), value));
        container.start();
        return new ContainerBroker(container);
    }

    /** As Kafka's image reads its configuration: {@code KAFKA_AUTO_CREATE_TOPICS_ENABLE}. */
    private static String variable(String name) {
        return "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public String description() {
        return IMAGE + " in a container";
    }

    @Override
    public void stop() {
        container.stop();
    }
}
