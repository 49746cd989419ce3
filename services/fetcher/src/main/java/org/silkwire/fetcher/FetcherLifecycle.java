package org.silkwire.fetcher;

import org.silkwire.fetcher.shard.FeedFetcher;
import org.springframework.context.SmartLifecycle;

/** Starts the fetcher with the application and stops it before anything that it needs is closed. */
final class FetcherLifecycle implements SmartLifecycle {
    private final FeedFetcher fetcher;
    private volatile boolean running;

    FetcherLifecycle(FeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public void start() {
        fetcher.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        fetcher.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
