package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The loops say what these expressions say. */
class BlanksTest {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2028\\u2029\\uFEFF]+");
    private static final Pattern TRAILING_BLANKS = Pattern.compile("[ \\t]+(?=\\n)");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n{3,}");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(' ', '\t', '\n', '\r', '\f', '\u000B', '\u00A0', '\u2028', '\uFEFF', 'a', 'é', '字')
                .ofMaxLength(40);
    }

    @Property
    void collapsesEachRunOfBlanks(@ForAll("texts") String text) {
        assertThat(Blanks.collapsed(text)).isEqualTo(BLANKS.matcher(text).replaceAll(" "));
    }

    @Property
    void tidiesLines(@ForAll("texts") String text) {
        String trimmed = TRAILING_BLANKS.matcher(text).replaceAll("");
        assertThat(Blanks.tidied(text))
                .isEqualTo(BLANK_LINES.matcher(trimmed).replaceAll("\n\n").strip());
    }
}
