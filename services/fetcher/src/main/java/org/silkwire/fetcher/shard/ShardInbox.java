package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.silkwire.fetcher.page.PageReading;
import org.silkwire.fetcher.schedule.HostGates.Turn;

/** What other threads tell a shard's own. */
final class ShardInbox {

    /** Something for the shard to attend to. */
    sealed interface Message {
        /** A poll came to its end. */
        record Polled(PolledFeed polled) implements Message {}

        /** A poll ended in a way that leaves nothing to rely on. */
        record Broken(Error error) implements Message {}

        /** Kept responses were read again. */
        record Replayed(PolledFeed polled) implements Message {}

        /** A feed's hub says that it changed. */
        record Pushed(String feedId) implements Message {}

        /** Somebody wants the kept responses of a feed read again. */
        record ReplayWanted(String feedId) implements Message {}

        /** An article's page was asked for. */
        record PageRead(Turn turn, long offset, PageReading reading) implements Message {}

        /** Something came on the registry. */
        record RegistryChanged(ConsumerRecord<byte[], byte[]> record) implements Message {}

        /** Nothing but a reason to look around. */
        record Wake() implements Message {}
    }

    /** A shard that is woken for each of thousands of polls a second spends more on waking than on what it is told. */
    private static final Duration FOR_MORE = Duration.ofMillis(2);

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

    void tell(Message message) {
        messages.add(message);
    }

    /** All messages there are; waits for the first one at most {@code patience}, and a moment for more once it is there. */
    List<Message> take(Duration patience) throws InterruptedException {
        List<Message> taken = new ArrayList<>();
        Message first = messages.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            await(FOR_MORE);
            messages.drainTo(taken);
        }
        return taken;
    }

    /** Whoever is interrupted meanwhile has the first message in hand already, and hears of it at the next look. */
    private static void await(Duration moment) {
        try {
            Thread.sleep(moment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
