package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no host is asked more often, or by more polls at once, than is polite. Feeds that are due stand in a
 * line for their host and come out in turn. Owned by one thread.
 *
 * <p>A host that asks for patience (429, 503) is paused, and after the pause one poll probes it. Whether it meant all of
 * its feeds or the one is learnt from what other feeds are told: where they are served, the one that was refused is known
 * to be meant alone and pauses nobody else any more; where another is refused too, all are meant again.
 */
public final class HostGates {
    /** Where a host states no Retry-After: this many intervals between two requests. */
    private static final int INTERVALS_OF_PATIENCE = 10;

    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);

    /** Where a host states no Retry-After. */
    private static final Duration UNASKED_PAUSE = Duration.ofHours(1);

    /** After the second refusal: two feeds may be refused each for itself. */
    private static final Duration DOUBTFUL_PAUSE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 20;

    /** How long a host is known after the last feed of it. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Settings settings;

    /** Of a host that other partitions may ask as well. */
    private final Duration sharedInterval;

    private final Map<String, HostGate> gates = new HashMap<>();
    private final Set<String> inLine = new HashSet<>();

    /** Gates with feeds in line that only the time keeps closed. */
    private final NavigableSet<HostGate> ready = ordered();

    /** Gates that nobody stands at. */
    private final NavigableSet<HostGate> idle = ordered();

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

    /**
     * A feed whose turn it is.
     *
     * @param at when it was let through
     */
    public record Turn(String host, String feedId, Instant at) {}

    public HostGates(Settings settings) {
        this.settings = settings;
        sharedInterval = settings.interval().multipliedBy(settings.partitions());
    }

    private static NavigableSet<HostGate> ordered() {
        return new TreeSet<>(Comparator.comparing((HostGate gate) -> gate.free).thenComparing(gate -> gate.host));
    }

    /**
     * Puts a feed at the end of its host's line; nothing happens where it stands in one.
     *
     * @param atHome whether the host belongs to this partition, so that nobody else asks it
     */
    public void enqueue(String host, boolean atHome, String feedId) {
        if (inLine.add(feedId)) {
            HostGate gate = gates.computeIfAbsent(host, HostGate::new);
            gate.interval = atHome ? settings.interval() : sharedInterval;
            gate.line.add(feedId);
            place(gate);
        }
    }

    /** How many feeds stand in line. */
    public int waiting() {
        return inLine.size();
    }

    /** How many hosts are known at the moment. */
    int hosts() {
        return gates.size();
    }

    /** When the next turn may be taken, or null where none can before a {@link #release}. */
    public @Nullable Instant nextTurnAt() {
        return ready.isEmpty() ? null : ready.first().free;
    }

    /** The next feed's turn, which must be {@link #release released} or {@link #cancel cancelled}; null where none is due. */
    public @Nullable Turn next(Instant now) {
        if (ready.isEmpty() || ready.first().free.isAfter(now)) {
            forgetTheIdle(now);
            return null;
        }
        HostGate gate = ready.first();
        String feedId = gate.line.removeFirst();
        inLine.remove(feedId);
        gate.open++;
        change(gate, now.plus(gate.interval));
        return new Turn(gate.host, feedId, now);
    }

    /** Ends a turn in which nothing was asked. */
    public void cancel(Turn turn) {
        HostGate gate = gates.get(turn.host());
        if (gate != null) {
            gate.open--;
            place(gate);
        }
    }

    /** Ends a turn; a host that asked for patience gets it. */
    public void release(Turn turn, PollResult result, Instant now) {
        HostGate gate = gates.get(turn.host());
        if (gate == null) {
            return;
        }
        gate.open--;
        if (result instanceof PollResult.Throttled(int _, Duration retryAfter)) {
            throttled(gate, turn, retryAfter, now);
        } else if (result.httpStatus() != null) {
            gate.served(turn);
        }
        place(gate);
    }

    private void throttled(HostGate gate, Turn turn, @Nullable Duration retryAfter, Instant now) {
        if (gate.alone.contains(turn.feedId())) {
            return;
        }
        gate.alone.clear();
        if (gate.refused == null || !turn.at().isBefore(gate.pausedUntil)) {
            gate.refusals++;
        }
        gate.refused = turn.feedId();
        Instant until = now.plus(pause(gate, retryAfter));
        if (until.isAfter(gate.pausedUntil)) {
            gate.pausedUntil = until;
        }
        if (gate.pausedUntil.isAfter(gate.free)) {
            change(gate, gate.pausedUntil);
        }
    }

    /** The more feeds in a row were refused, the surer it is that all of the host is meant. */
    private static Duration pause(HostGate gate, @Nullable Duration retryAfter) {
        Duration own = longer(gate.interval.multipliedBy(INTERVALS_OF_PATIENCE), LEAST_PAUSE);
        int doublings = Math.min(gate.refusals - 1, MOST_DOUBLINGS);
        Duration patience = shorter(own.multipliedBy(1L << doublings), UNASKED_PAUSE);
        if (retryAfter == null) {
            return patience;
        }
        return switch (gate.refusals) {
            case 1 -> shorter(retryAfter, own);
            case 2 -> shorter(longer(retryAfter, patience), DOUBTFUL_PAUSE);
            default -> shorter(longer(retryAfter, patience), LONGEST_PAUSE);
        };
    }

    private void change(HostGate gate, Instant free) {
        ready.remove(gate);
        idle.remove(gate);
        gate.free = free;
        place(gate);
    }

    private void place(HostGate gate) {
        ready.remove(gate);
        idle.remove(gate);
        if (gate.line.isEmpty()) {
            if (gate.open == 0) {
                idle.add(gate);
            }
        } else if (gate.open < (gate.refused == null ? settings.concurrency() : 1)) {
            ready.add(gate);
        }
    }

    private void forgetTheIdle(Instant now) {
        while (!idle.isEmpty() && idle.first().free.plus(REMEMBERED).isBefore(now)) {
            HostGate gate = idle.pollFirst();
            if (gate.alone.isEmpty() && gate.refused == null) {
                gates.remove(gate.host);
            }
            // Else it is found again by its host's next feed.
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
