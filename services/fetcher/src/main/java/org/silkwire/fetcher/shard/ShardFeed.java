package org.silkwire.fetcher.shard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Partitions;
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

    private @Nullable Destination destination;

    /**
     * Where a feed's polls go.
     *
     * @param atHome whether no other partition's shard asks the host as well
     */
    record Destination(String url, String host, boolean atHome) {}

    ShardFeed(String id) {
        this.id = id;
        this.memory = new FeedMemory(id);
    }

    /** Found out once for an address, since it took an eighth of the CPU of a poll that brings nothing. */
    Destination destination(int partition, int partitions) {
        String url = Objects.requireNonNull(status).currentUrl();
        Destination known = destination;
        if (known == null || !known.url().equals(url)) {
            known = new Destination(url, FeedUrl.host(url), Partitions.ofFeed(url, partitions) == partition);
            destination = known;
        }
        return known;
    }
}
