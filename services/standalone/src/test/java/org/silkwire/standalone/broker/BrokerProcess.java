package org.silkwire.standalone.broker;

import java.nio.file.Path;

/**
 * A broker in a process of its own, for tests that end it the hard way. Takes its directory and its port, which may be
 * left to the system, and prints where it listens.
 */
final class BrokerProcess {
    private BrokerProcess() {}

    @SuppressWarnings("SystemOut") // The test reads it there.
    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 0, _ -> {});
        System.out.println(broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
