package org.silkwire.fetcher.shard;

import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.fetcher.memory.FeedMemory;
import org.silkwire.fetcher.schedule.HostGates.Turn;

/** A feed in its shard. The shard's thread owns it; while a poll is in flight, the poll owns its memory. */
final class ShardFeed {
    final String id;
    final FeedMemory memory;

    /** Null while the feed isn't wanted any more but is still remembered. */
    volatile @Nullable FeedRegistration registration;

    /** Null until the registration was first looked at; read by other threads for display. */
    volatile @Nullable FeedStatus status;

    /** From the start of a poll until it is committed. */
    boolean polling;

    /** Whether its hub said that it changed while a poll was under way. */
    boolean pushed;

    /** Whether kept responses are to be read again as soon as no poll is under way. */
    boolean replayWanted;

    /** From the start of a poll until the host has answered. */
    @Nullable
    Turn turn;

    ShardFeed(String id) {
        this.id = id;
        this.memory = new FeedMemory(id);
    }
}
