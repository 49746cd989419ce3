package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.fetcher.parse.ParserFixture.outcome;
import static org.silkwire.fetcher.parse.ParserFixture.read;
import static org.silkwire.fetcher.parse.ParserFixture.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.Article;
import org.silkwire.fetcher.parse.ParseOutcome.NotAFeed;

/** JSON Feed, news sitemaps, and what is neither. */
class OtherFormatsTest {
    @Test
    void aJsonFeedSaysAllItStates() {
        FeedDocument feed = read("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "language": "en",
                 "home_page_url": "https://harbour.example/", "feed_url": "https://harbour.example/feed.json",
                 "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
                 "authors": [{"name": "The desk"}],
                 "items": [{"id": 7, "url": "/1", "title": "Port reopens", "summary": "Short.",
                   "content_html": "<p>All <b>of</b> it.<script>x()</script></p>", "tags": ["Trade", "Trade"],
                   "date_published": "2026-03-01T12:00:00Z", "date_modified": "2026-03-02T12:00:00Z",
                   "attachments": [{"url": "https://cdn.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}]},
                  {"id": "8", "external_url": "https://elsewhere.example/8", "content_text": "Two\\nlines",
                   "author": {"name": "Ines Duarte"}}]}""");

        assertThat(feed.format()).isEqualTo("json_1.1");
        assertThat(feed.hub()).isEqualTo("https://hub.example/");
        assertThat(feed.entries()).hasSize(2);
        FeedEntry first = feed.entries().getFirst();
        assertThat(first.guid()).isEqualTo("7");
        assertThat(first.link()).isEqualTo("https://harbour.example/1");
        assertThat(first.text()).isEqualTo("All of it.");
        assertThat(first.html()).isEqualTo("<p>All <b>of</b> it.</p>");
        assertThat(first.authors()).containsExactly("The desk");
        assertThat(first.categories()).containsExactly("Trade");
        assertThat(first.updatedAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(first.media()).containsExactly(new Article.Media("https://cdn.example/a.mp3", "audio/mpeg", 9L));
        FeedEntry second = feed.entries().getLast();
        assertThat(second.link()).isEqualTo("https://elsewhere.example/8");
        assertThat(second.text()).isEqualTo("Two\nlines");
        assertThat(second.authors()).containsExactly("Ines Duarte");
    }

    @Test
    void aNewsSitemapIsAFeedOfItsPages() {
        FeedDocument feed = read("""
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url><loc>https://harbour.example/1</loc><lastmod>2026-03-02</lastmod><news:news>
                <news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication>
                <news:publication_date>2026-03-01T12:00:00+01:00</news:publication_date>
                <news:title>Port &amp; rail reopen</news:title><news:keywords>Trade, Rail</news:keywords></news:news></url>
                </urlset>""");

        assertThat(feed.format()).isEqualTo("news_sitemap");
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.link()).isEqualTo("https://harbour.example/1");
        assertThat(entry.title()).isEqualTo("Port & rail reopen");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
        assertThat(entry.updatedAt()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(entry.language()).isEqualTo("en");
        assertThat(entry.categories()).containsExactly("Trade", "Rail");
    }

    @ParameterizedTest
    @CsvSource({
        "'   ', nothing but blanks",
        "'<!DOCTYPE html><title>Welcome</title>', an HTML page titled 'Welcome'",
        "'<html><body>x', an HTML page",
        "'{\"error\": 1}', JSON without the version of JSON Feed",
        "'{\"items\": [', JSON that can't be read",
        "'<opml version=\"1.1\"><body/></opml>', 'OPML, a list of feeds'",
        "'<sitemapindex/>', an index of sitemaps",
        "'<urlset><url><loc>https://a.example/</loc></url></urlset>', a sitemap of pages without news",
        "'<configuration/>', XML with the root 'configuration'",
        "Service unavailable, text that begins 'Service unavailable'",
        "%PDF-1.7, a PDF document"
    })
    void whatIsNoFeedIsNamed(String body, String what) {
        assertThat(refusal(body)).contains("found " + what).contains("expected RSS, Atom, JSON Feed or a news sitemap");
    }

    @Test
    void bytesThatAreNoTextAreNamedToo() {
        assertThat(outcome(new byte[0])).isInstanceOf(NotAFeed.class);
        assertThat(outcome("\u0089PNG\r\n\u001A\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new NotAFeed("found a PNG image; expected RSS, Atom, JSON Feed or a news sitemap"));
    }
}
