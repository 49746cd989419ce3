package org.silkwire.fetcher.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.silkwire.fetcher.parse.FeedBody;
import org.silkwire.fetcher.parse.FeedDocument;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.parse.ParseOutcome;

/** Whatever a feed looks like: read again after a restart, it tells nothing. */
class FeedMemoryFuzzTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String ID = "5d41402abc4b2a76b9719d911017c592";

    private final FeedParser parser = new FeedParser();

    @FuzzTest
    void recall(byte[] body) {
        if (parser.parse(new FeedBody(body, null, "https://harbour.example/feed"))
                instanceof ParseOutcome.Parsed(FeedDocument feed)) {
            FeedMemory before = new FeedMemory(ID);
            before.recall(feed.entries(), feed.tombstones(), NOON);
            FeedMemory restored = new FeedMemory(ID);
            before.takeChanges().forEach(restored::restore);

            Recollection again = restored.recall(feed.entries(), feed.tombstones(), NOON.plusSeconds(60));

            assertThat(again.sightings()).noneMatch(Sighting.New.class::isInstance);
        }
    }
}
