package org.silkwire.standalone.broker;

import java.nio.file.Path;

/**
 * A broker in a process of its own, for tests that end it the hard way: {@code BrokerProcess DIRECTORY [PORT]}, a free port
 * where none is named. Prints where it listens; a fault that it can't survive ends it, as it ends standalone.
 */
public final class BrokerProcess {
    private BrokerProcess() {}

    @SuppressWarnings("SystemOut") // The test reads it there.
    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        EmbeddedBroker broker = EmbeddedBroker.start(
                Path.of(args[0]), port, _ -> Runtime.getRuntime().halt(1));
        System.out.println(broker.bootstrapServers());
        Thread.currentThread().join();
    }
}
