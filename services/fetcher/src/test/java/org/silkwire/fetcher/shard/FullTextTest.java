package org.silkwire.fetcher.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.registry.FeedSource;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.SampleEntry;
import org.silkwire.testkit.SampleFeed;
import org.silkwire.testkit.TestBroker;

/** From a feed that wants its articles' full text to the articles that have it. */
class FullTextTest {
    private static final int PARTITIONS = 2;
    private static final TestBroker BROKER = TestBroker.shared();
    private static final String STORY =
            "<p>The port took its first container ship on Sunday, three weeks after the storm "
                    + "that broke two of its cranes, the harbour board said in a statement to traders.</p><p>Repairs will go on until "
                    + "May, and the board expects traffic to reach the volume of last year, helped by a new line.</p>";

    private final TopicCatalogue catalogue =
            new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS));
    private final FeedServer server = FeedServer.start();
    private final SampleFeed feed = server.feed("/feed.xml");
    private final String group = "fetchers-" + UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<FeedFetcher> started = new ArrayList<>();

    @BeforeEach
    void begin() {
        BROKER.startOver(catalogue.topics());
        server.serve(
                "/robots.txt", Reply.ok("User-agent: *\nDisallow: /private").header("Content-Type", "text/plain"));
    }

    @AfterEach
    void stop() {
        started.forEach(FeedFetcher::close);
        server.close();
    }

    @Test
    void thePageFollowsTheEntryAndEachOfItsEdits() {
        server.serve("/port", Reply.html("<html><body><article>" + STORY + "</article></body></html>"));
        String guid = publish("/port", "Port reopens");
        fetcher().start();

        List<Event> articles = awaitArticles(2);
        assertThat(articles.get(0)).isInstanceOf(Event.ArticlePublished.class);
        Article told = ((Event.ArticleUpdated) articles.get(1)).body();
        assertThat(told.revision()).isEqualTo(2);
        assertThat(told.changedFields()).containsExactly("text");
        assertThat(told.text()).contains("first container ship", "helped by a new line");
        assertThat(told.backfill()).isTrue();

        feed.edit(guid, entry -> entry.withTitle("Port reopens, late"));
        assertThat(awaitArticles(4))
                .extracting(Event::id)
                .containsExactly(told.id() + ".1", told.id() + ".2", told.id() + ".3", told.id() + ".4");
        assertThat(server.requests("/robots.txt")).hasSize(1);
    }

    @Test
    void aRestartAsksForNoPageTwice() {
        server.serve("/port", Reply.html("<html><body><article>" + STORY + "</article></body></html>"));
        publish("/port", "Port reopens");
        FeedFetcher before = fetcher();
        before.start();
        awaitArticles(2);
        before.close();

        server.serve("/rail", Reply.html("<html><body><article>" + STORY + "</article></body></html>"));
        publish("/rail", "Rail reopens");
        fetcher().start();

        assertThat(awaitArticles(4)).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(server.requests("/port")).hasSize(1);
        assertThat(server.requests("/rail")).hasSize(1);
    }

    @Test
    void aPageThatCannotBeHadIsShownWithTheReasonAndCounted() {
        server.serve("/port", Reply.status(503));
        publish("/port", "Port reopens");
        FeedFetcher fetcher = fetcher();
        fetcher.start();

        await().untilAsserted(() -> assertThat(fetcher.pages()).singleElement().satisfies(page -> {
            assertThat(page.url()).isEqualTo(server.url("/port").toString());
            assertThat(page.feedUrl()).isEqualTo(server.url("/feed.xml").toString());
            assertThat(page.attempts()).isEqualTo(2);
            assertThat(page.reason()).contains("503");
            assertThat(page.notBefore()).isAfter(page.requestedAt());
        }));
        assertThat(meters.get("silkwire.fetcher.pages")
                        .tag("outcome", "later")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("silkwire.fetcher.pages.waiting").gauge().value()).isEqualTo(1);
    }

    @Test
    void anArticleWhosePageIsGoneIsTakenBack() {
        server.serve("/port", Reply.status(410));
        publish("/port", "Port reopens");
        fetcher().start();

        assertThat(awaitArticles(2).getLast()).isInstanceOfSatisfying(Event.ArticleRetracted.class, retracted -> {
            assertThat(retracted.body().revision()).isEqualTo(2);
            assertThat(retracted.body().reason()).contains("410");
        });
    }

    @Test
    void whatRobotsTxtForbidsIsNotAskedForAndHoldsUpNothing() {
        server.serve("/port", Reply.html("<html><body><article>" + STORY + "</article></body></html>"));
        publish("/private/board", "Board meets");
        publish("/port", "Port reopens");
        fetcher().start();

        awaitArticles(3);
        assertThat(server.requests("/private/board")).isEmpty();
        int polls = server.requests("/feed.xml").size();
        await().until(() -> server.requests("/feed.xml").size() > polls + 2);
    }

    @Test
    void aRecordThatIsNoRequestGoesToTheDeadLetters() throws Exception {
        try (var producer = new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.PAGES, 1, "odd".getBytes(StandardCharsets.UTF_8), new byte[] {1}))
                    .get();
        }
        publish("/nowhere", "Port reopens");
        fetcher().start();

        assertThat(BROKER.readCommitted(Topics.DEAD_LETTERS, records -> !records.isEmpty()))
                .hasSize(1);
    }

    private String publish(String page, String title) {
        String guid = "urn:" + page;
        feed.add(new SampleEntry(guid, server.url(page).toString(), title, "In short.", Instant.now()));
        return guid;
    }

    private List<Event> awaitArticles(int count) {
        return BROKER.readEvents(Topics.ARTICLES, read -> read.size() >= count).stream()
                .sorted((a, b) -> Long.compare(a.timestamp(), b.timestamp()))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static Map<String, Object> clients() {
        return BROKER.clients();
    }

    private FeedFetcher fetcher() {
        FeedSource wanted = new FeedSource() {
            @Override
            public String origin() {
                return "test";
            }

            @Override
            public List<FeedRegistration> feeds() {
                String url = FeedUrl.normalised(server.url("/feed.xml").toString());
                return List.of(new FeedRegistration(
                        Ids.feedId(url), url, null, origin(), null, false, true, null, null, Instant.EPOCH, null));
            }
        };
        FeedFetcher fetcher = new FeedFetcher(
                new FeedFetcher.Settings(group, "one", 16, new HostGates.Settings(4, Duration.ZERO, PARTITIONS), false),
                new FeedFetcher.Kafka(catalogue, clients(), clients(), clients()),
                List.of(wanted),
                new FeedClient(HttpSettings.DEFAULTS.withAllowedAddresses(server.address()), InstantSource.system()),
                new FeedParser(),
                new RefreshPolicy(new RefreshPolicy.Settings(Duration.ofMillis(200), Duration.ofMillis(400))),
                ObservationRegistry.NOOP,
                InstantSource.system(),
                meters,
                null);
        started.add(fetcher);
        return fetcher;
    }
}
