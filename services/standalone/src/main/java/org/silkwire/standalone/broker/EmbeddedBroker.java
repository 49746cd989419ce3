package org.silkwire.standalone.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.BrokerState;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.common.serialization.MetadataParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A Kafka broker and its controller, on the loopback address alone. It is assembled of the parts that
 * {@code KafkaRaftServer} is made of, so that a port left to the system, the broker's state and the cause of a fatal
 * fault can be seen, which that class keeps to itself.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOR_HANDING_OVER = Duration.ofSeconds(10);

    private final BrokerDirectory directory;
    private final int wantedPort;
    private final CompletableFuture<Running> started = new CompletableFuture<>();
    private final Thread starter;

    /** What is there once the broker serves. */
    private record Running(ControllerServer controller, BrokerServer broker, int port) {}

    private EmbeddedBroker(BrokerDirectory directory, int wantedPort, Consumer<BrokerUnavailableException> onFault) {
        this.directory = directory;
        this.wantedPort = wantedPort;
        BrokerFaults faults = new BrokerFaults(cause -> {
            BrokerUnavailableException fault = explain(cause);
            if (!started.completeExceptionally(fault)) {
                onFault.accept(fault);
            }
        });
        this.starter = Thread.ofPlatform().name("broker-start").daemon().unstarted(() -> startUp(faults));
    }

    /**
     * Takes the directory and the port, then starts the broker in the background.
     *
     * @param directory made where it is missing; one process at a time
     * @param port 0 for a free one
     * @param onFault told of a fault that the broker can't survive, once it served; it serves no more then
     * @throws BrokerUnavailableException where the directory or the port is taken
     */
    public static EmbeddedBroker start(Path directory, int port, Consumer<BrokerUnavailableException> onFault) {
        BrokerDirectory locked = BrokerDirectory.lock(directory);
        try {
            requireFree(port);
        } catch (BrokerUnavailableException e) {
            locked.close();
            throw e;
        }
        EmbeddedBroker broker = new EmbeddedBroker(locked, port, onFault);
        broker.starter.start();
        return broker;
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(BrokerConfiguration.at(port));
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    private static BrokerUnavailableException taken(int port, Exception cause) {
        return new BrokerUnavailableException(
                "port " + port + " on " + BrokerConfiguration.ADDRESS
                        + ", where the broker is to listen, is taken by another program; stop that one, or choose"
                        + " another port with --silkwire.broker.port=PORT",
                cause);
    }

    /**
     * Where clients connect, such as {@code localhost:9092}; waits until the broker serves.
     *
     * @throws BrokerUnavailableException where it did not start
     */
    public String bootstrapServers() {
        return "localhost:" + await().port();
    }

    /** Whether the broker serves now; false before and after. */
    public boolean serves() {
        return started.isDone()
                && !started.isCompletedExceptionally()
                && started.join().broker().brokerState() == BrokerState.RUNNING;
    }

    public Path directory() {
        return directory.path();
    }

    private Running await() {
        try {
            return started.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw explain(e);
        } catch (TimeoutException e) {
            throw new BrokerUnavailableException(
                    "the broker in " + directory() + " did not start within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted while the broker started", e);
        }
    }

    private void startUp(BrokerFaults faults) {
        try {
            directory.formatIfNew(BrokerConfiguration.NODE_ID, BrokerConfiguration.CONTROLLER);
            KafkaConfig config = new KafkaConfig(BrokerConfiguration.of(directory(), wantedPort), false);
            Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored = stored(config);
            started.complete(assemble(config, stored._1(), stored._2(), faults));
        } catch (Throwable e) {
            started.completeExceptionally(explain(e));
        }
    }

    private Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored(KafkaConfig config) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored;
        try {
            stored = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaRaftServer.class), "");
        } catch (RuntimeException e) {
            throw BrokerDirectory.unreadable(directory(), e);
        }
        MetadataVersion written = stored._2().metadataVersion();
        MetadataVersion known = MetadataVersion.latestProduction();
        if (known.isLessThan(written)) {
            throw BrokerDirectory.unreadable(
                    directory(), "its metadata.version is " + written + ", expected at most " + known, null);
        }
        return stored;
    }

    private static Running assemble(
            KafkaConfig config, MetaPropertiesEnsemble properties, BootstrapMetadata bootstrap, BrokerFaults faults) {
        CompletableFuture<Map<Integer, InetSocketAddress>> voters = new CompletableFuture<>();
        SharedServer shared = new SharedServer(
                config,
                properties,
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, properties.clusterId().orElseThrow()),
                voters,
                List.of(),
                faults,
                ServerSocketFactory.INSTANCE);
        BrokerServer broker = new BrokerServer(shared);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap);
        var _ = controller
                .socketServerFirstBoundPortFuture()
                .thenAccept(port -> voters.complete(Map.of(BrokerConfiguration.NODE_ID, BrokerConfiguration.at(port))));
        controller.startup();
        broker.startup();
        return new Running(controller, broker, broker.boundPort(new ListenerName(BrokerConfiguration.CLIENTS)));
    }

    private BrokerUnavailableException explain(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BrokerUnavailableException known -> {
                    return known;
                }
                case BindException e -> {
                    return taken(wantedPort, e);
                }
                case UnsupportedVersionException e -> {
                    return BrokerDirectory.unreadable(directory(), e);
                }
                case MetadataParseException e -> {
                    return BrokerDirectory.unreadable(directory(), e);
                }
                case CorruptRecordException e -> {
                    return BrokerDirectory.unreadable(directory(), e);
                }
                default -> {}
            }
        }
        return new BrokerUnavailableException(
                "the broker in " + directory() + " can't go on: " + BrokerDirectory.reason(thrown), thrown);
    }

    /** Hands over, stops and lets go of the directory; goes on to the end even where the calling thread is interrupted. */
    @Override
    public void close() {
        // Kafka's own shutdown is cut short by an interrupt, which Spring sends to a start that is called off.
        Thread stopper = Thread.ofPlatform().name("broker-stop").start(this::shutDown);
        boolean interrupted = false;
        while (stopper.isAlive()) {
            try {
                stopper.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutDown() {
        try {
            starter.join(PATIENCE);
            Running running = running();
            if (running != null) {
                running.broker().shutdown(FOR_HANDING_OVER);
                running.controller().shutdown();
                running.broker().awaitShutdown();
                running.controller().awaitShutdown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            directory.close();
        }
    }

    private @Nullable Running running() {
        return started.isDone() && !started.isCompletedExceptionally() ? started.join() : null;
    }
}
