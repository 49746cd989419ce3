package org.silkwire.fetcher.parse;

/** What reading a response as a feed came to. */
public sealed interface ParseOutcome {

    /** It is a feed, perhaps with no entries. */
    record Parsed(FeedDocument document) implements ParseOutcome {}

    /**
     * It is none.
     *
     * @param reason for a person: what was found and what was expected
     */
    record NotAFeed(String reason) implements ParseOutcome {}
}
