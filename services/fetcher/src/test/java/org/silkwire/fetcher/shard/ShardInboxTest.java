package org.silkwire.fetcher.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.silkwire.fetcher.shard.ShardInbox.Message;

class ShardInboxTest {
    private final ShardInbox inbox = new ShardInbox();

    @Test
    void givesAllThatWasToldInItsOrder() throws InterruptedException {
        List<Message> told = IntStream.range(0, 10)
                .<Message>mapToObj(i -> new Message.Pushed("feed " + i))
                .toList();
        told.forEach(inbox::tell);

        assertThat(inbox.take(Duration.ZERO)).isEqualTo(told);
        assertThat(inbox.take(Duration.ZERO)).isEmpty();
    }

    @Test
    void whoIsInterruptedLosesNothing() throws InterruptedException {
        List<Message> taken = Collections.synchronizedList(new ArrayList<>());
        List<Message> told = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Thread taker = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        taken.addAll(inbox.take(Duration.ofMinutes(1)));
                    }
                } catch (InterruptedException e) {
                    // As wanted.
                }
            });
            Message message = new Message.Pushed("feed " + i);
            told.add(message);
            inbox.tell(message);
            taker.interrupt();
            taker.join();
        }
        taken.addAll(inbox.take(Duration.ZERO));

        assertThat(taken).isEqualTo(told);
    }
}
