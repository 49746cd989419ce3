package org.silkwire.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Decides a record's partition. The feeds topics go by host, so that one instance alone talks to a host; everything else
 * goes by key, by the same arithmetic as Kafka's default partitioner.
 */
public final class Partitions {
    private Partitions() {}

    /**
     * The partition of a feed's registration, status and memory, and of a page request.
     *
     * @param url http or https
     * @param partitions of the topic
     * @throws IllegalArgumentException where {@code url} is none that {@link FeedUrl#normalised} takes
     */
    public static int ofFeed(String url, int partitions) {
        return ofKey(FeedUrl.host(url), partitions);
    }

    /**
     * The partition of a record that goes by its key.
     *
     * @param partitions of the topic
     */
    public static int ofKey(String key, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions + "; expected at least 1");
        }
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
