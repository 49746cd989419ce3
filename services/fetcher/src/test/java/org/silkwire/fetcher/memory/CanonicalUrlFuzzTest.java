package org.silkwire.fetcher.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Every link has one canonical form, which is its own. */
class CanonicalUrlFuzzTest {
    @FuzzTest
    void of(byte[] link) {
        String canonical = CanonicalUrl.of(new String(link, UTF_8));

        assertThat(CanonicalUrl.of(canonical)).isEqualTo(canonical);
    }
}
