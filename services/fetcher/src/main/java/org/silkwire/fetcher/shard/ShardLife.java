package org.silkwire.fetcher.shard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.DeadLetter;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedGap;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.PageRequest;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.silkwire.fetcher.schedule.DueQueue;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.HostGates.Turn;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.fetcher.shard.ShardInbox.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shard from its restore to its next fault. One thread owns it all; polls run on virtual threads and come back through
 * the inbox. Many polls share one transaction (group commit).
 */
final class ShardLife {
    private static final Logger log = LoggerFactory.getLogger(ShardLife.class);
    private static final Duration COMMIT_LINGER = Duration.ofMillis(20);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    private static final Duration WHILE_FULL = Duration.ofMillis(20);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final int COMMIT_BYTES = 4 * 1024 * 1024;
    private static final int COMMIT_POLLS = 500;

    private final int partition;
    private final ShardContext context;
    private final ShardPublisher publisher;
    private final ShardInbox inbox;
    private final long registryEnd;
    private final Map<String, ShardFeed> feeds;
    private final DueQueue due = new DueQueue();
    private final HostGates gates;
    private final ShardPages pages;

    /** Records of no poll: registrations applied, dead letters. */
    private final List<ProducerRecord<byte[], byte[]>> changes = new ArrayList<>();

    private final List<PolledFeed> polled = new ArrayList<>();
    private long polledBytes;
    private @Nullable Instant waitingSince;
    private int inFlight;
    private volatile int inFlightSeen;
    private volatile int waitingSeen;
    private volatile @Nullable Instant lastCommitAt;

    ShardLife(
            int partition,
            ShardContext context,
            ShardPublisher publisher,
            ShardRestore restored,
            PageTail tail,
            ShardInbox inbox) {
        this.partition = partition;
        this.context = context;
        this.publisher = publisher;
        this.inbox = inbox;
        this.registryEnd = restored.registryEnd();
        this.feeds = new ConcurrentHashMap<>(restored.feeds());
        this.gates = new HostGates(context.politeness());
        this.pages = new ShardPages(context, tail, gates, inbox);
        restored.undecodable().forEach(bad -> bury(bad.record(), bad.reason()));
        feeds.values().forEach(this::adopt);
    }

    ShardState state(Instant since) {
        return new ShardState(
                partition,
                ShardState.Phase.RUNNING,
                "polling",
                feeds.size(),
                inFlightSeen,
                waitingSeen,
                pages.waiting().size(),
                lastCommitAt,
                since);
    }

    List<PageState> pages() {
        return pages.waiting();
    }

    boolean hasCommitted() {
        return lastCommitAt != null;
    }

    long count(FeedStatus.Health health) {
        return feeds.values().stream().filter(feed -> feed.health() == health).count();
    }

    @Nullable
    FeedRegistration registration(String id) {
        ShardFeed feed = feeds.get(id);
        return feed == null ? null : feed.registration();
    }

    @Nullable
    FeedStatus status(String id) {
        ShardFeed feed = feeds.get(id);
        return feed == null ? null : feed.status();
    }

    List<FeedStatus> statuses() {
        return feeds.values().stream()
                .map(ShardFeed::status)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Lives while {@code open}, then commits what is in hand. */
    void live(BooleanSupplier open) throws InterruptedException {
        while (open.getAsBoolean()) {
            inbox.take(nap()).forEach(this::attend);
            if (isCommitDue(context.clock().instant())) {
                commit();
            }
            if (pages.look(context.clock().instant())) {
                waiting();
            }
            startDuePolls();
            inFlightSeen = inFlight;
            waitingSeen = gates.waiting();
        }
        awaitPolls();
        commit();
    }

    /**
     * Takes in the polls that are under way when the shard is to end: its next owner would ask the same hosts, at the same
     * time perhaps.
     */
    private void awaitPolls() throws InterruptedException {
        Instant patience = context.clock().instant().plus(TO_FINISH);
        inbox.take(Duration.ZERO).forEach(this::attend);
        while ((inFlight > 0 || pages.areAsked()) && context.clock().instant().isBefore(patience)) {
            inbox.take(LONGEST_NAP).forEach(this::attend);
        }
    }

    private Duration nap() {
        Instant now = context.clock().instant();
        Instant until = now.plus(LONGEST_NAP);
        if (waitingSince != null) {
            until = earlier(until, waitingSince.plus(COMMIT_LINGER));
        }
        Instant next = due.nextDue();
        if (next != null) {
            until = earlier(until, next);
        }
        Instant turn = gates.nextTurnAt();
        if (turn != null) {
            // Other shards don't say when they have a permit left.
            boolean full = context.polls().availablePermits() == 0;
            until = earlier(until, full && !turn.isAfter(now) ? now.plus(WHILE_FULL) : turn);
        }
        return Duration.between(now, until);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void attend(Message message) {
        switch (message) {
            case Message.Polled(PolledFeed outcome) -> {
                inFlight--;
                ended(outcome.feed(), outcome.result());
                context.metrics().outcome(outcome.result());
                polled.add(outcome);
                polledBytes += outcome.bytes();
                outcome.pages().forEach(this::want);
                waiting();
            }
            case Message.PageRead page -> {
                pages.answered(page);
                waiting();
            }
            case Message.Broken(Error error) -> throw new IllegalStateException("a poll broke", error);
            case Message.Replayed(PolledFeed outcome) -> {
                inFlight--;
                polled.add(outcome);
                polledBytes += outcome.bytes();
                waiting();
            }
            case Message.Pushed(String feedId) -> {
                ShardFeed feed = feeds.get(feedId);
                if (feed != null) {
                    feed.pushed = true;
                    heedPush(feed);
                }
            }
            case Message.ReplayWanted(String feedId) -> {
                ShardFeed feed = feeds.get(feedId);
                if (feed != null) {
                    feed.replayWanted = true;
                    startReplay(feed);
                }
            }
            case Message.RegistryChanged(var record) -> follow(record);
            case Message.Wake() -> {}
        }
    }

    private void ended(ShardFeed feed, PollResult result) {
        Turn turn = feed.turn;
        if (turn != null) {
            feed.turn = null;
            gates.release(turn, result, context.clock().instant());
        }
    }

    /** Asks the owner of the page's host for it. */
    private void want(PageRequest page) {
        int owner = Partitions.ofFeed(page.pageUrl(), context.partitions());
        changes.add(context.codec().encode(new Event.PageRequested(page), Topics.PAGES, owner));
    }

    private void waiting() {
        if (waitingSince == null) {
            waitingSince = context.clock().instant();
        }
    }

    // ---- the registry

    /** Puts a restored feed to work; one whose registration changed while nobody looked gets its new status now. */
    private void adopt(ShardFeed feed) {
        FeedStatus before = feed.status();
        FeedStatus now = standing(feed.registration(), before);
        if (!now.equals(before)) {
            feed.become(now);
            write(now);
        }
        schedule(feed, now);
    }

    private void follow(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < registryEnd) {
            return;
        }
        try {
            FeedRegistration registration = RegistryRecord.registration(record, context.partitions(), context.codec());
            String id = new String(record.key(), StandardCharsets.UTF_8);
            ShardFeed feed = registration == null ? feeds.get(id) : feeds.computeIfAbsent(id, ShardFeed::new);
            if (feed == null) {
                // Nobody's, such as the tombstone of a record that was buried.
                return;
            }
            feed.register(registration);
            if (!feed.isBusy()) {
                adopt(feed);
            }
        } catch (UndecodableEventException | IllegalArgumentException e) {
            bury(record, String.valueOf(e.getMessage()));
        }
    }

    private FeedStatus standing(@Nullable FeedRegistration registration, @Nullable FeedStatus before) {
        Instant now = context.clock().instant();
        return registration == null
                ? context.policy().removed(Objects.requireNonNull(before), now)
                : context.policy().registered(registration, before, now);
    }

    private void schedule(ShardFeed feed, FeedStatus status) {
        if (status.nextPollAt() == null) {
            due.remove(feed.id);
        } else {
            due.schedule(feed.id, status.nextPollAt());
        }
    }

    private void write(FeedStatus status) {
        changes.add(context.codec()
                .encode(
                        new Event.FeedStatusChanged(status, context.clock().instant()),
                        Topics.FEEDS_STATUS,
                        partition));
        waiting();
    }

    /** To the dead letters, and off the registry, so that the next restore doesn't meet it again. */
    private void bury(ConsumerRecord<byte[], byte[]> record, String reason) {
        context.metrics().deadLetter();
        changes.add(DeadLetter.of(record, reason));
        changes.add(new ProducerRecord<>(record.topic(), record.partition(), record.key(), null));
        waiting();
    }

    // ---- polling

    private void startDuePolls() {
        Instant now = context.clock().instant();
        for (Instant next = due.nextDue(); next != null && !next.isAfter(now); next = due.nextDue()) {
            comesDue(due.takeNext());
        }
        while (context.polls().tryAcquire()) {
            Turn turn = gates.next(now);
            if (turn == null) {
                context.polls().release();
                return;
            }
            if (!pages.start(turn) && !start(turn, now)) {
                context.polls().release();
                gates.cancel(turn);
            }
        }
    }

    private void comesDue(String id) {
        ShardFeed feed = feeds.get(id);
        if (feed == null) {
            return;
        }
        if (!feed.isRegistered()) {
            forget(feed);
        } else {
            ShardFeed.Destination destination = feed.destination(partition, context.partitions());
            gates.enqueue(destination.host(), destination.atHome(), id);
        }
    }

    /** False where the feed isn't to be polled any more, or not now, since it came into the line. */
    private boolean start(Turn turn, Instant now) {
        ShardFeed feed = feeds.get(turn.feedId());
        if (feed == null || feed.turn != null || feed.isBusy()) {
            return false;
        }
        FeedRegistration registration = feed.registration();
        FeedStatus status = feed.status();
        Instant next = status == null ? null : status.nextPollAt();
        if (registration == null || status == null || next == null || next.isAfter(now)) {
            if (status != null) {
                schedule(feed, status);
            }
            return false;
        }
        context.metrics().started(Duration.between(next, now));
        feed.turn = turn;
        feed.begins(registration, status);
        inFlight++;
        Thread.ofVirtual().name("silkwire-poll-" + feed.id).start(() -> poll(feed, registration, status));
        return true;
    }

    private void poll(ShardFeed feed, FeedRegistration registration, FeedStatus status) {
        PolledFeed outcome;
        try {
            outcome = context.traces()
                    .around(
                            feed.id,
                            status.currentUrl(),
                            () -> context.poll().poll(feed, registration, status, partition));
        } catch (RuntimeException e) {
            outcome = context.poll().failed(feed, registration, status, partition, e);
        } catch (Error e) {
            // No memory left, say: the feed must not stay in a poll that nobody ends.
            inbox.tell(new Message.Broken(e));
            throw e;
        } finally {
            context.polls().release();
        }
        inbox.tell(new Message.Polled(outcome));
    }

    private void heedPush(ShardFeed feed) {
        FeedStatus status = feed.pushed && !feed.isBusy() && feed.isRegistered() ? feed.status() : null;
        if (status != null) {
            FeedStatus now = context.policy().pushed(status, context.clock().instant());
            feed.pushed = false;
            feed.become(now);
            schedule(feed, now);
        }
    }

    /** Takes the feed for itself like a poll, so that nobody else touches its memory. */
    private void startReplay(ShardFeed feed) {
        if (!feed.replayWanted || feed.isBusy()) {
            return;
        }
        FeedRegistration registration = feed.registration();
        FeedStatus status = feed.status();
        if (registration == null || status == null) {
            return;
        }
        feed.replayWanted = false;
        feed.begins(registration, status);
        inFlight++;
        Thread.ofVirtual()
                .name("silkwire-replay-" + feed.id)
                .start(() -> inbox.tell(new Message.Replayed(replay(feed, registration, status))));
    }

    private PolledFeed replay(ShardFeed feed, FeedRegistration registration, FeedStatus status) {
        try (var consumer = new KafkaConsumer<>(
                ShardRestore.config(context.consumerConfig()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<RawResponse> responses = RawResponse.of(feed.id, consumer, partition);
            log.info("feed {}: {} kept responses are read again", registration.url(), responses.size());
            return context.poll().replay(feed, registration, status, responses, partition);
        } catch (RuntimeException e) {
            feed.memory.rollBack();
            log.warn("feed {}: its kept responses can't be read again: {}", registration.url(), e.toString());
            return context.poll().replay(feed, registration, status, List.of(), partition);
        }
    }

    /** A feed that was taken off the registry long enough ago. */
    private void forget(ShardFeed feed) {
        feeds.remove(feed.id);
        changes.add(tombstone(Topics.FEEDS_STATUS, feed.id));
        changes.add(tombstone(Topics.FEEDS_STATUS, FeedGap.key(feed.id)));
        for (int chunk : feed.memory.chunks()) {
            changes.add(tombstone(Topics.FEEDS_MEMORY, new MemoryKey(feed.id, chunk).toString()));
        }
        waiting();
    }

    private ProducerRecord<byte[], byte[]> tombstone(String topic, String key) {
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), null);
    }

    // ---- committing

    private boolean isCommitDue(Instant now) {
        return waitingSince != null
                && (polled.size() >= COMMIT_POLLS
                        || polledBytes >= COMMIT_BYTES
                        || !now.isBefore(waitingSince.plus(COMMIT_LINGER)));
    }

    private void commit() {
        if (waitingSince == null) {
            return;
        }
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(changes);
        polled.forEach(each -> records.addAll(each.records()));
        records.addAll(pages.takeRecords());
        Instant begun = context.clock().instant();
        publisher.commit(records, pages.takeSettled());
        Instant now = context.clock().instant();
        context.metrics().committed(Duration.between(begun, now), records.size());
        polled.forEach(each -> context.metrics().committed(each.events(), Duration.between(each.readAt(), now)));
        List<PolledFeed> committed = List.copyOf(polled);
        changes.clear();
        polled.clear();
        polledBytes = 0;
        waitingSince = null;
        lastCommitAt = now;
        settle(committed);
    }

    private void settle(Collection<PolledFeed> committed) {
        for (PolledFeed each : committed) {
            ShardFeed feed = each.feed();
            feed.become(each.status());
            // The registration may have changed while the poll was under way.
            adopt(feed);
            feed.rests();
            heedPush(feed);
            startReplay(feed);
        }
    }
}
