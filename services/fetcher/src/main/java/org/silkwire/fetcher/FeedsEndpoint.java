package org.silkwire.fetcher;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.shard.ShardState;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/feeds}: the feeds of this instance with their health and next poll. GET it for all, or for those of one
 * {@code health}; GET {@code /actuator/feeds/ID} for one, POST there to have it polled at once, and POST
 * {@code /actuator/feeds/ID/replay} to have its kept responses read again.
 */
@Endpoint(id = "feeds")
final class FeedsEndpoint {
    private static final int ACCEPTED = 202;

    private final FeedFetcher fetcher;

    FeedsEndpoint(FeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * All of them.
     *
     * @param shards how the partitions of this instance are doing
     * @param health how many feeds are in which state
     * @param feeds by address
     */
    record Overview(List<ShardState> shards, Map<Health, Long> health, List<FeedStatus> feeds) {}

    /** @param health shows only feeds in this state; null for all */
    @ReadOperation
    Overview feeds(@Nullable Health health) {
        List<FeedStatus> feeds = fetcher.feeds().stream()
                .filter(feed -> health == null || feed.health() == health)
                .sorted(Comparator.comparing(FeedStatus::url))
                .toList();
        Map<Health, Long> counts = new EnumMap<>(Health.class);
        for (Health each : Health.values()) {
            counts.put(each, fetcher.count(each));
        }
        return new Overview(fetcher.shards(), counts, feeds);
    }

    /** One, or null (404) where this instance doesn't own it. */
    @ReadOperation
    @Nullable
    FeedStatus feed(@Selector String id) {
        return fetcher.feed(id).orElse(null);
    }

    /** POST {@code /actuator/feeds/ID/replay}: reads kept responses again. 202, or 404 where there is no such feed or action. */
    @WriteOperation
    WebEndpointResponse<Void> replay(@Selector String id, @Selector String action) {
        boolean done = action.equals("replay") && fetcher.replay(id);
        return new WebEndpointResponse<>(done ? ACCEPTED : WebEndpointResponse.STATUS_NOT_FOUND);
    }

    /** 202 where the poll is asked for, 404 where this instance doesn't own the feed. */
    @WriteOperation
    WebEndpointResponse<Void> pollNow(@Selector String id) {
        return new WebEndpointResponse<>(fetcher.pollNow(id) ? ACCEPTED : WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
