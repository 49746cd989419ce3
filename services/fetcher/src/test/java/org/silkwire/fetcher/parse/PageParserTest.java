package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageParserTest {
    private static final String URL = "https://harbour.example/news/port?amp=1";
    private static final String STORY = """
            <p>The port of Karachi took its first container ship on Sunday, three weeks after the storm that broke two of its
            cranes, the harbour board said in a statement.</p><p>Repairs will go on until May, and the board expects traffic to
            reach the volume of last year in the second half of this one, helped by a new line to the Gulf.</p>
            <p>Traders had feared a longer pause, as spare parts for the cranes come from abroad and take months to arrive.</p>""";

    private final PageParser parser = new PageParser();

    @Test
    void theMainTextIsTheArticlesAlone() {
        ArticlePage page = read("""
                <!DOCTYPE html><html lang="en-PK"><head><title>Port</title></head><body>
                <nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>
                <div class="advert">Buy one boat, get one free</div>
                <article><h1>Port reopens</h1>%s<script>track()</script></article>
                <div class="comments"><p>First!</p></div><footer>All rights reserved</footer></body></html>""".formatted(STORY));

        assertThat(page.text())
                .contains("first container ship", "a new line to the Gulf", "take months to arrive")
                .doesNotContain("Sport", "Buy one boat", "track()", "All rights reserved");
        assertThat(page.html()).contains("<p>").doesNotContain("<script", "class=");
        assertThat(page.language()).isEqualTo("en-PK");
    }

    @ParameterizedTest
    @CsvSource({
        "/news/port, https://harbour.example/news/port",
        "https://www.harbour.example/news/port, https://www.harbour.example/news/port",
        "https://elsewhere.example/news/port,",
        "https://harbour.example/,",
        "'javascript:alert(1)',",
        "'http://[',"
    })
    void theAddressThatAPageCallsItsOwnIsOfItsSite(String stated, @Nullable String canonical) {
        assertThat(read(page("<link rel='canonical' href='" + stated + "'>")).canonicalUrl())
                .isEqualTo(canonical);
    }

    @Test
    void whatAnAmpCacheServesBelongsToItsPublisher() {
        ArticlePage page = parse(
                page("<link rel='canonical' href='https://harbour.example/news/port'>")
                        .getBytes(StandardCharsets.UTF_8),
                null,
                "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/port");

        assertThat(Objects.requireNonNull(page).canonicalUrl()).isEqualTo("https://harbour.example/news/port");
    }

    @Test
    void theCharsetMayStandInAMetaElement() {
        String story = "<p>" + "港口在周日迎来了风暴之后的第一艘集装箱船，朱镕基先生到场祝贺，码头工人列队欢迎。".repeat(8) + "</p>";
        byte[] bytes =
                ("<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><body><article>"
                                + story + story + "</article></body></html>")
                        .getBytes(Charset.forName("GBK"));

        assertThat(Objects.requireNonNull(parse(bytes, "text/html", URL)).text())
                .contains("朱镕基先生到场祝贺");
    }

    @Test
    void aPageWithoutAnArticleIsNone() {
        assertThat(parse("".getBytes(StandardCharsets.UTF_8), null, URL)).isNull();
        assertThat(parse("<html><body></body></html>".getBytes(StandardCharsets.UTF_8), null, URL))
                .isNull();
    }

    @Test
    void aHostilePageTakesLittleTime() {
        byte[] deep = ("<html><body>" + "<div>".repeat(200_000) + STORY).getBytes(StandardCharsets.UTF_8);
        byte[] wide = ("<html><body>" + "<p>word, word, word</p>".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            parse(deep, null, URL);
            assertThat(parse(wide, null, URL)).isNull();
        });
    }

    private static String page(String inHead) {
        return "<html><head>" + inHead + "</head><body><article>" + STORY + "</article></body></html>";
    }

    private ArticlePage read(String html) {
        return Objects.requireNonNull(parse(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URL));
    }

    private @Nullable ArticlePage parse(byte[] bytes, @Nullable String contentType, String url) {
        return parser.parse(new FeedBody(bytes, contentType, url));
    }
}
