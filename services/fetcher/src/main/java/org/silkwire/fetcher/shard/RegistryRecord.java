package org.silkwire.fetcher.shard;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.Partitions;

/** Reads records of the registry, from the restore and from its live tail alike. */
final class RegistryRecord {
    private RegistryRecord() {}

    /**
     * @return the registration, or null where the feed was taken off
     * @throws IllegalArgumentException where it is something else, or belongs to another partition
     * @throws org.silkwire.contract.UndecodableEventException where it is no event
     */
    static @Nullable FeedRegistration registration(
            ConsumerRecord<byte[], byte[]> record, int partitions, EventCodec codec) {
        if (record.value() == null) {
            return null;
        }
        if (!(codec.decode(record.headers(), record.value()) instanceof Event.FeedRegistered registered)) {
            throw new IllegalArgumentException(
                    "an event of another kind stands on the registry; expected a registration");
        }
        int home = Partitions.ofFeed(registered.body().url(), partitions);
        if (home != record.partition()) {
            throw new IllegalArgumentException("feed " + registered.body().url() + " stands in partition "
                    + record.partition() + "; its host belongs to " + home);
        }
        return registered.body();
    }
}
