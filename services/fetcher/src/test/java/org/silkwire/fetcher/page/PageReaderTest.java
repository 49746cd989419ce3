package org.silkwire.fetcher.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.PageRequest;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.page.PageOutcome.Later;
import org.silkwire.fetcher.page.PageOutcome.Settled;
import org.silkwire.fetcher.page.PageOutcome.Told;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.Reply;

class PageReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FEED = "https://harbour.example/feed";
    private static final String STORY =
            "<p>The port of Karachi took its first container ship on Sunday, three weeks after "
                    + "the storm that broke two of its cranes, the harbour board said.</p><p>Repairs will go on until May, and the "
                    + "board expects traffic to reach the volume of last year, helped by a new line to the Gulf.</p>";

    private final FeedServer server = FeedServer.start();
    private final FeedClient client = new FeedClient(
            HttpSettings.DEFAULTS
                    .withAllowedAddresses(server.address())
                    .withUserAgent("Harbour/1.0 (+https://h.example)"),
            InstantSource.fixed(NOW));
    private final PageReader reader =
            new PageReader(client, new EventCodec("/silkwire/test"), InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void tellsWhatThePageAddsAsTheNextRevision() {
        robots("User-agent: *\nDisallow: /private");
        server.serve("/port", Reply.html(page("<link rel='canonical' href='/port-reopens'>")));

        Article told = updated(read("/port", "Short."));

        assertThat(told.revision()).isEqualTo(4);
        assertThat(told.changedFields()).containsExactly("text", "url");
        assertThat(told.text()).contains("first container ship", "a new line to the Gulf");
        assertThat(told.html()).contains("<p>");
        assertThat(told.url()).isEqualTo(server.url("/port-reopens").toString());
        assertThat(told.link()).isEqualTo(server.url("/port").toString());
        assertThat(told.title()).isEqualTo("Port reopens");
        assertThat(told.provenance().status()).isEqualTo(200);
    }

    @Test
    void asksForRobotsTxtOnceAndBeforeAnyPage() {
        robots("");
        server.serve("/port", Reply.html(page("")));

        assertThat(reader.read(request("/port", "Short.")).outcome()).isInstanceOf(Later.class);
        assertThat(server.requests()).extracting(ReceivedRequest::path).containsExactly("/robots.txt");
        reader.read(request("/port", "Short."));
        reader.read(request("/port", "Short."));
        assertThat(server.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/robots.txt", "/port", "/port");
    }

    @ParameterizedTest
    @CsvSource({
        "'User-agent: *\nDisallow: /', false",
        "'User-agent: harbour\nDisallow: /port', false",
        "'User-agent: harbour\nAllow: /port\n\nUser-agent: *\nDisallow: /', true",
        "'User-agent: *\nDisallow: /private', true"
    })
    void doesAsRobotsTxtSays(String robots, boolean asked) {
        robots(robots);
        server.serve("/port", Reply.html(page("")));

        PageReading reading = read("/port", "Short.");

        assertThat(server.requests("/port")).hasSize(asked ? 1 : 0);
        assertThat(reading.outcome()).isInstanceOf(asked ? Told.class : Settled.class);
    }

    @Test
    void keepsTheDistanceThatRobotsTxtAsksFor() {
        robots("User-agent: *\nCrawl-delay: 7");
        server.serve("/port", Reply.html(page("")));

        assertThat(read("/port", "Short.").spacing()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void staysAwayWhereRobotsTxtCannotBeRead() {
        server.serve("/robots.txt", Reply.status(500));
        server.serve("/port", Reply.html(page("")));

        assertThat(read("/port", "Short.").outcome()).isInstanceOf(Later.class);
        assertThat(server.requests("/port")).isEmpty();
    }

    @Test
    void takesBackAnArticleWhosePageIsGone() {
        robots("");
        server.serve("/port", Reply.status(410));

        PageReading reading = read("/port", "Short.");

        assertThat(reading.outcome()).isInstanceOfSatisfying(Told.class, told -> {
            Event.ArticleRetracted retracted = (Event.ArticleRetracted) told.event();
            assertThat(retracted.body().revision()).isEqualTo(4);
            assertThat(retracted.body().reason()).contains("410");
        });
    }

    @ParameterizedTest
    @CsvSource({"404, false", "403, false", "500, true", "429, true"})
    void asksAgainWhereThatMayHelp(int status, boolean again) {
        robots("");
        server.serve("/port", Reply.status(status));

        PageReading reading = read("/port", "Short.");

        assertThat(reading.outcome()).isInstanceOf(again ? Later.class : Settled.class);
        assertThat(reading.answer()).isInstanceOf(status == 429 ? PollResult.Throttled.class : PollResult.Failed.class);
    }

    @Test
    void tellsNothingWhereTheFeedSaidItAll() {
        robots("");
        server.serve("/port", Reply.html(page("")));

        assertThat(read("/port", "word ".repeat(200)).outcome()).isInstanceOf(Settled.class);
    }

    @Test
    void aPageThatMovedIsTheArticlesAddress() {
        robots("");
        server.serve("/old?utm_source=rss", Reply.redirect(301, "/port?utm_source=rss"));
        server.serve("/old", Reply.redirect(301, "/port?utm_source=rss"));
        server.serve("/port", Reply.html(page("")));

        assertThat(updated(read("/old", "Short.")).url())
                .isEqualTo(server.url("/port").toString());
    }

    private void robots(String text) {
        server.serve("/robots.txt", Reply.ok(text).header("Content-Type", "text/plain"));
    }

    private static Article updated(PageReading reading) {
        assertThat(reading.outcome()).isInstanceOf(Told.class);
        return ((Event.ArticleUpdated) ((Told) reading.outcome()).event()).body();
    }

    /** The second reading: the first is of robots.txt. */
    private PageReading read(String path, String said) {
        reader.read(request(path, said));
        return reader.read(request(path, said));
    }

    private PageRequest request(String path, String said) {
        String url = server.url(path).toString();
        Article article = new Article(
                Ids.articleId(Ids.feedId(FEED), "guid 1"),
                3,
                List.of("title"),
                false,
                new FeedRef(Ids.feedId(FEED), FEED, "Harbour"),
                url,
                url,
                "1",
                "Port reopens",
                said,
                null,
                null,
                "en",
                List.of(),
                List.of(),
                List.of(),
                NOW,
                null,
                NOW,
                NOW,
                "0123456789abcdef",
                false,
                new Article.Provenance("fetch", 200, "0".repeat(32)));
        return new PageRequest(url, article, NOW);
    }

    private static String page(String inHead) {
        return "<html><head>" + inHead + "</head><body><nav><a href='/'>Home</a></nav><article>" + STORY
                + "</article></body></html>";
    }
}
