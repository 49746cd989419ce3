package org.silkwire.fetcher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.shard.ShardState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * DOWN where this instance has had no share in the feeds, or a shard of it hasn't worked, for so long that it won't come
 * back by itself. A broker that restarts, a partition that moves or feeds that fail are no reason: the details tell them.
 */
final class FetcherHealth extends AbstractHealthIndicator {
    private final FeedFetcher fetcher;
    private final Duration patience;
    private final InstantSource clock;

    /** @param patience how long something may be out of order */
    FetcherHealth(FeedFetcher fetcher, Duration patience, InstantSource clock) {
        this.fetcher = fetcher;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Instant limit = clock.instant().minus(patience);
        FeedFetcher.Fault fault = fetcher.fault();
        List<ShardState> idle = fetcher.shards().stream()
                .filter(shard -> shard.phase() != ShardState.Phase.RUNNING)
                .toList();
        builder.up().withDetail("partitions", fetcher.shards().size());
        if (fault != null) {
            builder.withDetail("reason", fault.reason()).withDetail("since", fault.since());
        }
        if (!idle.isEmpty()) {
            builder.withDetail("idle", idle);
        }
        boolean noShare = fault != null && fault.since().isBefore(limit);
        if (noShare || idle.stream().anyMatch(shard -> shard.since().isBefore(limit))) {
            builder.down();
        }
    }
}
