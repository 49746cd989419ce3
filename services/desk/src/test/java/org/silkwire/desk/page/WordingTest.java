package org.silkwire.desk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4000000000    | 5000000000    | USD 4–5 billion
            2000000000    | 2000000000    | USD 2 billion
            1250000000000 | 1250000000000 | USD 1.25 trillion
            3450000       | 3450000       | USD 3.45 million
            950000        | 950000        | USD 950,000
            """)
    void sumsAreTold(long low, long high, String words) {
        assertThat(Wording.value(
                        story("a").sum(low, high, "x").build().amounts().getFirst()))
                .isEqualTo(words);
    }

    @Test
    void codesBecomeNames() {
        assertThat(Wording.country("PK")).isEqualTo("Pakistan");
        assertThat(Wording.language("ur-PK")).isEqualTo("Urdu");
        assertThat(Wording.language(null)).isEqualTo("language unknown");
    }

    @Test
    void copiesAreCounted() {
        assertThat(Wording.copies(0)).isEmpty();
        assertThat(Wording.copies(1)).isEqualTo("1 more copy");
        assertThat(Wording.copies(3)).isEqualTo("3 more copies");
        assertThat(Wording.lineage(story("b").copyOf("a").build().lineage()))
                .isEqualTo("Copy of Example Wire, 97% the same text");
    }
}
