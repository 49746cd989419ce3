package org.silkwire.fetcher.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.http.Credentials;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HostCrossing;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.Reply;

/** Single polls, from the request to the records, without a broker. */
class FeedPollTest {
    private static final EventCodec CODEC = new EventCodec("/silkwire/test");
    private static final String PATH = "/feed.xml";
    private static final String SECRET = "s3cret-of-the-feed";

    private final FeedServer server = FeedServer.start();
    private final String url = FeedUrl.normalised(server.url(PATH).toString());
    private final RefreshPolicy policy =
            new RefreshPolicy(new RefreshPolicy.Settings(Duration.ofMinutes(5), Duration.ofHours(24)));
    private final ShardFeed feed = new ShardFeed(Ids.feedId(url));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final FeedClient client = new FeedClient(
            HttpSettings.DEFAULTS
                    .withAllowedAddresses(server.address())
                    .withCredentials(new Credentials(server.url("/").toString(), "reader", SECRET, null)),
            clock);
    private final FeedPoll poll = new FeedPoll(
            client,
            new FeedParser(),
            policy,
            CODEC,
            clock,
            new FetcherMetrics(new SimpleMeterRegistry()),
            false,
            null,
            HostCrossing.FREE);
    private final FeedRegistration registration = new FeedRegistration(
            Ids.feedId(url), url, null, "test", null, false, false, null, null, Instant.EPOCH, null);
    private @Nullable FeedStatus status;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void newValidatorsAreKeptAlsoWhereTheBodyIsTheSame() {
        server.script(
                PATH,
                Reply.feed(rss(item("Port"))).header("ETag", "\"1\""),
                Reply.feed(rss(item("Port"))).header("ETag", "\"2\""),
                Reply.status(304));

        assertThat(poll()).hasSize(1);
        assertThat(poll()).isEmpty();
        poll();

        assertThat(lastRequest().header("If-None-Match")).contains("\"2\"");
    }

    @Test
    void aServerThatWronglySays304IsFoundOutOnceADay() {
        server.serve(
                PATH,
                request -> request.header("If-None-Match").isPresent()
                        ? Reply.status(304)
                        : Reply.feed(rss(
                                        now.isBefore(Instant.parse("2026-03-01T12:30:00Z"))
                                                ? item("Port")
                                                : item("Port") + item("Rail")))
                                .header("ETag", "\"for ever\""));
        poll();
        now = now.plus(Duration.ofHours(1));
        assertThat(poll()).isEmpty();
        now = now.plus(Duration.ofHours(24));

        assertThat(poll()).extracting(this::title).containsExactly("Rail");
    }

    @Test
    void a304ToARequestWithoutConditionsIsAFault() {
        server.serve(PATH, Reply.status(304));
        poll();

        assertThat(Objects.requireNonNull(status).health()).isEqualTo(Health.FAILING);
        assertThat(status.reason()).contains("304");
        assertThat(status.nextPollAt()).isNotNull();
    }

    @Test
    void theFirstPollIsBackfillAndWhatComesToAnEmptyFeedIsNews() {
        server.script(PATH, Reply.feed(rss("")), Reply.feed(rss(item("Port"))));
        poll();

        assertThat(poll())
                .singleElement()
                .satisfies(told -> assertThat(article(told).backfill()).isFalse());
    }

    @Test
    void aFeedWhoseTitleTakesMegabytesMakesNoRecordThatABrokerRefuses() {
        String title = "<title>" + "港 ".repeat(1_000_000) + "</title>";
        server.serve(PATH, Reply.feed("<rss><channel>" + title + item("Port") + "</channel></rss>"));

        assertThat(polled().records())
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.value()).hasSizeLessThan(100_000));
        assertThat(Objects.requireNonNull(status).title()).startsWith("港 港").hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void aFirstWindowIsBackfill() {
        server.serve(PATH, Reply.feed(rss(item("Port"))));

        assertThat(poll())
                .singleElement()
                .satisfies(told -> assertThat(article(told).backfill()).isTrue());
    }

    @Test
    void anEntryThatTheFeedSaysIsDeletedIsTakenBackOnce() {
        String entry = "<entry><id>urn:1</id><title>Port</title></entry>";
        String tombstone =
                "<at:deleted-entry xmlns:at='http://purl.org/atompub/tombstones/1.0' ref='urn:1' when='2026-03-01T12:00:00Z'/>";
        server.script(PATH, Reply.feed(atom(entry)), Reply.feed(atom(tombstone)), Reply.feed(atom(tombstone + " ")));
        String id = poll().getFirst().key();

        assertThat(poll()).singleElement().isInstanceOfSatisfying(Event.ArticleRetracted.class, retracted -> {
            assertThat(retracted.key()).isEqualTo(id);
            assertThat(retracted.body().revision()).isEqualTo(2);
        });
        assertThat(poll()).isEmpty();
    }

    @Test
    void itemsWithNeitherGuidNorLinkAreToldOnce() {
        String items = "<item><title>Port</title></item><item><description>Rail reopens.</description></item>";
        server.script(PATH, Reply.feed(rss(items)), Reply.feed(rss(items + " ")));

        assertThat(poll()).hasSize(2);
        assertThat(poll()).isEmpty();
    }

    @Test
    void datesThatCannotBeBelievedAreKeptAsStatedAndNotSortedBy() {
        server.serve(
                PATH,
                Reply.feed(rss("<item><title>Port</title><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>")));

        Article told = article(poll().getFirst());
        assertThat(told.publishedAt()).isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
        assertThat(told.effectiveAt()).isEqualTo(now);
    }

    @Test
    void theSecretsOfAFeedAreInNothingThatIsTold() {
        server.script(
                PATH,
                Reply.feed(rss(item("Port"))),
                Reply.status(401),
                Reply.redirect(302, "http://reader:" + SECRET + "@127.0.0.1:1/"));
        for (int i = 0; i < 3; i++) {
            PolledFeed polled = polled();
            assertThat(lastRequest().header("Authorization")).isPresent();
            assertThat(polled.status().toString()).doesNotContain(SECRET);
            polled.records()
                    .forEach(record ->
                            assertThat(new String(record.value(), UTF_8)).doesNotContain(SECRET));
        }
    }

    @Test
    void theFullTextIsAskedForWhereSomebodyWantsIt() {
        server.serve(PATH, Reply.feed(rss(item("Port") + "<item><title>No link</title></item>")));
        FeedRegistration wanted = new FeedRegistration(
                Ids.feedId(url), url, null, "test", null, false, true, null, null, Instant.EPOCH, null);

        PolledFeed polled = poll.poll(feed, wanted, policy.registered(wanted, null, now), 0);

        assertThat(polled.pages()).singleElement().satisfies(page -> {
            assertThat(page.pageUrl()).isEqualTo("https://a.example/Port");
            assertThat(page.article().revision()).isEqualTo(1);
        });
    }

    private List<Event> poll() {
        return polled().records().stream()
                .filter(record -> record.topic().equals(Topics.ARTICLES))
                .map(record -> CODEC.decode(record.headers(), record.value()))
                .toList();
    }

    private PolledFeed polled() {
        FeedStatus before = status == null ? policy.registered(registration, null, now) : status;
        PolledFeed polled = poll.poll(feed, registration, before, 0);
        status = polled.status();
        return polled;
    }

    private ReceivedRequest lastRequest() {
        return server.requests(PATH).getLast();
    }

    private static Article article(Event event) {
        return ((Event.ArticlePublished) event).body();
    }

    private @Nullable String title(Event event) {
        return article(event).title();
    }

    private static String item(String title) {
        return "<item><guid isPermaLink='false'>urn:" + title + "</guid><title>" + title
                + "</title><link>https://a.example/" + title + "</link></item>";
    }

    private static String rss(String items) {
        return "<rss version='2.0'><channel><title>Harbour</title>" + items + "</channel></rss>";
    }

    private static String atom(String entries) {
        return "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour</title>" + entries + "</feed>";
    }
}
