package org.silkwire.desk.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.silkwire.desk.index.DamagedIndexException;
import org.silkwire.desk.index.Position;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.fetcher.http.FeedClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to each webhook the stories that it wants, one after the other, each once: not those of a feed's first poll, and a
 * story that was told again, or judged anew, no second time. How far each is, is kept with it, so that a restart goes on
 * there; what was under way then may come twice, with the same id.
 */
public final class Deliveries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration FOR_THE_RECORDS = Duration.ofSeconds(60);
    private static final int CHUNK = 20;

    private final Webhooks webhooks;
    private final StoryIndex index;
    private final FeedClient client;
    private final Payload payload;
    private final RetryPolicy policy;
    private final DeadLetterWriter deadLetters;
    private final Waiting ready;
    private final InstantSource clock;
    private final Map<String, Thread> threads = new HashMap<>();
    private final Thread overseer = Thread.ofVirtual().name("desk-webhooks").unstarted(this::oversee);
    private volatile boolean closed;

    /** What is posted for a story. */
    @FunctionalInterface
    public interface Payload {
        byte[] of(StoryRow story);
    }

    /** Waits until the webhooks are known. */
    @FunctionalInterface
    public interface Waiting {
        boolean await(Duration patience) throws InterruptedException;
    }

    /** A story that was given up. */
    record DeadStory(String webhookId, String url, String storyId, String fault) {}

    /** @param ready waits until the webhooks are known */
    public Deliveries(
            Webhooks webhooks,
            StoryIndex index,
            FeedClient client,
            Payload payload,
            DeadLetterWriter deadLetters,
            Waiting ready,
            InstantSource clock) {
        this(webhooks, index, client, payload, RetryPolicy.usual(), deadLetters, ready, clock);
    }

    Deliveries(
            Webhooks webhooks,
            StoryIndex index,
            FeedClient client,
            Payload payload,
            RetryPolicy policy,
            DeadLetterWriter deadLetters,
            Waiting ready,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.index = index;
        this.client = client;
        this.payload = payload;
        this.policy = policy;
        this.deadLetters = deadLetters;
        this.ready = ready;
        this.clock = clock;
    }

    /** Begins. */
    public void start() {
        overseer.start();
    }

    @Override
    public void close() {
        closed = true;
        overseer.interrupt();
        List<Thread> running;
        synchronized (threads) {
            running = new ArrayList<>(threads.values());
        }
        running.forEach(Thread::interrupt);
        try {
            for (Thread each : running) {
                each.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread for each webhook: one that hangs holds up no other. */
    private void oversee() {
        try {
            while (!closed && !ready.await(FOR_THE_RECORDS)) {
                log.warn("The webhooks aren't known yet; is the broker reachable?");
            }
            while (!closed) {
                for (Webhooks.Doing each : webhooks.all()) {
                    String id = each.webhook().id();
                    synchronized (threads) {
                        if (!closed && !threads.containsKey(id)) {
                            threads.put(
                                    id,
                                    Thread.ofVirtual()
                                            .name("desk-webhook-" + id)
                                            .start(() -> serve(id)));
                        }
                    }
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(String id) {
        try {
            Optional<Webhook> webhook = webhooks.get(id);
            while (!closed && webhook.isPresent()) {
                if (!serveOnce(webhook.get())) {
                    TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
                }
                webhook = webhooks.get(id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            log.debug("Webhook {} is left while posting", id);
        } finally {
            synchronized (threads) {
                threads.remove(id);
            }
        }
    }

    /** Whether there was anything. */
    private boolean serveOnce(Webhook webhook) throws InterruptedException {
        try {
            Progress progress = webhooks.progress(webhook.id())
                    .orElseGet(
                            () -> new Progress(index.end(clock.instant()).toString(), 0, 0, 0, null, clock.instant()));
            Position position = Position.parse(progress.position()).orElseGet(() -> index.end(clock.instant()));
            long after = index.seqAfter(position);
            StoryQuery wanted = SavedSearches.query(webhook.query());
            List<StoryRow> rows = index.firstTold(wanted, after, CHUNK);
            for (StoryRow row : rows) {
                if (!row.backfill()) {
                    progress = deliver(webhook, row, progress);
                }
                progress = moved(progress, index.positionOfFirst(row).toString());
                webhooks.progress(webhook.id(), progress);
            }
            return !rows.isEmpty();
        } catch (DamagedIndexException | IllegalStateException | IllegalArgumentException e) {
            log.warn("Webhook {} can't be served now: {}", webhook.id(), e.getMessage());
            return false;
        }
    }

    private Progress moved(Progress progress, String position) {
        return new Progress(
                position,
                progress.delivered(),
                progress.dead(),
                progress.failures(),
                progress.fault(),
                clock.instant());
    }

    private Progress deliver(Webhook webhook, StoryRow row, Progress before) throws InterruptedException {
        byte[] body = payload.of(row);
        Progress progress = before;
        for (int attempt = 1; ; attempt++) {
            Instant now = clock.instant();
            Map<String, String> headers = Signature.headers(webhook.secret(), row.id(), now, body);
            switch (policy.after(client.post(URI.create(webhook.url()), headers, body), attempt)) {
                case RetryPolicy.Next.Delivered _ -> {
                    return new Progress(before.position(), before.delivered() + 1, before.dead(), 0, null, now);
                }
                case RetryPolicy.Next.Again(Duration delay, String fault) -> {
                    progress = new Progress(
                            progress.position(),
                            before.delivered(),
                            before.dead(),
                            progress.failures() + 1,
                            fault,
                            now);
                    webhooks.progress(webhook.id(), progress);
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    if (webhooks.get(webhook.id()).isEmpty()) {
                        return progress;
                    }
                }
                case RetryPolicy.Next.GiveUp(String fault) -> {
                    log.warn("Story {} is given up for {}: {}", row.id(), webhook.url(), fault);
                    deadLetters.write(body, new DeadStory(webhook.id(), webhook.url(), row.id(), fault));
                    return new Progress(
                            before.position(),
                            before.delivered(),
                            before.dead() + 1,
                            progress.failures() + 1,
                            fault,
                            now);
                }
            }
        }
    }
}
