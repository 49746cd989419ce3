package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a page holds, it is an article with a text, or it isn't one. */
class PageParserFuzzTest {
    private final PageParser parser = new PageParser();

    @FuzzTest
    void parse(byte[] body) {
        ArticlePage page = parser.parse(new FeedBody(body, "text/html", "https://harbour.example/news/1.html"));

        if (page != null) {
            assertThat(page.text()).isNotBlank();
        }
    }
}
