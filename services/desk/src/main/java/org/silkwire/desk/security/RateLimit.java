package org.silkwire.desk.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Admits each asker so often in a span of time, and as many at once: a token bucket for each. Askers that were silent for
 * a span are forgotten.
 */
final class RateLimit {
    private static final int MOST_ASKERS = 10_000;

    private final int times;
    private final Duration span;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private record Bucket(double tokens, Instant at) {}

    RateLimit(int times, Duration span, InstantSource clock) {
        this.times = times;
        this.span = span;
        this.clock = clock;
    }

    /** Zero where the asker is admitted, else how long to wait. */
    synchronized Duration ask(String asker) {
        Instant now = clock.instant();
        if (buckets.size() >= MOST_ASKERS) {
            buckets.values().removeIf(bucket -> bucket.at().plus(span).isBefore(now));
        }
        if (buckets.size() >= MOST_ASKERS && !buckets.containsKey(asker)) {
            return span;
        }
        Bucket before = buckets.getOrDefault(asker, new Bucket(times, now));
        double perSecond = times / (span.toMillis() / 1000.0);
        double seconds = Math.max(0, Duration.between(before.at(), now).toMillis() / 1000.0);
        double tokens = Math.min(times, before.tokens() + seconds * perSecond);
        if (tokens < 1) {
            buckets.put(asker, new Bucket(tokens, now));
            return Duration.ofMillis((long) Math.ceil((1 - tokens) / perSecond * 1000));
        }
        buckets.put(asker, new Bucket(tokens - 1, now));
        return Duration.ZERO;
    }
}
