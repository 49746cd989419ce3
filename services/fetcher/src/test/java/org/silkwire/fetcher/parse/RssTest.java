package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.fetcher.parse.ParserFixture.item;
import static org.silkwire.fetcher.parse.ParserFixture.read;
import static org.silkwire.fetcher.parse.ParserFixture.rss;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.Article;

/** RSS 0.9 to 2.0 and RDF, with the extensions that publishers use. */
class RssTest {
    @Test
    void anItemSaysAllItStates() {
        FeedDocument feed = read(rss("""
                <language>en-gb</language>
                <item>
                  <guid isPermaLink="false">urn:port:1</guid>
                  <link>/news/port?id=1&amp;lang=en</link>
                  <title>Port reopens &amp; grows</title>
                  <description>&lt;p&gt;After the &lt;b&gt;storm&lt;/b&gt;.&lt;/p&gt;</description>
                  <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>All of it.</p>]]></content:encoded>
                  <author>desk@harbour.example (Ines Duarte)</author>
                  <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Tomas Reyes</dc:creator>
                  <category>Trade</category><category>Ports</category><category>Trade</category>
                  <pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>
                  <enclosure url="crane.jpg" type="image/jpeg" length="2048"/>
                  <media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://cdn.example/port.mp4" type="video/mp4"/>
                </item>"""));

        assertThat(feed.format()).isEqualTo("rss_2.0");
        assertThat(feed.title()).isEqualTo("Harbour News");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.repaired()).isFalse();
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.guid()).isEqualTo("urn:port:1");
        assertThat(entry.link()).isEqualTo("https://harbour.example/news/port?id=1&lang=en");
        assertThat(entry.title()).isEqualTo("Port reopens & grows");
        assertThat(entry.summary()).isEqualTo("After the storm.");
        assertThat(entry.text()).isEqualTo("All of it.");
        assertThat(entry.html()).isEqualTo("<p>All of it.</p>");
        assertThat(entry.authors()).containsExactly("Ines Duarte", "Tomas Reyes");
        assertThat(entry.categories()).containsExactly("Trade", "Ports");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(entry.media())
                .containsExactly(
                        new Article.Media("https://harbour.example/news/crane.jpg", "image/jpeg", 2048L),
                        new Article.Media("https://cdn.example/port.mp4", "video/mp4", null));
    }

    @ParameterizedTest
    @CsvSource({"0.91, rss_0.91", "0.92, rss_0.92", "0.94, rss_0.94", "2.0, rss_2.0", "2.1, rss_2.1"})
    void everyVersionIsRead(String version, String format) {
        FeedDocument feed = read("<rss version='" + version + "'><channel><title>News</title><item><title>Port</title>"
                + "<link>https://a.example/1</link></item></channel></rss>");

        assertThat(feed.format()).isEqualTo(format);
        assertThat(feed.entries()).singleElement().extracting(FeedEntry::title).isEqualTo("Port");
    }

    @ParameterizedTest
    @CsvSource({"http://my.netscape.com/rdf/simple/0.9/, rss_0.9", "http://purl.org/rss/1.0/, rss_1.0"})
    void rdfHasItsItemsBesideTheChannel(String namespace, String format) {
        FeedDocument feed = read("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='" + namespace
                + "' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='https://a.example/'><title>News</title>"
                + "</channel><item rdf:about='https://a.example/1'><title>Port</title><link>https://a.example/1</link>"
                + "<dc:date>2026-03-01T12:00:00Z</dc:date><dc:subject>Trade</dc:subject></item></rdf:RDF>");

        assertThat(feed.format()).isEqualTo(format);
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.guid()).isEqualTo("https://a.example/1");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(entry.categories()).containsExactly("Trade");
    }

    @ParameterizedTest
    @CsvSource({"'', https://a.example/1", "isPermaLink='true', https://a.example/1", "isPermaLink='false',"})
    void aGuidIsTheLinkWhereItMayBe(String attribute, @Nullable String link) {
        FeedEntry entry = item("<title>Port</title><guid " + attribute + ">https://a.example/1</guid>");

        assertThat(entry.link()).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "ftp://a.example/1", "file:///etc/passwd", "mailto:a@a.example", "'   '"})
    void aLinkThatIsNoWebAddressIsNone(String link) {
        assertThat(item("<title>Port</title><link>" + link + "</link>").link()).isNull();
    }

    @Test
    void anItemNeedsNeitherGuidNorLinkNorTitle() {
        assertThat(item("<description>Only this.</description>").summary()).isEqualTo("Only this.");
        assertThat(read(rss("<item/><item> </item>")).entries()).isEmpty();
    }

    @Test
    void theBaseOfTheDocumentCountsForItsLinks() {
        FeedDocument feed = read("<rss version='2.0' xml:base='https://b.example/x/'><channel><item xml:base='y/'>"
                + "<title>Port</title><link>z</link></item></channel></rss>");

        assertThat(feed.entries().getFirst().link()).isEqualTo("https://b.example/x/y/z");
    }

    @Test
    void hintsOfWhenToPollAreRead() {
        FeedDocument feed = read(
                rss(
                        "<ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>5</hour></skipHours>"
                                + "<skipDays><day>Sunday</day></skipDays>"
                                + "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily</sy:updatePeriod>"
                                + "<sy:updateFrequency xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>4</sy:updateFrequency>"));

        assertThat(feed.hints().ttl()).isEqualTo(Duration.ofMinutes(90));
        assertThat(feed.hints().updatePeriod()).isEqualTo(Duration.ofHours(6));
        assertThat(feed.hints().skipHours()).containsExactlyInAnyOrder(0, 5);
        assertThat(feed.hints().skipDays()).containsExactly(DayOfWeek.SUNDAY);
    }

    @Test
    void theHubAndTheFeedsOwnAddressAreRead() {
        FeedDocument feed =
                read(rss("<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='https://hub.example/'/>"
                        + "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='/feed'/>"));

        assertThat(feed.hub()).isEqualTo("https://hub.example/");
        assertThat(feed.self()).isEqualTo("https://harbour.example/feed");
    }

    @Test
    void prefixesThatNobodyDeclaredMeanWhatTheyUsuallyMean() {
        FeedEntry entry = item("<title>Port</title><dc:creator>Ines Duarte</dc:creator><dc:date>2026-03-01</dc:date>");

        assertThat(entry.authors()).containsExactly("Ines Duarte");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aTitleAmongMediaIsNotTheItems() {
        FeedEntry entry = item("<media:group><media:title>A video</media:title></media:group><title>The port</title>");

        assertThat(entry.title()).isEqualTo("The port");
    }
}
