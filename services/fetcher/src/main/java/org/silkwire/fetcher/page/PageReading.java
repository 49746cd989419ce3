package org.silkwire.fetcher.page;

import java.time.Duration;
import org.silkwire.fetcher.schedule.PollResult;

/**
 * One request to a page's host.
 *
 * @param answer what the host's gate wants to know
 * @param spacing between two requests for pages of this host, as its robots.txt asks (Crawl-delay); zero where it doesn't
 */
public record PageReading(PollResult answer, Duration spacing, PageOutcome outcome) {}
