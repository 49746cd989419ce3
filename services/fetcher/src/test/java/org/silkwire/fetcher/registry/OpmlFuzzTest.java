package org.silkwire.fetcher.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a file holds, it is a list of feeds, or the reason why not can be told. */
class OpmlFuzzTest {
    @FuzzTest
    void read(byte[] file) {
        try {
            assertThat(Opml.read(file))
                    .allSatisfy(feed -> assertThat(feed.xmlUrl()).isNotBlank());
        } catch (UnreadableFeedsException e) {
            assertThat(e).hasMessageContaining("expected");
        }
    }
}
