package org.silkwire.benchmarks;

import java.nio.file.Path;
import org.silkwire.standalone.broker.EmbeddedBroker;

/** The embedded broker in a process of its own, so that its share of the CPU can be told from a contestant's. */
final class BrokerProcess {
    private BrokerProcess() {}

    /** Prints {@code HOST:PORT} once it serves; arguments: its directory. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0, fault -> {
            fault.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        System.out.println(broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
