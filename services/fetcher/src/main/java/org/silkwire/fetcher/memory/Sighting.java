package org.silkwire.fetcher.memory;

import java.util.List;
import org.silkwire.fetcher.parse.FeedEntry;

/** Something in a feed's window that its readers haven't been told. */
public sealed interface Sighting {
    /** See {@link org.silkwire.contract.Ids#articleId}. */
    String articleId();

    /** An entry never seen before. */
    record New(FeedEntry entry, String articleId) implements Sighting {}

    /**
     * An entry that reads differently than before.
     *
     * @param revision counted from 1 at first sight
     * @param changedFields names of the article's properties, at least one unless a retracted entry came back
     */
    record Edited(FeedEntry entry, String articleId, int revision, List<String> changedFields) implements Sighting {
        public Edited {
            changedFields = List.copyOf(changedFields);
        }
    }

    /** An entry that the feed took back. */
    record Retracted(String articleId, int revision) implements Sighting {}
}
