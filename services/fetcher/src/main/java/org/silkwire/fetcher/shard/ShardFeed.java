package org.silkwire.fetcher.shard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Partitions;
import org.silkwire.fetcher.memory.FeedMemory;
import org.silkwire.fetcher.schedule.HostGates.Turn;

/**
 * A feed in its shard. The shard's thread owns it; while a poll is in flight, the poll owns its memory.
 *
 * <p>There may be a hundred thousand in a process, and nearly all of them wait: what is known of them is kept
 * {@link PackedFeed packed} and unpacked where it is asked for, which takes a microsecond or two. While a feed is busy, what
 * was unpacked for that is kept beside.
 */
final class ShardFeed {
    final String id;
    final FeedMemory memory;

    private volatile byte @Nullable [] registration;

    /** Read by other threads for display. */
    private volatile byte @Nullable [] status;

    private volatile @Nullable Health health;

    private volatile @Nullable FeedRegistration registrationAtHand;
    private volatile @Nullable FeedStatus statusAtHand;
    private boolean busy;

    /** Whether its hub said that it changed while a poll was under way. */
    boolean pushed;

    /** Whether kept responses are to be read again as soon as no poll is under way. */
    boolean replayWanted;

    /** From the start of a poll until the host has answered. */
    @Nullable
    Turn turn;

    /** Of the current address; null where it isn't known yet. */
    private @Nullable Destination destination;

    /**
     * Where a feed's polls go.
     *
     * @param atHome whether no other partition's shard asks the host as well
     */
    record Destination(String host, boolean atHome) {}

    ShardFeed(String id) {
        this.id = id;
        this.memory = new FeedMemory(id);
    }

    /** From the start of a poll, or of reading kept responses, until it is committed. */
    boolean isBusy() {
        return busy;
    }

    /** Nothing else is to be begun with the feed until it {@link #rests}. */
    void begins(FeedRegistration wanted, FeedStatus now) {
        busy = true;
        registrationAtHand = wanted;
        statusAtHand = now;
    }

    void rests() {
        busy = false;
        registrationAtHand = null;
        statusAtHand = null;
    }

    /** Null while the feed isn't wanted any more but is still remembered. */
    @Nullable
    FeedRegistration registration() {
        FeedRegistration atHand = registrationAtHand;
        if (atHand != null) {
            return atHand;
        }
        byte[] packed = registration;
        return packed == null ? null : PackedFeed.registration(packed);
    }

    boolean isRegistered() {
        return registration != null;
    }

    void register(@Nullable FeedRegistration wanted) {
        registration = wanted == null ? null : PackedFeed.of(wanted);
        registrationAtHand = busy ? wanted : null;
    }

    /** Null until the registration was first looked at. */
    @Nullable
    FeedStatus status() {
        FeedStatus atHand = statusAtHand;
        if (atHand != null) {
            return atHand;
        }
        byte[] packed = status;
        return packed == null ? null : PackedFeed.status(packed);
    }

    /** The health of its status, or null where it has none. */
    @Nullable
    Health health() {
        return health;
    }

    void become(@Nullable FeedStatus now) {
        FeedStatus before = status();
        if (before == null || now == null || !before.currentUrl().equals(now.currentUrl())) {
            destination = null;
        }
        status = now == null ? null : PackedFeed.of(now);
        statusAtHand = busy ? now : null;
        health = now == null ? null : now.health();
    }

    /** Found out once for an address, since it took an eighth of the CPU of a poll that brings nothing. */
    Destination destination(int partition, int partitions) {
        Destination known = destination;
        if (known == null) {
            String url = Objects.requireNonNull(status()).currentUrl();
            known = new Destination(FeedUrl.host(url), Partitions.ofFeed(url, partitions) == partition);
            destination = known;
        }
        return known;
    }
}
