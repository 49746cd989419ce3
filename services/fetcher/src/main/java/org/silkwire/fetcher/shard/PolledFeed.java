package org.silkwire.fetcher.shard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.PageRequest;
import org.silkwire.fetcher.schedule.PollResult;

/**
 * A poll that came to its end and waits to be committed.
 *
 * @param result what the host gate wants to know
 * @param status the feed's, once the records are committed
 * @param records articles, status and memory, in this order
 * @param pages to be asked for beside
 * @param bytes of all records' values
 * @param events how many of each kind the records hold
 * @param readAt when the exchange had ended
 */
record PolledFeed(
        ShardFeed feed,
        PollResult result,
        FeedStatus status,
        List<ProducerRecord<byte[], byte[]>> records,
        List<PageRequest> pages,
        long bytes,
        Map<String, Integer> events,
        Instant readAt) {
    PolledFeed {
        records = List.copyOf(records);
        pages = List.copyOf(pages);
        events = Map.copyOf(events);
    }
}
