package org.silkwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.Ledger;
import org.silkwire.testkit.Press;

/**
 * Profile {@code cluster} of Docker Compose under load: brokers killed and paused, the network of a fetcher cut, containers
 * replaced, all of it taken down and up again. {@code mvn verify -Pchaos} runs it where Docker answers;
 * {@code -Dsilkwire.chaos.port} is the first of five ports, of Kafka's three listeners, a fetcher and a classifier.
 */
@Tag("chaos")
class ClusterChaosTest {
    private static final int HOSTS = 8;
    private static final int PORT = Integer.getInteger("silkwire.chaos.port", 29_092);
    /** Whether images are built first; else those of the tag {@code SILKWIRE_VERSION} have to be there. */
    private static final boolean BUILD = Boolean.parseBoolean(System.getProperty("silkwire.chaos.build", "true"));

    private static final String GATEWAY = "172.31.98.1";
    private static final String NETWORK = "silkwire-chaos";
    private static final String PROJECT = "silkwire-chaos";
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration WORK = Duration.ofSeconds(Integer.getInteger("silkwire.chaos.work", 8));
    private static final Duration OUTAGE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String STREAM = "silkwire.stories.belt-and-road";
    private static final Path REPORT = Path.of("target", "chaos", "cluster.md");
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    private final ChaosReport report = new ChaosReport("Chaos, three brokers in containers");

    @AfterEach
    void end() throws Exception {
        compose("down", "--volumes", "--timeout", "5");
        run("docker", "network", "rm", NETWORK);
    }

    @Test
    void nothingIsLostNothingToldTwiceAndEachArticleStaysInOrder() throws Exception {
        assumeThat(run("docker", "compose", "version")).as("Docker answers").isZero();
        end();
        must("docker", "network", "create", "--subnet", "172.31.98.0/24", "--gateway", GATEWAY, NETWORK);
        try (Press press = new Press(Collections.nCopies(HOSTS, InetAddress.ofLiteral(GATEWAY)), 600)) {
            Files.writeString(directory.resolve("feeds.opml"), byName(press.opml()));
            // Read in the container by a user of no rights.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            if (BUILD) {
                mustCompose("build");
            }
            mustCompose("up", "-d", "--wait");
            press.start(PACE);
            settled(press, "nothing yet: the start");

            for (String broker : List.of("kafka-1", "kafka-2", "kafka-3")) {
                pass(press, WORK);
                mustCompose("kill", broker);
                pass(press, OUTAGE);
                settled(press, "`" + broker + "` of three killed, and away");
                mustCompose("up", "-d", "--no-deps", "--wait", broker);
                settled(press, "`" + broker + "` started again");
            }

            mustCompose("pause", "kafka-2");
            pass(press, OUTAGE);
            mustCompose("unpause", "kafka-2");
            settled(press, "`kafka-2` paused for 15 s");

            pass(press, WORK);
            must("docker", "network", "disconnect", NETWORK, PROJECT + "-fetcher-1-1");
            pass(press, OUTAGE);
            must("docker", "network", "connect", NETWORK, PROJECT + "-fetcher-1-1");
            settled(press, "the network of `fetcher-1` cut for 15 s");

            for (String service : List.of("fetcher-1", "fetcher-2", "classifier-1", "classifier-2")) {
                mustCompose("up", "-d", "--no-deps", "--force-recreate", "--wait", service);
            }
            settled(press, "containers of fetchers and classifiers replaced one by one, as an upgrade does");

            int before = audit(press.ledger().page(), Topics.ARTICLES).told();
            mustCompose("down");
            mustCompose("up", "-d", "--wait");
            assertThat(audit(press.ledger().page(), Topics.ARTICLES).told()).isGreaterThanOrEqualTo(before);
            settled(press, "`docker compose down && docker compose up`");

            press.stop();
            settled(press, "nothing more: the end");
            Ledger.Audit articles = audit(press.ledger().page(), Topics.ARTICLES);
            Ledger.Audit stories = audit(press.ledger().page(), STREAM);
            report.write(REPORT, articles, stories);
            assertThat(articles.isClean()).as("%s", articles).isTrue();
            assertThat(stories.isClean()).as("%s", stories).isTrue();
        }
    }

    /** Each feed at a host of its own, for them to be spread over the fetchers; all lead to the host's address. */
    private static String byName(String opml) {
        String named = opml;
        for (int host = 1; host <= HOSTS; host++) {
            named = named.replaceFirst("http://" + GATEWAY.replace(".", "\\."), "http://press-" + host);
        }
        return named;
    }

    private static void pass(Press press, Duration time) {
        int enough = press.ledger().size() + (int) (time.toMillis() / PACE.toMillis());
        await().atMost(time.multipliedBy(4)).until(() -> press.ledger().size() >= enough);
    }

    private void settled(Press press, String fault) throws IOException {
        long from = System.nanoTime();
        Map<String, String> page = press.ledger().page();
        await(fault)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .pollInSameThread()
                .ignoreExceptions()
                .until(() -> audit(page, Topics.ARTICLES).lost().isEmpty()
                        && audit(page, STREAM).lost().isEmpty());
        Duration recovery = Duration.ofNanos(System.nanoTime() - from);
        Ledger.Audit articles = audit(page, Topics.ARTICLES);
        Ledger.Audit stories = audit(page, STREAM);
        report.broke(fault, recovery, articles, stories);
        // Each time, so that a run that ends early has told what it saw.
        report.write(REPORT, articles, stories);
    }

    private static Ledger.Audit audit(Map<String, String> page, String topic) {
        String brokers = "localhost:" + PORT + ",localhost:" + (PORT + 1) + ",localhost:" + (PORT + 2);
        return Ledger.audit(
                page,
                Map.of("bootstrap.servers", brokers, "default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000),
                topic);
    }

    private void mustCompose(String... arguments) throws IOException, InterruptedException {
        int exit = compose(arguments);
        if (exit != 0) {
            throw new AssertionError("docker compose " + String.join(" ", arguments) + " ended with " + exit + ":\n"
                    + Files.readString(directory.resolve("docker.log")));
        }
    }

    private int compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("docker", "compose", "--project-name", PROJECT, "--project-directory", ROOT.toString()));
        command.addAll(List.of("-f", ROOT.resolve("docker-compose.yml").toString()));
        command.addAll(
                List.of("-f", ROOT.resolve("infra/docker/chaos/compose.yml").toString()));
        command.addAll(List.of("--profile", "cluster"));
        command.addAll(Arrays.asList(arguments));
        return run(command.toArray(String[]::new));
    }

    private void must(String... command) throws IOException, InterruptedException {
        assertThat(run(command)).as(String.join(" ", command)).isZero();
    }

    private int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("docker.log").toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("SILKWIRE_CHAOS_DIRECTORY", directory.toString());
        environment.putIfAbsent("SILKWIRE_VERSION", "chaos");
        environment.put("SILKWIRE_KAFKA_PORT", Integer.toString(PORT));
        environment.put("SILKWIRE_KAFKA_PORT_2", Integer.toString(PORT + 1));
        environment.put("SILKWIRE_KAFKA_PORT_3", Integer.toString(PORT + 2));
        environment.put("SILKWIRE_FETCHER_PORT", Integer.toString(PORT + 3));
        environment.put("SILKWIRE_CLASSIFIER_PORT", Integer.toString(PORT + 4));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
