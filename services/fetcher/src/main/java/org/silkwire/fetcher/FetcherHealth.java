package org.silkwire.fetcher;

import java.util.List;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.shard.ShardState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN where this instance has no share in the feeds, or a shard of it can't get back to work. */
final class FetcherHealth extends AbstractHealthIndicator {
    private final FeedFetcher fetcher;

    FetcherHealth(FeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String fault = fetcher.fault();
        List<ShardState> recovering = fetcher.shards().stream()
                .filter(shard -> shard.phase() == ShardState.Phase.RECOVERING)
                .toList();
        if (fault != null) {
            builder.down().withDetail("reason", fault);
        } else if (!recovering.isEmpty()) {
            builder.down().withDetail("recovering", recovering);
        } else {
            builder.up().withDetail("partitions", fetcher.shards().size());
        }
    }
}
