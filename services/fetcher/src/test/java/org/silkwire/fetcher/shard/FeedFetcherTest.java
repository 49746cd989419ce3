package org.silkwire.fetcher.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
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
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.FetchOutcome;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.http.HubLinks;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.registry.FeedRegistry;
import org.silkwire.fetcher.registry.FeedSource;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.SampleEntry;
import org.silkwire.testkit.SampleFeed;
import org.silkwire.testkit.TestBroker;

class FeedFetcherTest {
    private static final int PARTITIONS = 4;
    private static final TestBroker BROKER = TestBroker.shared();

    private final TopicCatalogue catalogue =
            new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS));
    private final FeedServer server = FeedServer.start();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Wanted wanted = new Wanted();
    private final String group = "fetchers-" + UUID.randomUUID();
    private final List<FeedFetcher> started = new ArrayList<>();

    /** The feeds that the test wants polled, every 200 ms. */
    private static final class Wanted implements FeedSource {
        private final Set<String> urls = ConcurrentHashMap.newKeySet();

        @Override
        public String origin() {
            return "test";
        }

        @Override
        public List<FeedRegistration> feeds() {
            return urls.stream()
                    .map(FeedUrl::normalised)
                    .map(url -> new FeedRegistration(
                            Ids.feedId(url), url, null, origin(), null, false, false, null, null, Instant.EPOCH, null))
                    .toList();
        }
    }

    @BeforeEach
    void emptyTopics() {
        BROKER.startOver(catalogue.topics());
    }

    @AfterEach
    void stop() {
        started.forEach(FeedFetcher::close);
        server.close();
    }

    @Test
    void eachEntryIsPublishedOnceAndTheFirstPollIsBackfill() {
        SampleFeed feed = subscribed("/feed.xml");
        feed.add("A port reopens");
        fetcher("one").start();
        awaitArticles(1);
        feed.add(new SampleEntry("urn:b", "https://news.example/b", "A cable lands", "At dawn.", Instant.now()));

        List<Event> articles = awaitArticles(2);

        assertThat(articles)
                .extracting(event -> ((Event.ArticlePublished) event).body().title())
                .containsExactlyInAnyOrder("A port reopens", "A cable lands");
        assertThat(articles)
                .filteredOn(event -> ((Event.ArticlePublished) event).body().backfill())
                .extracting(event -> ((Event.ArticlePublished) event).body().title())
                .containsExactly("A port reopens");
    }

    @Test
    void anUnchangedFeedIsAskedWithItsValidatorsAndTellsNothing() {
        SampleFeed feed = subscribed("/feed.xml");
        feed.add("A port reopens");
        fetcher("one").start();
        awaitArticles(1);

        await().until(() -> server.requests("/feed.xml").stream()
                .anyMatch(request -> request.header("If-None-Match").isPresent()));

        assertThat(articles()).hasSize(1);
    }

    @Test
    void anEditIsAnUpdateOfTheSameArticle() {
        SampleFeed feed = subscribed("/feed.xml");
        String guid = feed.add("A port reopens").guid();
        fetcher("one").start();
        awaitArticles(1);

        feed.edit(guid, entry -> entry.withTitle("A port reopens, late"));

        List<Event> articles = awaitArticles(2);
        Event.ArticlePublished published = (Event.ArticlePublished) articles.get(0);
        Event.ArticleUpdated updated = (Event.ArticleUpdated) articles.get(1);
        assertThat(updated.key()).isEqualTo(published.key());
        assertThat(updated.body().revision()).isEqualTo(2);
        assertThat(updated.body().changedFields()).contains("title");
    }

    @Test
    void aRestartTellsNothingTwice() {
        SampleFeed feed = subscribed("/feed.xml");
        feed.add("A port reopens");
        FeedFetcher before = fetcher("one");
        before.start();
        awaitArticles(1);
        before.close();

        feed.add("A cable lands");
        fetcher("one").start();

        assertThat(awaitArticles(2)).extracting(Event::id).doesNotHaveDuplicates();
        int polls = server.requests("/feed.xml").size();
        await().until(() -> server.requests("/feed.xml").size() > polls + 2);
        assertThat(articles()).hasSize(2);
    }

    @Test
    void aFeedThatNobodyWantsAnyMoreIsPolledNoLonger() {
        subscribed("/stays.xml").add("A port reopens");
        subscribed("/goes.xml").add("A cable lands");
        FeedFetcher before = fetcher("one");
        before.start();
        awaitArticles(2);
        before.close();

        wanted.urls.remove(server.url("/goes.xml").toString());
        int asked = server.requests("/goes.xml").size();
        FeedFetcher after = fetcher("one");
        after.start();

        int polls = server.requests("/stays.xml").size();
        await().until(() -> server.requests("/stays.xml").size() > polls + 2);
        assertThat(server.requests("/goes.xml")).hasSize(asked);
        await().untilAsserted(() -> assertThat(after.feeds())
                .extracting(FeedStatus::health)
                .containsExactlyInAnyOrder(Health.OK, Health.REMOVED));
    }

    @Test
    void aBrokenFeedIsToldInItsStatusAndHoldsUpNobody() {
        server.serve("/broken.xml", Reply.status(500));
        wanted.urls.add(server.url("/broken.xml").toString());
        subscribed("/feed.xml").add("A port reopens");
        FeedFetcher fetcher = fetcher("one");
        fetcher.start();

        awaitArticles(1);
        await().untilAsserted(() -> assertThat(fetcher.feeds())
                .filteredOn(feed -> feed.url().endsWith("/broken.xml"))
                .singleElement()
                .satisfies(feed -> {
                    assertThat(feed.health()).isEqualTo(Health.FAILING);
                    assertThat(feed.reason()).contains("500");
                    assertThat(feed.nextPollAt()).isNotNull();
                }));
    }

    @Test
    void aRecordThatIsNoRegistrationGoesToTheDeadLettersOnce() throws Exception {
        try (var producer = new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.FEEDS, 1, "odd".getBytes(UTF_8), "{}".getBytes(UTF_8)))
                    .get();
        }
        FeedFetcher first = fetcher("one");
        first.start();

        List<ConsumerRecord<byte[], byte[]>> dead =
                BROKER.readCommitted(Topics.DEAD_LETTERS, records -> !records.isEmpty());
        assertThat(dead).hasSize(1);
        assertThat(new String(
                        dead.getFirst()
                                .headers()
                                .lastHeader("silkwire-dead-reason")
                                .value(),
                        UTF_8))
                .contains("ce_type is missing");

        first.close();
        subscribed("/feed.xml").add("A port reopens");
        fetcher("one").start();
        awaitArticles(1);
        assertThat(BROKER.readCommitted(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(counted("faults")).isZero();
    }

    @Test
    void whatItDoesIsCounted() {
        SampleFeed feed = subscribed("/feed.xml");
        feed.add("A port reopens");
        server.serve("/broken.xml", Reply.status(500));
        wanted.urls.add(server.url("/broken.xml").toString());
        FeedFetcher fetcher = fetcher("one");
        fetcher.start();
        awaitArticles(1);
        feed.add(new SampleEntry("urn:b", "https://news.example/b", "A cable lands", "At dawn.", Instant.now()));
        awaitArticles(2);

        await().untilAsserted(() -> {
            assertThat(counted("polls", "outcome", "read")).isGreaterThanOrEqualTo(2);
            assertThat(counted("polls", "error", "server_error")).isPositive();
            assertThat(counted("events", "kind", "backfill")).isEqualTo(1);
            assertThat(counted("events", "kind", "published")).isEqualTo(1);
            assertThat(counted("bytes")).isPositive();
            assertThat(meters.get("silkwire.fetcher.lag.published").timer().count())
                    .isEqualTo(1);
            assertThat(meters.get("silkwire.fetcher.lag.committed").timer().count())
                    .isEqualTo(2);
            assertThat(meters.get("silkwire.fetcher.commit").timer().count()).isPositive();
            assertThat(meters.get("silkwire.fetcher.feeds")
                            .tag("health", "failing")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(meters.get("silkwire.fetcher.shards")
                            .tag("phase", "running")
                            .gauge()
                            .value())
                    .isEqualTo(PARTITIONS);
        });
    }

    @Test
    void whatIsWrittenToTheRegistryCountsAtOnce() {
        subscribed("/feed.xml").add("A port reopens");
        FeedFetcher fetcher = fetcher("one");
        fetcher.start();
        awaitArticles(1);
        FeedRegistry registry = new FeedRegistry(clients(), clients());
        FeedRegistration feed = registry.feeds().iterator().next();

        registry.register(feed.asPaused());
        await().untilAsserted(() -> assertThat(fetcher.count(Health.PAUSED)).isEqualTo(1));
        registry.register(feed.asResumed());
        await().untilAsserted(() -> assertThat(fetcher.count(Health.OK)).isEqualTo(1));
        registry.remove(feed);
        await().untilAsserted(() -> assertThat(fetcher.count(Health.REMOVED)).isEqualTo(1));
        registry.register(feed);
        await().untilAsserted(() -> assertThat(fetcher.count(Health.OK)).isEqualTo(1));

        assertThat(articles()).hasSize(1);
    }

    @Test
    void aFeedTakenOffThatNobodyKnowsTroublesNobody() {
        SampleFeed feed = subscribed("/feed.xml");
        feed.add("A port reopens");
        fetcher("one").start();
        awaitArticles(1);
        FeedRegistry registry = new FeedRegistry(clients(), clients());
        FeedRegistration known = registry.feeds().iterator().next();

        // Beside the known one: what comes after it on the registry shows that it was read.
        String unknown = FeedUrl.normalised(server.url("/unknown.xml").toString());
        registry.remove(new FeedRegistration(
                Ids.feedId(unknown), unknown, null, "test", null, false, false, null, null, Instant.EPOCH, null));
        registry.register(known.asPaused());
        await().untilAsserted(() ->
                assertThat(started.getFirst().count(Health.PAUSED)).isEqualTo(1));

        assertThat(counted("faults")).isZero();
    }

    @Test
    void theSameFeedInTwoSpellingsIsPolledOnce() {
        subscribed("/feed.xml").add("A port reopens");
        wanted.urls.add(
                server.url("/feed.xml").toString().replace("http", "HTTP").replace("/feed", "/./f%65ed"));
        FeedFetcher fetcher = fetcher("one");
        fetcher.start();
        awaitArticles(1);

        assertThat(fetcher.feeds()).hasSize(1);
        assertThat(server.requests()).allMatch(request -> request.path().equals("/feed.xml"));
    }

    @Test
    void keptResponsesAreReadAgainAndWhatIsNewInThemIsTold() {
        SampleFeed feed = subscribed("/feed.xml");
        feed.add("A port reopens");
        FeedFetcher fetcher = fetcher("one");
        fetcher.start();
        awaitArticles(1);
        String id = Ids.feedId(server.url("/feed.xml").toString());
        keep(id, SampleFeed.rss("Another"), "A cable lands");

        assertThat(fetcher.replay(id)).isTrue();

        assertThat(awaitArticles(2))
                .allSatisfy(event -> assertThat(
                                ((Event.ArticlePublished) event).body().backfill())
                        .isTrue())
                .extracting(event -> ((Event.ArticlePublished) event).body().title())
                .containsExactlyInAnyOrder("A port reopens", "A cable lands");
        assertThat(fetcher.replay(id)).isTrue();
        feed.add("A road opens");
        assertThat(awaitArticles(3)).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(fetcher.replay("nobody's")).isFalse();
    }

    /** A response that the parser of its time could not read, as it were. */
    private void keep(String feedId, SampleFeed feed, String title) {
        feed.add(new SampleEntry("urn:kept", "https://news.example/kept", title, "At dawn.", Instant.now()));
        var fetched = new FetchOutcome.Fetched(
                200,
                feed.document().getBytes(UTF_8),
                null,
                server.url("/feed.xml"),
                null,
                null,
                null,
                null,
                HubLinks.NONE);
        int partition = Partitions.ofFeed(server.url("/feed.xml").toString(), PARTITIONS);
        ProducerRecord<byte[], byte[]> raw = RawResponse.record(
                feedId,
                fetched,
                new Article.Provenance("fetch", 200, fetched.bodyHash()),
                partition,
                Instant.now().minusSeconds(60));
        try (var producer = new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(Objects.requireNonNull(raw)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private double counted(String name, String... tags) {
        return meters.get("silkwire.fetcher." + name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void aPollAskedForComesAtOnce() {
        server.serve("/gone.xml", Reply.status(410));
        wanted.urls.add(server.url("/gone.xml").toString());
        FeedFetcher fetcher = fetcher("one");
        fetcher.start();
        await().untilAsserted(() -> assertThat(fetcher.count(Health.RETIRED)).isEqualTo(1));
        server.feed("/gone.xml").add("A port reopens");

        assertThat(fetcher.pollNow(Ids.feedId(server.url("/gone.xml").toString())))
                .isTrue();

        awaitArticles(1);
        assertThat(fetcher.pollNow(Ids.feedId("https://nobody.example/"))).isFalse();
    }

    @Test
    void oneThatNeverStartedIsClosedWithoutAWord() {
        FeedFetcher fetcher = fetcher("one");

        fetcher.close();

        assertThat(fetcher.shards()).isEmpty();
    }

    @Test
    void twoFetchersShareTheFeedsAndOneTakesOverForTheOther() {
        List<String> paths =
                Stream.of("a", "b", "c", "d").map(each -> "/" + each + ".xml").toList();
        paths.forEach(path -> subscribed(path).add("Story of " + path));
        FeedFetcher one = fetcher("one");
        FeedFetcher two = fetcher("two");
        one.start();
        awaitArticles(4);
        two.start();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(two.shards()).isNotEmpty();
            assertThat(Stream.of(one, two).flatMap(each -> each.shards().stream()))
                    .hasSize(PARTITIONS)
                    .allMatch(shard -> shard.phase() == ShardState.Phase.RUNNING);
        });

        one.close();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(two.shards())
                        .hasSize(PARTITIONS)
                        .allMatch(shard -> shard.phase() == ShardState.Phase.RUNNING));
        int polls = server.requests("/a.xml").size();
        await().until(() -> server.requests("/a.xml").size() > polls);

        assertThat(articles()).hasSize(4);
    }

    private SampleFeed subscribed(String path) {
        wanted.urls.add(server.url(path).toString());
        return server.feed(path);
    }

    private List<Event> awaitArticles(int count) {
        return BROKER.readEvents(Topics.ARTICLES, read -> read.size() >= count).stream()
                .sorted((a, b) -> Long.compare(a.timestamp(), b.timestamp()))
                .map(ConsumerRecord::value)
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> articles() {
        return BROKER.readCommitted(Topics.ARTICLES);
    }

    private static Map<String, Object> clients() {
        return BROKER.clients();
    }

    private FeedFetcher fetcher(String instance) {
        HttpSettings http = HttpSettings.DEFAULTS.withAllowedAddresses(server.address());
        FeedFetcher fetcher = new FeedFetcher(
                new FeedFetcher.Settings(
                        group, instance, 16, new HostGates.Settings(4, Duration.ZERO, PARTITIONS), true),
                new FeedFetcher.Kafka(catalogue, clients(), clients(), clients()),
                List.of(wanted),
                new FeedClient(http, InstantSource.system()),
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
