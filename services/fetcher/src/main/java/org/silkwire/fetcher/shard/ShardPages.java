package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.DeadLetter;
import org.silkwire.contract.Event;
import org.silkwire.contract.PageRequest;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.silkwire.fetcher.page.PageOutcome;
import org.silkwire.fetcher.page.PageReading;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.HostGates.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The article pages of a shard's hosts: asked for in turn with the feeds of the same hosts, and told in the same
 * transactions, together with how far the requests are settled. Owned by the shard's thread.
 */
final class ShardPages {
    private static final Logger log = LoggerFactory.getLogger(ShardPages.class);

    /** Between two looks at the requests: the shard's loop turns much faster while feeds are polled. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ShardContext context;
    private final PageTail tail;
    private final PageQueue queue;
    private final HostGates gates;
    private final ShardInbox inbox;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private int asked;
    private Instant nextLook = Instant.MIN;
    private Instant nextView = Instant.MIN;
    private volatile List<PageState> waiting = List.of();

    ShardPages(ShardContext context, PageTail tail, HostGates gates, ShardInbox inbox) {
        this.context = context;
        this.tail = tail;
        this.gates = gates;
        this.inbox = inbox;
        this.queue = new PageQueue(tail.committed());
    }

    /**
     * Takes in new requests, and puts those that are due into their hosts' lines.
     *
     * @return whether there is something to commit
     */
    boolean look(Instant now) {
        if (!nextLook.isAfter(now) && queue.hasRoom()) {
            tail.poll().forEach(this::take);
            nextLook = now.plus(BETWEEN_LOOKS);
        }
        queue.due(now).forEach(due -> gates.enqueue(due.host(), true, due.id()));
        if (!nextView.isAfter(now)) {
            waiting = queue.waiting();
            nextView = now.plus(BETWEEN_LOOKS);
        }
        return !records.isEmpty();
    }

    /** The requests that aren't settled, as they stood a moment ago; for other threads, for display. */
    List<PageState> waiting() {
        return waiting;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (context.codec().decode(record.headers(), record.value())
                    instanceof Event.PageRequested(PageRequest request)) {
                queue.add(record.offset(), request);
                return;
            }
            bury(record, "expected a request for a page");
        } catch (UndecodableEventException | IllegalArgumentException e) {
            bury(record, String.valueOf(e.getMessage()));
        }
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, String reason) {
        records.add(DeadLetter.of(record, reason));
        queue.pass(record.offset());
    }

    /** Uses a turn that is a page's; false where it is a feed's. The permit it was taken with is given back in the end. */
    boolean start(Turn turn) {
        long offset = PageQueue.offset(turn.feedId());
        PageRequest request = offset < 0 ? null : queue.request(offset);
        if (request == null) {
            return false;
        }
        asked++;
        Thread.ofVirtual().name("silkwire-page-" + offset).start(() -> read(turn, offset, request));
        return true;
    }

    private void read(Turn turn, long offset, PageRequest request) {
        PageReading reading;
        try {
            reading = context.pages().read(request);
        } catch (RuntimeException e) {
            log.warn("reading {} failed here, which is a fault of Silkwire's own", request.pageUrl(), e);
            reading = PageReading.fault(e);
        } finally {
            context.polls().release();
        }
        inbox.tell(new ShardInbox.Message.PageRead(turn, offset, reading));
    }

    /** Whether hosts are being asked for pages now. */
    boolean areAsked() {
        return asked > 0;
    }

    /** Takes in what asking came to. */
    void answered(ShardInbox.Message.PageRead page) {
        Instant now = context.clock().instant();
        asked--;
        gates.release(page.turn(), page.reading().answer(), now);
        context.metrics().page(page.reading().outcome());
        switch (page.reading().outcome()) {
            case PageOutcome.Told(Event event) -> records.add(context.codec().encode(event, Topics.ARTICLES, null));
            case PageOutcome.Settled(String reason) -> log.debug("a page adds nothing: {}", reason);
            case PageOutcome.Later(var _, String reason) -> log.debug("a page is asked for again: {}", reason);
        }
        queue.answered(page.offset(), page.reading(), now);
    }

    /** What the next transaction is to hold. */
    List<ProducerRecord<byte[], byte[]>> takeRecords() {
        List<ProducerRecord<byte[], byte[]>> taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    /** How far the requests are settled, where that changed; null where it didn't. */
    PageTail.@Nullable Settled takeSettled() {
        OffsetAndMetadata offset = queue.takeCommit();
        return offset == null ? null : tail.settled(offset);
    }
}
