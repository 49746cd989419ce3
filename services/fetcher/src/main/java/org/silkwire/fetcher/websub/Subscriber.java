package org.silkwire.fetcher.websub;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriber of W3C WebSub (Recommendation of 23 January 2018). A feed that names a hub is subscribed there; what the
 * hub sends under a right signature has the feed polled at once. It is taken as a hint and not as the feed, so that a push
 * goes the same way as a poll and is told once; and polling goes on, so that a hub that falls silent loses nothing.
 *
 * <p>Nothing is kept: secrets follow from the feed's id, and leases are asked for anew after a restart, when the feed is
 * read next. Safe for use by many threads.
 */
public final class Subscriber {
    private static final Logger log = LoggerFactory.getLogger(Subscriber.class);

    /** A hub that didn't verify is asked again after this time. */
    private static final Duration UNANSWERED = Duration.ofHours(1);

    private final Settings settings;
    private final Hub hub;
    private final InstantSource clock;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private volatile Consumer<String> pollNow = _ -> {};

    /**
     * How this instance is reached by hubs.
     *
     * @param callback address of this instance as hubs reach it, without a slash at its end; the feed's id is added
     * @param secret from which the secret of each subscription is made, at least 16 characters
     * @param lease asked for; hubs give what they like
     */
    public record Settings(URI callback, String secret, Duration lease) {
        public Settings {
            if (callback.getHost() == null || callback.toString().endsWith("/")) {
                throw new IllegalArgumentException("websub.callback is '" + callback
                        + "'; expected http(s)://host/path without a slash at the end");
            }
            if (secret.length() < 16) {
                throw new IllegalArgumentException(
                        "websub.secret has " + secret.length() + " characters; expected at least 16");
            }
        }
    }

    /** Asks hubs. */
    @FunctionalInterface
    public interface Hub {
        /**
         * Posts a form.
         *
         * @return null where the hub accepted it, else why not
         */
        @Nullable
        String post(URI hub, Map<String, String> form);
    }

    /**
     * What was asked of a hub.
     *
     * @param until end of the lease, or null before the hub verified
     */
    private record Subscription(
            String topic,
            String hub,
            Instant askedAt,
            @Nullable Instant until,
            Duration lease) {
        boolean isDue(Instant now) {
            if (until == null) {
                return askedAt.plus(UNANSWERED).isBefore(now);
            }
            // Early enough for a hub that is away for a while.
            return until.minus(lease.dividedBy(5)).isBefore(now)
                    && askedAt.plusSeconds(60).isBefore(now);
        }
    }

    public Subscriber(Settings settings, Hub hub, InstantSource clock) {
        this.settings = settings;
        this.hub = hub;
        this.clock = clock;
    }

    /** Says who polls a feed whose hub says that it changed. */
    public void onChange(Consumer<String> pollNow) {
        this.pollNow = pollNow;
    }

    /**
     * A feed was read that names a hub.
     *
     * @param topic the feed's own address as it states it
     */
    public void announced(String feedId, String topic, String hubUrl) {
        Instant now = clock.instant();
        Subscription before = subscriptions.get(feedId);
        Subscription known =
                before != null && before.topic().equals(topic) && before.hub().equals(hubUrl) ? before : null;
        if (known == null || known.isDue(now)) {
            Instant until = known == null ? null : known.until();
            subscriptions.put(feedId, new Subscription(topic, hubUrl, now, until, settings.lease()));
            Thread.ofVirtual().name("silkwire-websub-" + feedId).start(() -> subscribe(feedId, topic, hubUrl));
        }
    }

    /** Asks again for leases that come to their end; to be called every minute or so. */
    public void renew() {
        Instant now = clock.instant();
        subscriptions.forEach((feedId, subscription) -> {
            if (subscription.isDue(now)) {
                announced(feedId, subscription.topic(), subscription.hub());
            }
        });
    }

    private void subscribe(String feedId, String topic, String hubUrl) {
        String refusal;
        try {
            refusal = hub.post(
                    URI.create(hubUrl),
                    Map.of(
                            "hub.mode",
                            "subscribe",
                            "hub.topic",
                            topic,
                            "hub.callback",
                            settings.callback() + "/" + feedId,
                            "hub.lease_seconds",
                            Long.toString(settings.lease().toSeconds()),
                            "hub.secret",
                            Signature.secret(settings.secret(), feedId)));
        } catch (IllegalArgumentException e) {
            refusal = String.valueOf(e.getMessage());
        }
        if (refusal != null) {
            log.info("{}: its hub {} takes no subscription, so it is only polled: {}", topic, hubUrl, refusal);
        }
    }

    /**
     * Answers a hub that asks whether it was us who asked (section 5.3).
     *
     * @param mode {@code subscribe}, {@code unsubscribe} or {@code denied}
     * @return the challenge to be sent back; null for 404, which keeps the hub from doing what it asks about
     */
    public @Nullable String verify(
            String feedId, String mode, String topic, @Nullable String challenge, @Nullable Long leaseSeconds) {
        Subscription last = subscriptions.get(feedId);
        Subscription asked = last != null && last.topic().equals(topic) ? last : null;
        return switch (mode) {
            case "subscribe" ->
                asked == null || challenge == null ? null : confirmed(feedId, asked, challenge, leaseSeconds);
            case "unsubscribe" -> asked == null ? challenge : null;
            case "denied" -> {
                log.info("{}: its hub denies the subscription, so it is only polled", topic);
                yield "";
            }
            default -> null;
        };
    }

    private String confirmed(String feedId, Subscription asked, String challenge, @Nullable Long leaseSeconds) {
        Duration lease = leaseSeconds == null ? settings.lease() : Duration.ofSeconds(leaseSeconds);
        Instant until = clock.instant().plus(lease);
        subscriptions.put(feedId, new Subscription(asked.topic(), asked.hub(), asked.askedAt(), until, lease));
        return challenge;
    }

    /** Whether a hub has confirmed that it tells us of this feed, and its lease holds. */
    public boolean isSubscribed(String feedId) {
        Subscription subscription = subscriptions.get(feedId);
        Instant until = subscription == null ? null : subscription.until();
        return until != null && until.isAfter(clock.instant());
    }

    /**
     * Takes what a hub sends. What isn't signed rightly is passed over in silence, as section 8 asks.
     *
     * @param signature the {@code X-Hub-Signature} header, or null
     */
    public void delivered(String feedId, @Nullable String signature, byte[] body) {
        if (Signature.matches(signature, body, Signature.secret(settings.secret(), feedId))) {
            pollNow.accept(feedId);
        } else {
            log.info("a delivery for feed {} isn't signed as agreed and is passed over", feedId);
        }
    }
}
