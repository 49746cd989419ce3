package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @Property
    void fourDecimalsAreWrittenAsTheJdkDoes(@ForAll @LongRange(min = 10, max = 99_999_999_999L) long scaled) {
        double number = scaled / 1e4;
        assertThat(DecimalText.of(number)).isEqualTo(Double.toString(number));
    }

    @Property
    void whatItWritesTheJdkWritesAlike(@ForAll double number) {
        String text = DecimalText.of(number);
        if (text != null) {
            assertThat(text).isEqualTo(Double.toString(number));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.1, 1, 10, 1.5, 0.0417, 0.1001, 100.0001, 9_999_999.9999})
    void atTheEdges(double number) {
        assertThat(DecimalText.of(number)).isEqualTo(Double.toString(number));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, 1e-4, 9.999e-4, 1e7, 0.12345, 1.0 / 3, Double.NaN, Double.POSITIVE_INFINITY})
    void othersAreTheJdksToWrite(double number) {
        assertThat(DecimalText.of(number)).isNull();
    }
}
