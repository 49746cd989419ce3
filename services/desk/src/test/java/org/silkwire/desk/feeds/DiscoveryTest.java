package org.silkwire.desk.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.Reply;

class DiscoveryTest {
    private final FeedServer server = FeedServer.start();
    private final FeedClient client =
            new FeedClient(HttpSettings.DEFAULTS.withAllowedAddresses(server.address()), InstantSource.system());
    private final Discovery discovery = new Discovery(client);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aFeedIsPreviewed() {
        server.feed("/feed.xml").add("A port reopens");

        Discovery.Found found = discovery.at(server.url("/feed.xml").toString());

        assertThat(found.problem()).isNull();
        assertThat(found.previews()).singleElement().satisfies(preview -> {
            assertThat(preview.format()).isEqualTo("RSS");
            assertThat(preview.title()).isEqualTo("Feed of /feed.xml");
            assertThat(preview.entries()).isOne();
            assertThat(preview.titles()).containsExactly("A port reopens");
        });
    }

    @Test
    void thoseThatAPageNamesAreFound() {
        server.feed("/news.xml").add("A port reopens");
        server.serve("/sports.json", Reply.feed("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Sports", "items": [{"id": "1", "title": "A match"}]}
                """));
        server.serve("/", html("""
                <head><link rel="alternate" type="application/rss+xml" href="/news.xml">
                <link rel="alternate" type="application/feed+json" href="sports.json">
                <link rel="alternate" hreflang="de" href="/de"></head><body><a href="/missing/feed">feed</a></body>
                """));

        assertThat(discovery.at(server.url("/").toString()).previews())
                .extracting(Discovery.Preview::title)
                .containsExactly("Feed of /news.xml", "Sports");
    }

    @Test
    void aPageWithoutAnySaysSo() {
        server.serve("/", html("<body>Nothing here</body>"));

        assertThat(discovery.at(server.url("/").toString()).problem()).contains("no feed", "expected RSS, Atom");
    }

    @Test
    void whatTheFetcherRefusesIsRefused() {
        assertThat(discovery.at("http://169.254.169.254/latest").problem()).contains("not public");
        assertThat(discovery.at("http://127.0.0.1:1/").problem()).contains("not public");
        assertThat(discovery.at("ftp://example.org/x").problem()).contains("ftp");
        assertThat(discovery.at("javascript:alert(1)").problem()).isNotBlank();
    }

    @Test
    void aPageThatNamesAPrivateAddressGainsNothing() {
        server.serve(
                "/",
                html(
                        "<head><link rel=alternate type='application/rss+xml' href='http://169.254.169.254/feed'></head>"));

        assertThat(discovery.at(server.url("/").toString()).previews()).isEmpty();
    }

    private static Reply html(String body) {
        return Reply.html("<!DOCTYPE html><html>" + body + "</html>");
    }
}
