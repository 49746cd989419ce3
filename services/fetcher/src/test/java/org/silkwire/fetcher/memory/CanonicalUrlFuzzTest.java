package org.silkwire.fetcher.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Every link has one canonical form, which is its own. */
class CanonicalUrlFuzzTest {
    @FuzzTest
    void of(byte[] link) {
        String stated = new String(link, UTF_8);
        if (!stated.startsWith("http://") && !stated.startsWith("https://")) {
            return;
        }
        String canonical = CanonicalUrl.of(stated);

        assertThat(CanonicalUrl.of(canonical)).isEqualTo(canonical);
    }
}
