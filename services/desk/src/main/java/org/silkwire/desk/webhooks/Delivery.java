package org.silkwire.desk.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.silkwire.desk.index.StoryMatcher;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.searches.SavedSearches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to one webhook the stories that it wants, one after the other: this desk's share of {@code silkwire.stories}, as a
 * member of the webhook's own consumer group. However many desks there are, each partition is one's, and with it what the
 * webhook was told of it; the next owner goes on where the last one kept its {@link Progress}. What was posted but not kept
 * in a crash, or by an owner that was taken for dead, comes twice with the same id.
 *
 * <p>A story is posted when it first fits: as it comes, or after an edit within a day. Not those of a feed's first poll, no
 * copies, and none that was only judged anew.
 */
final class Delivery implements Runnable, ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final String GROUP = "silkwire-desk-webhook-";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);
    private static final Duration FOR_THE_RECORDS = Duration.ofSeconds(30);
    private static final Duration UNTIL_TAKEN_FOR_DEAD = Duration.ofSeconds(10);
    private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(1);
    /** What was passed over since it was last kept is looked at again after a crash. */
    private static final Duration BETWEEN_KEEPINGS = Duration.ofSeconds(30);
    /** An edit after it makes no old story new. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final String id;
    private final Webhooks webhooks;
    private final Deliveries.Posting posting;
    private final InstantSource clock;
    private final Map<String, Object> config;
    private final EventCodec codec = new EventCodec("/silkwire/desk");
    private final Map<TopicPartition, Progress> owned = new HashMap<>();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    /** To be posted; nothing else is read until it is settled. */
    private @Nullable Pending pending;

    private Instant keptAt = Instant.MIN;
    private volatile boolean ended;

    private record Pending(TopicPartition partition, long offset, Story story, int attempt, Instant due) {}

    Delivery(
            String id,
            Webhooks webhooks,
            Map<String, Object> consumerConfig,
            Deliveries.Posting posting,
            InstantSource clock) {
        this.id = id;
        this.webhooks = webhooks;
        this.posting = posting;
        this.clock = clock;
        this.config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP + id);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(UNTIL_TAKEN_FOR_DEAD.toMillis()));
        // How soon it learns that a desk came or went.
        config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(BETWEEN_HEARTBEATS.toMillis()));
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1 << 20);
    }

    /** Lets {@link #run} return soon; a post that is under way is waited for. */
    void end() {
        ended = true;
    }

    @Override
    public void run() {
        while (!ended && webhooks.get(id).isPresent()) {
            try {
                serve();
            } catch (InterruptedException | CancellationException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
                if (!ended) {
                    log.warn("Webhook {} can't be served now; it is tried again: {}", id, e.toString());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAULT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    private void serve() throws InterruptedException {
        owned.clear();
        pending = null;
        try (var opened = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                StoryMatcher matcher = new StoryMatcher()) {
            consumer = opened;
            opened.subscribe(List.of(Topics.STORIES), this);
            Optional<Webhook> webhook = webhooks.get(id);
            while (!ended && webhook.isPresent()) {
                step(opened, webhook.get(), matcher);
                webhook = webhooks.get(id);
            }
            if (webhook.isPresent()) {
                keep(owned.keySet());
            }
        }
    }

    private void step(KafkaConsumer<byte[], byte[]> opened, Webhook webhook, StoryMatcher matcher)
            throws InterruptedException {
        StoryQuery wanted = SavedSearches.query(webhook.query());
        for (ConsumerRecord<byte[], byte[]> record : opened.poll(patience())) {
            take(record, wanted, matcher);
        }
        Pending waiting = pending;
        if (waiting != null && !clock.instant().isBefore(waiting.due())) {
            post(waiting, webhook);
        }
        if (!clock.instant().isBefore(keptAt.plus(BETWEEN_KEEPINGS))) {
            keep(owned.keySet());
        }
    }

    private Duration patience() {
        if (pending == null) {
            return POLL;
        }
        Duration left = Duration.between(clock.instant(), pending.due());
        return left.isNegative() ? Duration.ZERO : left.compareTo(POLL) < 0 ? left : POLL;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, StoryQuery wanted, StoryMatcher matcher) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Progress progress = owned.get(partition);
        if (progress == null) {
            return;
        }
        Story story = classified(record);
        if (story != null
                && isNews(story)
                && !progress.told().contains(story.storyId())
                && matcher.wants(wanted, story)) {
            pending = new Pending(partition, record.offset(), story, 1, clock.instant());
            opened().pause(opened().assignment());
        } else {
            owned.put(partition, progress.passed(record.offset()));
        }
    }

    private @Nullable Story classified(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.decode(record.headers(), record.value()) instanceof Event.StoryClassified(Story story)
                    ? story
                    : null;
        } catch (UndecodableEventException e) {
            // The intake says so.
            return null;
        }
    }

    private static boolean isNews(Story story) {
        var article = story.article();
        return StoryMatcher.isFounder(story)
                && !article.backfill()
                && (article.revision() == 1
                        || article.fetchedAt().isBefore(article.effectiveAt().plus(NEWS)));
    }

    private void post(Pending waiting, Webhook webhook) throws InterruptedException {
        Progress before = owned.get(waiting.partition());
        if (before == null) {
            settle();
            return;
        }
        String storyId = waiting.story().storyId();
        byte[] body = posting.payload().of(StoryMatcher.row(waiting.story()));
        Map<String, String> headers = Signature.headers(webhook.secret(), storyId, clock.instant(), body);
        var outcome = posting.client().post(URI.create(webhook.url()), headers, body);
        Instant now = clock.instant();
        switch (posting.policy().after(outcome, waiting.attempt())) {
            case RetryPolicy.Next.Delivered _ -> {
                owned.put(waiting.partition(), before.delivered(waiting.offset(), storyId, now));
                settle();
            }
            case RetryPolicy.Next.Again(Duration delay, String fault) -> {
                owned.put(waiting.partition(), before.failed(fault, now));
                pending = new Pending(
                        waiting.partition(), waiting.offset(), waiting.story(), waiting.attempt() + 1, now.plus(delay));
            }
            case RetryPolicy.Next.GiveUp(String fault) -> {
                log.warn("Story {} is given up for {}: {}", storyId, webhook.url(), fault);
                posting.deadLetters().write(body, new Deliveries.DeadStory(id, webhook.url(), storyId, fault));
                owned.put(waiting.partition(), before.givenUp(waiting.offset(), storyId, fault, now));
                settle();
            }
        }
        keep(List.of(waiting.partition()));
    }

    private void settle() {
        pending = null;
        opened().resume(opened().assignment());
    }

    /** Keeps how far it is; the group's offsets say the same, for those who look at its lag. */
    private void keep(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition each : partitions) {
            Progress progress = owned.get(each);
            if (progress != null
                    && !webhooks.progress(id, each.partition())
                            .filter(progress::equals)
                            .isPresent()) {
                webhooks.progress(id, each.partition(), progress);
                offsets.put(each, new OffsetAndMetadata(progress.next()));
            }
        }
        keptAt = clock.instant();
        if (!offsets.isEmpty()) {
            opened().commitAsync(offsets, null);
        }
    }

    private KafkaConsumer<byte[], byte[]> opened() {
        KafkaConsumer<byte[], byte[]> opened = consumer;
        if (opened == null) {
            throw new IllegalStateException("not reading");
        }
        return opened;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        awaitRecords();
        boolean known = !webhooks.progress(id).isEmpty();
        if (!known) {
            opened().seekToEnd(partitions);
        }
        for (TopicPartition each : partitions) {
            Optional<Progress> kept = webhooks.progress(id, each.partition());
            if (kept.isPresent()) {
                opened().seek(each, kept.get().next());
            } else if (known) {
                // The topic grew.
                opened().seekToBeginning(List.of(each));
            }
            owned.put(each, kept.orElseGet(() -> Progress.from(opened().position(each), clock.instant())));
        }
        if (pending != null) {
            opened().pause(partitions);
        }
    }

    private void awaitRecords() {
        try {
            if (!webhooks.awaitCurrent(FOR_THE_RECORDS)) {
                throw new IllegalStateException(Topics.DESK + " could not be read within " + FOR_THE_RECORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + Topics.DESK, e);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (webhooks.get(id).isPresent()) {
            keep(partitions);
        }
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(owned::remove);
        if (pending != null && partitions.contains(pending.partition())) {
            settle();
        }
    }
}
