package org.silkwire.fetcher;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.websub.Subscriber;
import org.springframework.context.SmartLifecycle;

/** Starts the fetcher with the application and stops it before anything that it needs is closed. */
final class FetcherLifecycle implements SmartLifecycle {
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

    private final FeedFetcher fetcher;
    private final @Nullable Subscriber subscriber;
    private volatile boolean running;
    private volatile @Nullable Thread renewal;

    FetcherLifecycle(FeedFetcher fetcher, @Nullable Subscriber subscriber) {
        this.fetcher = fetcher;
        this.subscriber = subscriber;
    }

    @Override
    public void start() {
        fetcher.start();
        Subscriber hubs = subscriber;
        if (hubs != null) {
            renewal = Thread.ofVirtual().name("silkwire-websub-renewal").start(() -> renewEveryMinute(hubs));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = renewal;
        if (thread != null) {
            thread.interrupt();
        }
        fetcher.close();
    }

    private static void renewEveryMinute(Subscriber subscriber) {
        try {
            while (true) {
                Thread.sleep(EVERY_MINUTE);
                subscriber.renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
