package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.fetcher.parse.ParserFixture.outcome;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a body holds, it is a feed with usable addresses, or it isn't one. */
class FeedParserFuzzTest {
    @FuzzTest
    void parse(byte[] body) {
        if (outcome(body) instanceof ParseOutcome.Parsed(FeedDocument feed)) {
            assertThat(feed.entries()).allSatisfy(entry -> {
                if (entry.link() != null) {
                    assertThat(entry.link()).startsWithIgnoringCase("http");
                }
            });
        }
    }
}
