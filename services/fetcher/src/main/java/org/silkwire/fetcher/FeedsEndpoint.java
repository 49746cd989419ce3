package org.silkwire.fetcher;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.shard.ShardState;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** {@code /actuator/feeds}: the feeds of this instance with their health and next poll. */
@Endpoint(id = "feeds")
final class FeedsEndpoint {
    private final FeedFetcher fetcher;

    FeedsEndpoint(FeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * All of them.
     *
     * @param shards how the partitions of this instance are doing
     * @param feeds by address
     */
    record Overview(List<ShardState> shards, List<FeedStatus> feeds) {}

    @ReadOperation
    Overview feeds() {
        List<FeedStatus> feeds = fetcher.feeds().stream()
                .sorted(Comparator.comparing(FeedStatus::url))
                .toList();
        return new Overview(fetcher.shards(), feeds);
    }

    /** One, or null (404) where this instance doesn't own it. */
    @ReadOperation
    @Nullable
    FeedStatus feed(@Selector String id) {
        return fetcher.feeds().stream()
                .filter(feed -> feed.feedId().equals(id))
                .findAny()
                .orElse(null);
    }
}
