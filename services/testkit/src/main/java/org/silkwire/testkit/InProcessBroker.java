package org.silkwire.testkit;

import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker and controller in this JVM, on a free port of the loopback, with a directory of its own. */
final class InProcessBroker implements RunningBroker {
    private final EmbeddedKafkaKraftBroker broker;

    private InProcessBroker(EmbeddedKafkaKraftBroker broker) {
        this.broker = broker;
    }

    static InProcessBroker start() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(RunningBroker.configuration());
        broker.afterPropertiesSet();
        return new InProcessBroker(broker);
    }

    @Override
    public String bootstrapServers() {
        return broker.getBrokersAsString();
    }

    @Override
    public String description() {
        return "Kafka " + AppInfoParser.getVersion() + " in this process";
    }

    @Override
    public void stop() {
        broker.destroy();
    }
}
