package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.schedule.HostGates.Turn;

/** What is known of one host, and who waits for it. */
final class HostGate {
    final String host;
    final Deque<String> line = new ArrayDeque<>();

    /** Turns taken and not ended. */
    int open;

    Duration interval = Duration.ZERO;

    /** When the next turn may begin at the earliest. */
    Instant free = Instant.EPOCH;

    /** The feed that was asked for patience last, until it is known whom else that meant; null where nobody was. */
    @Nullable
    String refused;

    /** Feeds refused in a row, each after the pause that the one before brought. */
    int refusals;

    Instant pausedUntil = Instant.EPOCH;

    /** Feeds that are refused while others are served. */
    final Set<String> alone = new HashSet<>();

    HostGate(String host) {
        this.host = host;
    }

    /** The host answered; what it answers to a request of before the pause says nothing about after. */
    void served(Turn turn) {
        alone.remove(turn.feedId());
        if (refused == null || turn.at().isBefore(pausedUntil)) {
            return;
        }
        if (!refused.equals(turn.feedId())) {
            alone.add(refused);
        }
        refused = null;
        refusals = 0;
    }
}
