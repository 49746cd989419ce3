package org.silkwire.classifier.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermPatternTest {
    @Test
    void readsAPair() {
        TermPattern pattern = TermPattern.parse("=IT ~4 export*");
        assertThat(pattern.within()).isEqualTo(4);
        assertThat(pattern.phrases()).hasSize(2);
        assertThat(pattern.phrases().getFirst().words().getFirst().exact()).isEqualTo("IT");
        assertThat(pattern.phrases().getLast().words().getFirst().anyEnding()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ex*port", "=IT*", "*", "a*", "数字*", "…", "a ~0 b", "a ~x b", "a ~101 b", "a ~ b", "stop. Go~1"})
    void saysWhatItExpected(String term) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TermPattern.parse(term))
                .withMessageContaining("found")
                .withMessageContaining("expected");
    }
}
