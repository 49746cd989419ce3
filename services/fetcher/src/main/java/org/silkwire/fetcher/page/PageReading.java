package org.silkwire.fetcher.page;

import java.time.Duration;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.fetcher.schedule.PollResult;

/**
 * One request to a page's host.
 *
 * @param answer what the host's gate wants to know
 * @param spacing between two requests for pages of this host, as its robots.txt asks (Crawl-delay); zero where it doesn't
 */
public record PageReading(PollResult answer, Duration spacing, PageOutcome outcome) {
    private static final PollResult NOT_ASKED = new PollResult.Failed(ErrorClass.FORBIDDEN, null, "not asked");

    /** The host was asked for nothing. */
    static PageReading notAsked(PageOutcome outcome) {
        return new PageReading(NOT_ASKED, Duration.ZERO, outcome);
    }

    /** Reading it failed here: the article stays as its feed told it. */
    public static PageReading fault(RuntimeException fault) {
        return notAsked(new PageOutcome.Settled("reading it failed here: " + fault));
    }
}
