package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTest {

    /** Worked out with sha256sum: ids that changed would publish every article anew. */
    @Test
    void areTheFirstHalfOfASha256() {
        assertThat(Ids.feedId("https://example.org/feed")).isEqualTo("f79f6fa02cba5f2971c9735d1d1da08f");
        assertThat(Ids.articleId("0123456789abcdef0123456789abcdef", "urn:a"))
                .isEqualTo("d21dc74922d863ad2f3589769ec0b3f0");
    }

    @Test
    void areDistinctForOneIdentityInTwoFeeds() {
        assertThat(Ids.articleId("a", "urn:1")).isNotEqualTo(Ids.articleId("b", "urn:1"));
    }
}
