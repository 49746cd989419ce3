package org.silkwire.fetcher.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.fetcher.parse.ParserFixture.outcome;
import static org.silkwire.fetcher.parse.ParserFixture.read;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every feed, and of everything that only looks like one. */
class FeedParserPropertyTest {
    private static final String SEED = """
            <?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY x "y">]>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour &x;</title>
            <item><guid isPermaLink="false">urn:1</guid><link>https://a.example/1</link><title>Port &amp; rail</title>
            <pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate><description><![CDATA[<p>Text</p>]]></description>
            <dc:creator>Ines</dc:creator><enclosure url="a.mp3" length="1" type="audio/mpeg"/></item></channel></rss>""";

    /** An entry that any format can carry. */
    record Told(String title, String link, long publishedAt, String summary) {}

    @Property(tries = 300)
    void whatAWriterWritesIsRead(@ForAll("told") @Size(max = 20) List<Told> stories, @ForAll("formats") String format)
            throws FeedException {
        FeedDocument feed = read(written(stories, format));

        assertThat(feed.repaired()).isFalse();
        assertThat(feed.entries()).hasSameSizeAs(stories);
        for (int i = 0; i < stories.size(); i++) {
            FeedEntry entry = feed.entries().get(i);
            Told told = stories.get(i);
            assertThat(entry.title()).isEqualTo(told.title());
            assertThat(entry.link()).isEqualTo(told.link());
            assertThat(entry.summary()).isEqualTo(told.summary());
            assertThat(entry.publishedAt()).isEqualTo(Instant.ofEpochSecond(told.publishedAt()));
        }
    }

    @Property(tries = 500)
    void noDamageMakesItThrow(@ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int damages) {
        byte[] bytes = SEED.getBytes(UTF_8);
        for (int i = 0; i < damages; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }

        assertThat(outcome(bytes)).isNotNull();
    }

    @Property(tries = 500)
    void noMixOfPiecesMakesItThrow(@ForAll("pieces") String document) {
        assertThat(outcome(document.getBytes(UTF_8))).isNotNull();
    }

    @Property(tries = 300)
    void noBytesMakeItThrow(@ForAll @Size(max = 500) byte[] bytes) {
        assertThat(outcome(bytes)).isNotNull();
    }

    private static String written(List<Told> stories, String format) throws FeedException {
        SyndFeedImpl feed = new SyndFeedImpl();
        feed.setFeedType(format);
        feed.setTitle("Harbour");
        feed.setDescription("News");
        feed.setLink("https://a.example/");
        List<SyndEntry> entries = new ArrayList<>();
        for (Told told : stories) {
            SyndEntryImpl entry = new SyndEntryImpl();
            entry.setTitle(told.title());
            entry.setLink(told.link());
            entry.setUri(told.link());
            entry.setPublishedDate(Date.from(Instant.ofEpochSecond(told.publishedAt())));
            SyndContentImpl summary = new SyndContentImpl();
            summary.setType("text/plain");
            summary.setValue(told.summary());
            entry.setDescription(summary);
            entries.add(entry);
        }
        feed.setEntries(entries);
        return new SyndFeedOutput().outputString(feed);
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of("rss_1.0", "rss_2.0", "atom_1.0");
    }

    @Provide
    Arbitrary<List<Told>> told() {
        Arbitrary<String> words = Arbitraries.of(
                        "port", "Häfen", "港口", "الميناء", "порт", "AT&T", "Q3", "“late”", "ß", "𝔘", "naïve")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(each -> String.join(" ", each));
        return Combinators.combine(
                        words,
                        Arbitraries.integers()
                                .between(1, 1_000_000)
                                .map(n -> "https://a.example/story?id=" + n + "&x=1"),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        words)
                .as(Told::new)
                .list();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "<rss>",
                        "<rss version='2.0'>",
                        "<channel>",
                        "</channel>",
                        "<item>",
                        "</item>",
                        "<title>",
                        "</title>",
                        "<link>",
                        "</link>",
                        "<feed xmlns='http://www.w3.org/2005/Atom'>",
                        "<entry>",
                        "</entry>",
                        "<content type='",
                        "xhtml",
                        "'>",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<!DOCTYPE rss [",
                        "<!ENTITY a '",
                        "&a;",
                        "&amp;",
                        "&#0;",
                        "&#x110000;",
                        "<rdf:RDF>",
                        "<urlset>",
                        "<url>",
                        "<loc>",
                        "<news:news>",
                        "{\"version\":",
                        "\"https://jsonfeed.org/version/1\"",
                        ",\"items\":[",
                        "{",
                        "}",
                        "]",
                        "xml:base='http://[",
                        "' ",
                        "<a:",
                        ":b>",
                        "<link href='//'/>",
                        "\u0000",
                        "\uFFFE",
                        "x")
                .list()
                .ofMaxSize(40)
                .map(each -> String.join("", each));
    }
}
