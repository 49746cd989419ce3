package org.silkwire.testkit;

import java.util.HashMap;
import java.util.Map;

/** A broker that was started for tests and what it takes to stop it again. */
interface RunningBroker {
    /** As {@code bootstrap.servers} wants it. */
    String bootstrapServers();

    /** What it is, for the log: one noun phrase. */
    String description();

    void stop();

    /** How a broker of tests differs from Kafka's defaults, by Kafka's names; both kinds are set up with it. */
    static Map<String, String> configuration() {
        Map<String, String> config = new HashMap<>();
        config.put("auto.create.topics.enable", "false");
        // One broker can't replicate, and four partitions are as good as fifty and sooner made.
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            config.put(topic + ".replication.factor", "1");
            config.put(topic + ".num.partitions", "4");
        }
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        // A consumer group starts at once instead of waiting 3 s for further members.
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("group.min.session.timeout.ms", "500");
        return Map.copyOf(config);
    }
}
