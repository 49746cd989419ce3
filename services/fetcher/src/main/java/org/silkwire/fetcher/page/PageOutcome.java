package org.silkwire.fetcher.page;

import java.time.Duration;
import org.silkwire.contract.Event;

/** What asking for an article's page came to. */
public sealed interface PageOutcome {

    /** Something about the article to tell: more text, its canonical address, or that its page is gone. */
    record Told(Event event) implements PageOutcome {}

    /**
     * There is nothing to tell, and no use in asking again.
     *
     * @param reason for a person
     */
    record Settled(String reason) implements PageOutcome {}

    /**
     * It is worth asking again.
     *
     * @param patience until then, at least
     * @param reason for a person
     */
    record Later(Duration patience, String reason) implements PageOutcome {}
}
