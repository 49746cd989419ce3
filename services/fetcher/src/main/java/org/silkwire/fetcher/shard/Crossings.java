package org.silkwire.fetcher.shard;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.silkwire.fetcher.http.HostCrossing;

/**
 * Spaces the requests that redirects lead to hosts whose turn nobody took. Other instances follow redirects as well, so this
 * one takes only the share of a host's rate that its partitions are of all. Shared by all shards of an instance; safe for
 * use by many threads.
 */
final class Crossings implements HostCrossing {
    private static final int REMEMBERED = 10_000;

    private final Duration interval;
    private final int partitions;
    private final IntSupplier owned;
    private final InstantSource clock;
    private final Map<String, Instant> free = new ConcurrentHashMap<>();

    /**
     * @param interval between the starts of two requests to one host
     * @param partitions of the feeds topics
     * @param owned how many of them are this instance's now
     */
    Crossings(Duration interval, int partitions, IntSupplier owned, InstantSource clock) {
        this.interval = interval;
        this.partitions = partitions;
        this.owned = owned;
        this.clock = clock;
    }

    @Override
    public void await(URI url) throws InterruptedException {
        Instant now = clock.instant();
        Duration wait = Duration.between(now, reserve(String.valueOf(url.getHost()), now));
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }

    /** When a request to the host may start; the next one comes that much later. */
    Instant reserve(String host, Instant now) {
        Duration share = interval.multipliedBy(partitions).dividedBy(Math.max(1, owned.getAsInt()));
        if (free.size() > REMEMBERED) {
            free.values().removeIf(at -> at.isBefore(now));
        }
        Instant next =
                free.merge(host, now.plus(share), (before, fresh) -> before.isBefore(now) ? fresh : before.plus(share));
        return next.minus(share);
    }
}
