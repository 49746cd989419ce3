package org.silkwire.desk.webhooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.silkwire.desk.index.StoryRow;
import org.silkwire.fetcher.http.FeedClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that each webhook is served, by a {@link Delivery} in a thread of its own: one that hangs holds up no other. */
public final class Deliveries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration FOR_THE_RECORDS = Duration.ofSeconds(60);
    private static final Duration TO_END = Duration.ofSeconds(20);

    private final Webhooks webhooks;
    private final Map<String, Object> consumerConfig;
    private final Posting posting;
    private final InstantSource clock;
    private final Map<String, Running> running = new HashMap<>();
    private final Thread overseer = Thread.ofVirtual().name("desk-webhooks").unstarted(this::oversee);
    private volatile boolean closed;

    /** What is posted for a story. */
    @FunctionalInterface
    public interface Payload {
        byte[] of(StoryRow story);
    }

    /** How a story is posted. */
    record Posting(FeedClient client, Payload payload, RetryPolicy policy, DeadLetterWriter deadLetters) {}

    /** A story that was given up. */
    record DeadStory(String webhookId, String url, String storyId, String fault) {}

    private record Running(Delivery delivery, Thread thread) {}

    /** @param consumerConfig where the brokers are and how to reach them */
    public Deliveries(
            Webhooks webhooks,
            Map<String, Object> consumerConfig,
            FeedClient client,
            Payload payload,
            DeadLetterWriter deadLetters,
            InstantSource clock) {
        this(webhooks, consumerConfig, new Posting(client, payload, RetryPolicy.usual(), deadLetters), clock);
    }

    Deliveries(Webhooks webhooks, Map<String, Object> consumerConfig, Posting posting, InstantSource clock) {
        this.webhooks = webhooks;
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.posting = posting;
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
        List<Running> all;
        synchronized (running) {
            all = new ArrayList<>(running.values());
        }
        all.forEach(each -> each.delivery().end());
        try {
            for (Running each : all) {
                if (!each.thread().join(TO_END)) {
                    log.warn("{} did not end within {}", each.thread().getName(), TO_END);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void oversee() {
        try {
            while (!closed && !webhooks.awaitCurrent(FOR_THE_RECORDS)) {
                log.warn("The webhooks aren't known yet; is the broker reachable?");
            }
            while (!closed) {
                webhooks.all().forEach(each -> serve(each.webhook().id()));
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(String id) {
        synchronized (running) {
            if (!closed && !running.containsKey(id)) {
                Delivery delivery = new Delivery(id, webhooks, consumerConfig, posting, clock);
                Thread thread = Thread.ofVirtual().name("desk-webhook-" + id).unstarted(() -> {
                    delivery.run();
                    synchronized (running) {
                        running.remove(id);
                    }
                });
                running.put(id, new Running(delivery, thread));
                thread.start();
            }
        }
    }
}
