package org.silkwire.fetcher.shard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a shard is doing, as seen from outside.
 *
 * @param reason in words; why it recovers, or what it does
 * @param feeds registered in the partition
 * @param polling polls in flight
 * @param waiting feeds that are due and wait for their host or a free poll
 * @param pages article pages that are to be read
 * @param lastCommitAt or null before the first
 * @param since of a shard that isn't running: since when it doesn't work
 */
public record ShardState(
        int partition,
        Phase phase,
        String reason,
        int feeds,
        int polling,
        int waiting,
        int pages,
        @Nullable Instant lastCommitAt,
        Instant since) {

    /** What a shard is doing. */
    public enum Phase {
        /** Fencing the partition's earlier owner and reading what the broker holds. */
        RESTORING,
        /** Polling. */
        RUNNING,
        /** Thrown back by a fault; it polls nothing and tries again soon. */
        RECOVERING,
        /** The partition was given away, or the instance stops. */
        CLOSED
    }
}
