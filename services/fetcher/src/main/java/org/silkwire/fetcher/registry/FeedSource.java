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
}
