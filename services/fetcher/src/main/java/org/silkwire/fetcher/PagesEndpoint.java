package org.silkwire.fetcher;

import java.util.Comparator;
import java.util.List;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.shard.PageState;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/pages}: the article pages that this instance is to read for their full text, the oldest request first. */
@Endpoint(id = "pages")
final class PagesEndpoint {
    private final FeedFetcher fetcher;

    PagesEndpoint(FeedFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** @param pages those read from {@code silkwire.pages} so far; a partition takes in more as these are settled */
    record Waiting(List<PageState> pages) {}

    @ReadOperation
    Waiting waiting() {
        return new Waiting(fetcher.pages().stream()
                .sorted(Comparator.comparing(PageState::requestedAt))
                .toList());
    }
}
