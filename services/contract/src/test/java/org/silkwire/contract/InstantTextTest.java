package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @Property
    void itWritesAndReadsATimeAsTheJdkDoes(@ForAll("times") Instant time) {
        assertThat(InstantText.of(time)).isEqualTo(time.toString());
        assertThat(InstantText.parse(time.toString())).isEqualTo(time);
    }

    @Provide
    Arbitrary<Instant> times() {
        Arbitrary<Integer> nanos = Arbitraries.of(1, 1_000, 1_000_000, 1_000_000_000)
                .flatMap(step -> Arbitraries.integers().between(0, 999_999_999).map(any -> any / step * step));
        return Arbitraries.longs()
                .between(
                        Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond())
                .flatMap(second -> nanos.map(nano -> Instant.ofEpochSecond(second, nano)));
    }

    @Property
    void whatItReadsTheJdkReadsAlike(@ForAll("texts") String text) {
        Instant read = InstantText.parse(text);
        if (read != null) {
            assertThat(read).isEqualTo(Instant.parse(text));
        }
    }

    /** A time with one of its characters replaced. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> positions = Arbitraries.integers().between(0, 19);
        Arbitrary<Character> characters = Arbitraries.of('0', '2', '3', '6', '9', 'Z', '.', '-', ':', '+', ' ', '٣');
        return Combinators.combine(times(), positions, characters).as((time, at, character) -> {
            StringBuilder text = new StringBuilder(time.toString());
            text.setCharAt(at, character);
            return text.toString();
        });
    }

    @Test
    void yearsOfMoreThanFourDigitsAreTheJdksToWrite() {
        assertThat(InstantText.of(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(InstantText.of(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31",
                "2026-01-31T10:15:00",
                "2026-01-31T10:15:00.Z",
                "2026-01-31T10:15:00+05:00",
                "2026-02-29T10:15:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T10:15:60Z",
                "2026-01-31T10:15:00.1234567890Z"
            })
    void whatIsOfAnotherFormIsLeftToTheJdk(String text) {
        assertThat(InstantText.parse(text)).isNull();
    }
}
