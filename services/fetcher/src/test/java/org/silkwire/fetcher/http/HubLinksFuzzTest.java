package org.silkwire.fetcher.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.List;

/** Whatever a server writes into {@code Link}, its links are absolute or there are none. */
class HubLinksFuzzTest {
    @FuzzTest
    void of(byte[] field) {
        HubLinks links =
                HubLinks.of(List.of(new String(field, ISO_8859_1)), URI.create("https://harbour.example/news/feed"));

        if (links.hub() != null) {
            assertThat(URI.create(links.hub())).hasNoFragment();
        }
        if (links.self() != null) {
            assertThat(URI.create(links.self())).hasNoFragment();
        }
    }
}
