package org.silkwire.soak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.contract.TopicCreation;
import org.silkwire.fetcher.registry.FeedRegistry;
import org.silkwire.fetcher.registry.FeedSource;

/** A broker in a process of its own, on a port that it keeps over its deaths, and what can be asked of it. */
final class SoakCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private SoakProcess broker;
    private final Admin admin;

    SoakCluster(Path directory) {
        this.directory = directory;
        this.port = freePort();
        this.broker = startBroker();
        this.admin = Admin.create(clients());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SoakProcess startBroker() {
        SoakProcess started = SoakProcess.start(
                directory.resolve("broker.log"),
                List.of("-Xmx512m"),
                "org.silkwire.standalone.broker.BrokerProcess",
                directory.resolve("data").toString(),
                Integer.toString(port));
        String address = started.line();
        while (!address.startsWith("localhost:")) {
            address = started.line();
        }
        return started;
    }

    /** SIGKILL, and up again. */
    void killBroker() {
        broker.kill();
        broker = startBroker();
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    Map<String, Object> clients() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    void makeTopics() throws InterruptedException {
        TopicCreation.ensure(admin, SoakFetcher.catalogue().topics(), PATIENCE);
    }

    /** Registers feeds {@code /0.xml}, {@code /1.xml} and so on, ten to a host. */
    List<FeedRegistration> register(int feeds, String pressPort) {
        List<FeedRegistration> registrations = IntStream.range(0, feeds)
                .mapToObj(i -> FeedUrl.normalised("http://" + host(i) + ":" + pressPort + "/" + i + ".xml"))
                .map(url -> new FeedRegistration(
                        Ids.feedId(url), url, null, "soak", null, false, false, null, null, Instant.now(), null))
                .toList();
        new FeedRegistry(clients(), clients()).reconcile(new FeedSource() {
            @Override
            public String origin() {
                return "soak";
            }

            @Override
            public List<FeedRegistration> feeds() {
                return registrations;
            }
        });
        return registrations;
    }

    private static String host(int feed) {
        return "press" + feed / 10 + ".example";
    }

    /** A hosts file by which the names of all feeds lead to this machine. */
    static Path hosts(Path directory, int feeds) throws IOException {
        List<String> lines = new ArrayList<>(List.of("127.0.0.1 localhost"));
        IntStream.rangeClosed(0, (feeds - 1) / 10).forEach(i -> lines.add("127.0.0.1 " + host(i * 10)));
        return Files.write(directory.resolve("hosts"), lines);
    }

    /** The shards' transactions that are open at the moment: begun, with records written, and not ended. */
    List<String> openTransactions() {
        List<String> ids = IntStream.range(0, SoakFetcher.PARTITIONS)
                .mapToObj(partition -> "silkwire-fetcher-" + partition)
                .toList();
        List<String> open = new ArrayList<>();
        Map<String, KafkaFuture<TransactionDescription>> asked = new HashMap<>();
        var described = admin.describeTransactions(ids);
        ids.forEach(id -> asked.put(id, described.description(id)));
        asked.forEach((id, description) -> {
            try {
                TransactionDescription transaction = description.get();
                if (transaction.state() == TransactionState.ONGOING
                        && !transaction.topicPartitions().isEmpty()) {
                    open.add(id);
                }
            } catch (ExecutionException e) {
                // Not known yet, or the broker is coming up.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return open;
    }

    /** All events of a topic that a read_committed consumer gets. */
    List<Event> committed(String topic) {
        try (CommittedEvents events = follow(topic)) {
            return events.all();
        }
    }

    /** The events of a topic as a read_committed consumer gets them, from the first on. */
    CommittedEvents follow(String topic) {
        return new CommittedEvents(clients(), topic, PATIENCE);
    }

    void awaitOpenTransaction(SoakProcess fetcher) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !fetcher.isAlive() || !openTransactions().isEmpty());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        broker.close();
    }
}
