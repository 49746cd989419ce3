package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Sees to it that no host is asked more often, or by more polls at once, than is polite. Owned by one thread. */
public final class HostGates {
    private static final Duration WHILE_BUSY = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** Intervals that a host rests at its first 429, before another feed of it tries whether it is meant too. */
    private static final int PROBE_INTERVALS = 10;

    private final Settings settings;
    private final Map<String, Gate> gates = new HashMap<>();

    /**
     * How hard a host may be asked.
     *
     * @param concurrency requests at once, at least 1
     * @param interval between the starts of two requests; zero for none
     * @param partitions of the feeds topics: the rate of a host that other partitions may ask as well is divided by it
     */
    public record Settings(int concurrency, Duration interval, int partitions) {
        public Settings {
            if (concurrency < 1) {
                throw new IllegalArgumentException("host-concurrency is " + concurrency + "; expected at least 1");
            }
            if (interval.isNegative()) {
                throw new IllegalArgumentException("host-interval is " + interval + "; expected zero or more");
            }
        }
    }

    private static final class Gate {
        int open;
        Instant free = Instant.MIN;

        /** Answers since the last one that didn't ask for patience. */
        int throttled;
    }

    public HostGates(Settings settings) {
        this.settings = settings;
    }

    /**
     * Asks for a request to a host.
     *
     * @param atHome whether the host belongs to this partition, so that nobody else asks it
     * @return {@code now} where the request may start, and must be {@link #release released}; else when to ask again
     */
    public Instant admit(String host, boolean atHome, Instant now) {
        Gate gate = gates.computeIfAbsent(host, _ -> new Gate());
        if (gate.free.isAfter(now)) {
            return gate.free;
        }
        if (gate.open >= settings.concurrency()) {
            return now.plus(WHILE_BUSY);
        }
        gate.open++;
        gate.free = now.plus(settings.interval().multipliedBy(atHome ? 1 : settings.partitions()));
        return now;
    }

    /**
     * Ends a request that was admitted. A host that asks for patience rests shortly: what it limits may be the one feed,
     * whose own status waits as long as asked. Where the next answer asks for patience too, the limit is the host's, and
     * all of it waits that long.
     */
    public void release(String host, PollResult result, Instant now) {
        Gate gate = gates.get(host);
        if (gate == null) {
            return;
        }
        gate.open--;
        if (result instanceof PollResult.Throttled(int _, Duration retryAfter)) {
            gate.throttled++;
            Duration probe = settings.interval().multipliedBy(PROBE_INTERVALS);
            Duration asked = retryAfter == null ? probe : shorter(retryAfter, LONGEST_PAUSE);
            Instant pause = now.plus(gate.throttled == 1 ? shorter(asked, probe) : asked);
            gate.free = pause.isAfter(gate.free) ? pause : gate.free;
        } else if (result.httpStatus() != null) {
            gate.throttled = 0;
        }
        if (gate.open == 0 && gate.throttled == 0 && !gate.free.isAfter(now)) {
            gates.remove(host);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
