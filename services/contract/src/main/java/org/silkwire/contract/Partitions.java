package org.silkwire.contract;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
     * @throws IllegalArgumentException where {@code url} names no host
     */
    public static int ofFeed(String url, int partitions) {
        String host = URI.create(url).getHost();
        if (host == null) {
            throw new IllegalArgumentException("'" + url + "' names no host; expected http(s)://host/…");
        }
        return ofKey(host.toLowerCase(Locale.ROOT), partitions);
    }

    /** The partition of a record that goes by its key. */
    public static int ofKey(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
