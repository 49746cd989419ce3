package org.silkwire.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** An address has one normal form, with a partition, or is refused with a reason. */
class FeedUrlFuzzTest {
    @FuzzTest
    void normalised(byte[] address) {
        String normal;
        try {
            normal = FeedUrl.normalised(new String(address, UTF_8));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(FeedUrl.normalised(normal)).isEqualTo(normal);
        assertThat(Partitions.ofFeed(normal, 12)).isBetween(0, 11);
    }
}
