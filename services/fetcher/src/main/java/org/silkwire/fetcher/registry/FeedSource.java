package org.silkwire.fetcher.registry;

import java.util.List;
import org.silkwire.contract.FeedRegistration;

/** Somebody who knows which feeds are wanted. */
public interface FeedSource {
    /** Who it is, such as {@code opml:feeds.opml}; written to {@link FeedRegistration#origin()} of its feeds. */
    String origin();

    /**
     * All feeds that this source wants now; what it wanted before and no longer names is taken off the registry.
     *
     * @throws UnreadableFeedsException naming the file and what is wrong with it
     */
    List<FeedRegistration> feeds();

    /**
     * Addresses of its feeds that are exempt from the refusal of private addresses, such as {@code 127.0.0.1:8765}; none
     * unless the source itself serves them.
     */
    default List<String> allowedAddresses() {
        return List.of();
    }
}
