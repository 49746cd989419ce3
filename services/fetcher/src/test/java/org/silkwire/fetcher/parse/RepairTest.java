package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.fetcher.parse.ParserFixture.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds that are no XML, as they come every day. */
class RepairTest {
    private static final String FIRST = "<item><title>Port</title><link>https://a.example/1</link></item>";

    @ParameterizedTest
    @CsvSource({
        "AT&T opens, AT&T opens",
        "'Caf&eacute; opens', Café opens",
        "a&nbsp;b, a b",
        "5 < 6, 5 < 6",
        "back\bspace, backspace",
        "quote&#146;s, quote’s"
    })
    void aTitleWithASlipIsReadAsMeant(String written, String title) {
        FeedDocument feed =
                read("<rss version='2.0'><channel><item><title>" + written + "</title></item></channel></rss>");

        assertThat(feed.entries()).singleElement().extracting(FeedEntry::title).isEqualTo(title);
    }

    @Test
    void anAddressKeepsItsParameters() {
        FeedDocument feed = read(
                "<rss version='2.0'><channel><item><link>https://a.example/?a=1&copy=2</link></item></channel></rss>");

        assertThat(feed.entries())
                .singleElement()
                .extracting(FeedEntry::link)
                .isEqualTo("https://a.example/?a=1&copy=2");
    }

    @Test
    void whatCameBeforeTheEndIsKeptWhereTheRestIsMissing() {
        FeedDocument feed =
                read("<rss version='2.0'><channel>" + FIRST + "<item><title>Rail</title><link>https://a.exa");

        assertThat(feed.repaired()).isTrue();
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("Port", "Rail");
    }

    @Test
    void tagsThatAreNeverClosedSwallowNoItem() {
        FeedDocument feed = read("<rss version='2.0'><channel><title>News" + FIRST
                + "<item><title>Rail</title><description><p>One<p>Two</description></item></channel>");

        assertThat(feed.entries()).extracting(FeedEntry::title).contains("Port", "Rail");
    }

    @Test
    void aTitleThatIsNeverClosedSwallowsNoEntry() {
        FeedDocument feed =
                read("<feed xmlns='http://www.w3.org/2005/Atom'><title>News<entry><title>Port</title></entry>"
                        + "<entry><title>Rail</title></entry></feed>");

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("Port", "Rail");
    }

    @ParameterizedTest
    @CsvSource({
        "'\n\n  <?xml version=\"1.0\"?>'",
        "'\uFEFF\uFEFF<?xml version=\"1.0\"?>'",
        "'Warning: cannot modify header on line 3\n<?xml version=\"1.0\"?>'",
        "'<?xml version=\"1.0\"?><?xml version=\"1.0\"?>'",
        "'<!-- generated --><?xml version=\"1.0\"?>'"
    })
    void junkBeforeTheFeedIsPassedOver(String junk) {
        assertThat(read(junk + "<rss version='2.0'><channel>" + FIRST + "</channel></rss>")
                        .entries())
                .singleElement()
                .extracting(FeedEntry::link)
                .isEqualTo("https://a.example/1");
    }

    @Test
    void junkAfterTheFeedIsPassedOver() {
        FeedDocument feed =
                read("<rss version='2.0'><channel>" + FIRST + "</channel></rss><script>track()</script>\nbye");

        assertThat(feed.entries()).hasSize(1);
    }

    @Test
    void itemsOutsideTheChannelAreFound() {
        assertThat(read("<rss version='2.0'><channel><title>News</title></channel>" + FIRST + "</rss>")
                        .entries())
                .hasSize(1);
    }

    @Test
    void aSectionOfCdataIsNoMarkup() {
        FeedDocument feed =
                read("<rss version='2.0'><channel><item><title><![CDATA[A & B <b>bold</b>]]></title></item><item>"
                        + "<title>oops & </title></item></channel></rss>");

        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("A & B bold", "oops &");
    }
}
