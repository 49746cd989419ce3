package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.fetcher.parse.ParserFixture.atom;
import static org.silkwire.fetcher.parse.ParserFixture.entry;
import static org.silkwire.fetcher.parse.ParserFixture.read;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.contract.Article;
import org.silkwire.fetcher.parse.FeedDocument.Tombstone;

/** Atom 1.0 (RFC 4287), 0.3 and tombstones (RFC 6721). */
class AtomTest {
    @Test
    void anEntrySaysAllItStates() {
        FeedDocument feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://hafen.example/">
                  <title type="html">Hafen &amp;amp; Handel</title>
                  <link href="/" /><link rel="self" href="feed.atom"/><link rel="hub" href="https://hub.example/"/>
                  <author><name>Redaktion</name></author>
                  <entry>
                    <id>tag:hafen.example,2026:1</id>
                    <title>Der Hafen öffnet</title>
                    <link rel="enclosure" href="kran.mp3" type="audio/mpeg" length="7"/>
                    <link rel="alternate" type="application/json" href="1.json"/>
                    <link rel="alternate" type="text/html" href="1.html"/>
                    <published>2026-03-01T12:00:00Z</published>
                    <updated>2026-03-02T12:00:00+01:00</updated>
                    <summary>Kurz.</summary>
                    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ganz <em>lang</em>.</p></div></content>
                    <category term="handel" label="Handel"/>
                  </entry>
                </feed>""");

        assertThat(feed.format()).isEqualTo("atom_1.0");
        assertThat(feed.title()).isEqualTo("Hafen & Handel");
        assertThat(feed.siteUrl()).isEqualTo("https://hafen.example/");
        assertThat(feed.self()).isEqualTo("https://hafen.example/feed.atom");
        assertThat(feed.hub()).isEqualTo("https://hub.example/");
        assertThat(feed.language()).isEqualTo("de");
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.guid()).isEqualTo("tag:hafen.example,2026:1");
        assertThat(entry.link()).isEqualTo("https://hafen.example/1.html");
        assertThat(entry.summary()).isEqualTo("Kurz.");
        assertThat(entry.text()).isEqualTo("Ganz lang.");
        assertThat(entry.html()).contains("<p>Ganz <em>lang</em>.</p>");
        assertThat(entry.authors()).containsExactly("Redaktion");
        assertThat(entry.categories()).containsExactly("Handel");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
        assertThat(entry.media())
                .containsExactly(new Article.Media("https://hafen.example/kran.mp3", "audio/mpeg", 7L));
    }

    @Test
    void theOldAtomIsReadToo() {
        FeedDocument feed = read("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>News</title>
                <entry><id>urn:1</id><title mode="escaped" type="text/html">Port &amp;lt;b&amp;gt;open&amp;lt;/b&amp;gt;</title>
                <link rel="alternate" type="text/html" href="https://a.example/1"/>
                <issued>2026-03-01T12:00:00Z</issued><modified>2026-03-02T12:00:00Z</modified>
                <content type="text/html" mode="base64">PHA+QWxsIG9mIGl0LjwvcD4=</content></entry></feed>""");

        assertThat(feed.format()).isEqualTo("atom_0.3");
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.text()).isEqualTo("All of it.");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void deletedEntriesAreTold() {
        FeedDocument feed = read(atom("<at:deleted-entry xmlns:at='http://purl.org/atompub/tombstones/1.0' ref='urn:1' "
                + "when='2026-03-01T12:00:00Z'/>"));

        assertThat(feed.tombstones()).containsExactly(new Tombstone("urn:1", Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void textAndMarkupAreKeptApartByTheirType() {
        assertThat(entry("<title>&lt;b&gt; is bold</title>").title()).isEqualTo("<b> is bold");
        assertThat(entry("<title type='html'>&lt;b&gt;Port&lt;/b&gt; opens</title>")
                        .title())
                .isEqualTo("Port opens");
        assertThat(entry(
                                "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Port <i>opens</i></div></title>")
                        .title())
                .isEqualTo("Port opens");
    }

    @Test
    void theLanguageAndTheAuthorsAreInherited() {
        FeedEntry entry = entry("<title>x</title><source><author><name>Other Paper</name></author></source>");
        assertThat(entry.authors()).containsExactly("Other Paper");
        assertThat(read(atom("<entry xml:lang='zh-hans'><title>港口</title></entry>"))
                        .entries()
                        .getFirst()
                        .language())
                .isEqualTo("zh-Hans");
    }

    @Test
    void anEntryAloneIsAFeedOfOne() {
        FeedDocument feed =
                read("<entry xmlns='http://www.w3.org/2005/Atom'><id>urn:1</id><title>Port</title></entry>");

        assertThat(feed.entries()).singleElement().extracting(FeedEntry::guid).isEqualTo("urn:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://www.w3.org/2005/atom/", "https://www.w3.org/2005/Atom", "urn:my-own"})
    void aNamespaceSpeltWronglyHidesNothing(String namespace) {
        FeedDocument feed = read("<feed xmlns='" + namespace + "'><title>News</title><entry><title>Port</title>"
                + "<link href='https://a.example/1'/></entry></feed>");

        assertThat(feed.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.link()).isEqualTo("https://a.example/1"));
    }
}
