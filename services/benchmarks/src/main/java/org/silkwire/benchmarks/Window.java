package org.silkwire.benchmarks;

import java.io.IOException;
import java.time.Duration;

/** What happened on a stage between two readings. */
record Window(Stage.Reading from, Stage.Reading to) {
    /** Seconds that suffice for most to come to speed. */
    static final int WARM_UP = 20;

    /** How long is looked on. */
    static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.window", 15));

    /** Waits for {@code first} requests, lets the contestant come to speed, then looks on for a while. */
    static Window of(Stage stage, Child contestant, long first) throws IOException, InterruptedException {
        return of(stage, contestant, first, WARM_UP);
    }

    static Window of(Stage stage, Child contestant, long first, int warmUp) throws IOException, InterruptedException {
        while (stage.read(contestant).requests() < first && contestant.isAlive()) {
            EndToEnd.pass(Duration.ofMillis(200));
        }
        warmUp(warmUp);
        Stage.Reading from = stage.read(contestant);
        EndToEnd.pass(LENGTH);
        Stage.Reading to = stage.read(contestant);
        if (!contestant.isAlive()) {
            throw new IOException("the contestant ended while it was measured; see its log in " + stage.directory());
        }
        return new Window(from, to);
    }

    /**
     * Lets what was started come to speed.
     *
     * @param seconds where the property {@code bench.warmup} doesn't say
     */
    static void warmUp(int seconds) throws InterruptedException {
        EndToEnd.pass(Duration.ofSeconds(Integer.getInteger("bench.warmup", seconds)));
    }

    double seconds() {
        return Duration.between(from.at(), to.at()).toNanos() / 1e9;
    }

    long requests() {
        return to.requests() - from.requests();
    }

    double requestsPerSecond() {
        return requests() / seconds();
    }

    /** CPU seconds of the contestant. */
    double cpu() {
        return to.cpu().minus(from.cpu()).toNanos() / 1e9;
    }

    double brokerCpu() {
        return to.brokerCpu().minus(from.brokerCpu()).toNanos() / 1e9;
    }

    /** The part of its one thread that the feed server was busy: below a half, it had twice the headroom. */
    double serverBusy() {
        return to.serverCpu().minus(from.serverCpu()).toNanos() / 1e9 / seconds();
    }
}
