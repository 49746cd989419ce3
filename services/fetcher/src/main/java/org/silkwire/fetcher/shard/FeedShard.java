package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One owned partition of the registry, kept alive: fences whoever owned it before, restores what the broker holds, lives
 * until a fault, and begins anew.
 *
 * <p>It is crash-only. Whatever goes wrong between it and the broker, it throws away all it knows and restores. A poll
 * whose outcome was lost on the way is made again, with the validators that were committed last, so that nothing is lost
 * and nothing told twice.
 */
final class FeedShard implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedShard.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(12);

    private final int partition;
    private final ShardContext context;
    private final Thread thread;

    /** Of the current life; what earlier lives are still told goes nowhere. */
    private volatile ShardInbox inbox = new ShardInbox();

    private volatile @Nullable ShardLife life;
    private volatile boolean open = true;
    private volatile String reason = "fencing the partition and reading what the broker holds";
    private volatile ShardState.Phase betweenLives = ShardState.Phase.RESTORING;

    /** Since when nothing was committed that somebody could rely on. */
    private volatile Instant since;

    FeedShard(int partition, ShardContext context) {
        this.partition = partition;
        this.context = context;
        this.since = context.clock().instant();
        this.thread = Thread.ofPlatform().name("silkwire-shard-" + partition).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ShardState state() {
        ShardLife current = life;
        return current == null
                ? new ShardState(partition, betweenLives, reason, 0, 0, 0, 0, null, since)
                : current.state(since);
    }

    /** The feeds as they stand now; empty while the shard restores. */
    List<FeedStatus> feeds() {
        ShardLife current = life;
        return current == null ? List.of() : current.statuses();
    }

    /** How a feed stands now; null where it isn't one of this shard's. */
    @Nullable
    FeedStatus feed(String id) {
        ShardLife current = life;
        return current == null ? null : current.status(id);
    }

    /** The article pages that it is to read; empty while it restores. */
    List<PageState> pages() {
        ShardLife current = life;
        return current == null ? List.of() : current.pages();
    }

    /** How many of its feeds are in this state. */
    long count(FeedStatus.Health health) {
        ShardLife current = life;
        return current == null ? 0 : current.count(health);
    }

    /** What the registry says of a feed; null where it isn't one of this shard's. */
    @Nullable
    FeedRegistration registration(String id) {
        ShardLife current = life;
        return current == null ? null : current.registration(id);
    }

    /** A feed's hub says that it changed. */
    void changed(String id) {
        inbox.tell(new ShardInbox.Message.Pushed(id));
    }

    /** Has the kept responses of a feed read again. */
    void replay(String id) {
        inbox.tell(new ShardInbox.Message.ReplayWanted(id));
    }

    /** A record of the registry's live tail. */
    void registryChanged(ConsumerRecord<byte[], byte[]> record) {
        inbox.tell(new ShardInbox.Message.RegistryChanged(record));
    }

    private void run() {
        while (open) {
            try {
                liveOnce();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                recover(e);
            } finally {
                ShardLife ended = life;
                if (ended != null && ended.hasCommitted()) {
                    since = context.clock().instant();
                }
                life = null;
            }
        }
        betweenLives = ShardState.Phase.CLOSED;
        reason = "the partition was given away or the instance stops";
    }

    private void liveOnce() throws InterruptedException {
        // Before anything is read: what comes on the registry from here on isn't lost, what came before is on the
        // broker.
        ShardInbox mine = new ShardInbox();
        inbox = mine;
        try (ShardPublisher publisher = new ShardPublisher(context.producerConfig(), partition);
                PageTail pages = new PageTail(context.consumerConfig(), context.pagesGroup(), partition)) {
            ShardLife living = restored(publisher, pages, mine);
            life = living;
            living.live(() -> open);
        }
    }

    /** Apart, so that what was read isn't held for as long as the shard lives. */
    private ShardLife restored(ShardPublisher publisher, PageTail pages, ShardInbox mine) {
        ShardRestore restored =
                ShardRestore.read(context.consumerConfig(), partition, context.partitions(), context.codec());
        log.info("partition {}: {} feeds restored", partition, restored.feeds().size());
        return new ShardLife(partition, context, publisher, restored, pages, mine);
    }

    private void recover(RuntimeException fault) {
        betweenLives = ShardState.Phase.RECOVERING;
        reason = "thrown back by " + fault;
        if (!open) {
            return;
        }
        context.metrics().fault();
        log.warn("partition {} is restored from the broker after a fault: {}", partition, fault.toString());
        log.debug("the fault", fault);
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }

    /** Has the shard start no further poll and end; it does so in the background. */
    void stop() {
        open = false;
        inbox.tell(new ShardInbox.Message.Wake());
    }

    /** Commits what is in hand and gives the partition up; polls that take too long to end are forgotten. */
    @Override
    public void close() {
        stop();
        try {
            if (!thread.join(TO_CLOSE)) {
                // The broker doesn't answer; the next owner fences this one.
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
