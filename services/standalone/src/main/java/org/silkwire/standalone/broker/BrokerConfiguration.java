package org.silkwire.standalone.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's own configuration for one broker that serves this machine alone and shares it with other programs. */
final class BrokerConfiguration {
    static final int NODE_ID = 1;
    static final String ADDRESS = "127.0.0.1";
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    private static final int MIB = 1024 * 1024;

    private BrokerConfiguration() {}

    /** The loopback address, which {@code localhost} is advertised for. */
    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port);
    }

    /**
     * By Kafka's names.
     *
     * @param port of the clients' listener, 0 for a free one
     */
    static Map<String, String> of(Path directory, int port) {
        Map<String, String> config = new HashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", Integer.toString(NODE_ID));
        config.put("log.dirs", directory.toString());
        config.put("listeners", CLIENTS + "://" + ADDRESS + ":" + port + "," + CONTROLLER + "://" + ADDRESS + ":0");
        config.put("advertised.listeners", CLIENTS + "://localhost:" + port);
        config.put("controller.listener.names", CONTROLLER);
        config.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        // Stands for the address that is known once the controller's port is bound.
        config.put("controller.quorum.voters", NODE_ID + "@" + ADDRESS + ":1");
        config.put("auto.create.topics.enable", "false");
        aloneInItsCluster(config);
        quickToComeBack(config);
        modest(config);
        return config;
    }

    private static void aloneInItsCluster(Map<String, String> config) {
        config.put("default.replication.factor", "1");
        config.put("min.insync.replicas", "1");
        config.put("num.replica.fetchers", "1");
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("share.coordinator.state.topic.num.partitions", "4");
    }

    private static void quickToComeBack(Map<String, String> config) {
        config.put("group.initial.rebalance.delay.ms", "0");
        // A start after a crash waits until the controller has given up on the broker that was.
        config.put("broker.session.timeout.ms", "2000");
        config.put("broker.heartbeat.interval.ms", "500");
        // Batches the metadata writes of many brokers; there is one.
        config.put("controller.quorum.append.linger.ms", "0");
    }

    private static void modest(Map<String, String> config) {
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "4");
        config.put("background.threads", "2");
        config.put("num.recovery.threads.per.data.dir", "2");
        // Of 24 bytes for each record that is new since the last round; more than these take another round.
        config.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * MIB));
        config.put("log.segment.bytes", Integer.toString(256 * MIB));
        // Set aside in full for each partition's index; one entry of 8 bytes for 4 KiB of log covers a segment.
        config.put("log.index.size.max.bytes", Integer.toString(MIB));
        config.put("metric.reporters", "");
    }
}
