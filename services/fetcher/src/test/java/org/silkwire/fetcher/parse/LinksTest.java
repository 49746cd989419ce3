package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource({
        "https://b.example/x?y=1#z, https://b.example/x?y=1#z",
        "HTTPS://b.example/x, https://b.example/x",
        "/x, https://a.example/x",
        "x, https://a.example/news/x",
        "../x, https://a.example/x",
        "//b.example/x, https://b.example/x",
        "'https://b.example/a b', https://b.example/a%20b",
        "'https://b.example/a\n  b', https://b.example/a%20%20b",
        "https://b.example/港口, https://b.example/港口",
        "javascript:alert(1),",
        "'java\nscript:alert(1)',",
        "data:text/html,",
        "urn:isbn:1,",
        "http://,",
        "'',"
    })
    void areAbsoluteWebAddressesOrNone(String stated, @Nullable String expected) {
        assertThat(Links.absolute("https://a.example/news/feed.xml", stated)).isEqualTo(expected);
    }

    @Property
    void neverBreakOnAnything(@ForAll String base, @ForAll String stated) {
        String link = Links.absolute(base, stated);

        assertThat(link == null || link.matches("(?s)https?://.+")).isTrue();
    }
}
