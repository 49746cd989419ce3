package org.silkwire.fetcher.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalUrlTest {
    @Test
    void aHostOfDotsIsLeftAsItIs() {
        assertThat(CanonicalUrl.of("http://../a")).isEqualTo("http://../a");
    }

    @ParameterizedTest
    @CsvSource({
        "https://News.Example/a, https://news.example/a",
        "https://news.example:443/a, https://news.example/a",
        "https://news.example/a#comments, https://news.example/a",
        "https://news.example/a?utm_source=rss&utm_medium=feed, https://news.example/a",
        "https://news.example/a?id=7&fbclid=x, https://news.example/a?id=7",
        "https://news.example/a/../b, https://news.example/b",
        "https://news.example/A?Q=1, https://news.example/A?Q=1"
    })
    void removesWhatDoesNotChooseAPage(String link, String canonical) {
        assertThat(CanonicalUrl.of(link)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"https://news.example/a?b=1&a=2", "https://news.example/%E4%B8%AD", "https://xn--bcher-kva.example/x"})
    void isItsOwnCanonicalForm(String link) {
        String once = CanonicalUrl.of(link);
        assertThat(CanonicalUrl.of(once)).isEqualTo(once);
    }

    @Test
    void ofNothingThereIsNone() {
        assertThat(CanonicalUrl.of(null)).isNull();
    }
}
