package org.silkwire.fetcher.memory;

/** How the revisions of a feed's articles are counted. */
public enum Numbering {
    /** 1, 2, 3: each is an edit that the feed showed. */
    EACH,

    /**
     * 1, 3, 5: the one after each is left to the article's own page, which another shard may read. So both can count
     * without talking to each other.
     */
    EVERY_SECOND
}
