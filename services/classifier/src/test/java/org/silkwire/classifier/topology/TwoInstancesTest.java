package org.silkwire.classifier.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.cluster.Pairs;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.topology.ClassifierStreams.Instruments;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.SyntheticNews;
import org.silkwire.testkit.SyntheticNews.Item;
import org.silkwire.testkit.TestBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two classifiers share a real broker; the one that holds the stories' partition goes, and the other goes on. {@code mvn -pl services/classifier -am test -Pscale} */
@Tag("scale")
class TwoInstancesTest {
    private static final Logger log = LoggerFactory.getLogger(TwoInstancesTest.class);
    private static final int ARTICLES = 600;
    /** So many that one family of texts that falls apart doesn't decide: some three pairs in ten thousand depend on the order. */
    private static final int REPLAYED = 100_000;

    /** In the title, so that the texts have nothing in common but what they had. */
    private static final String ON_TOPIC = "Belt and Road Initiative, CPEC: ";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TopicCatalogue CATALOGUE =
            new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(4));
    private static final Enricher ENRICHER = Enricher.bundled();

    @TempDir
    private Path scratch;

    private final TestBroker broker = TestBroker.shared();
    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final SyntheticNews generator = new SyntheticNews(5);

    @BeforeEach
    void startOver() {
        List<NewTopic> topics = new ArrayList<>(CATALOGUE.topics());
        topics.add(CATALOGUE.stories("belt-and-road"));
        topics.add(CATALOGUE.stories("digital-economy"));
        broker.startOver(topics);
    }

    @Test
    void eachArticleIsToldOnceInTheStoryItBelongsToThoughTheOwnerOfTheStoriesGoes() {
        List<Item> news = generator.news(ARTICLES, 0.2, 0.15, Duration.ofDays(2));
        Map<String, List<Story>> told;
        try (KafkaStreams one = start("silkwire-test", "one");
                KafkaStreams two = start("silkwire-test", "two")) {
            Awaitility.await("both at work")
                    .atMost(PATIENCE)
                    .until(() -> isRunning(one) && isRunning(two) && holdsWork(one) && holdsWork(two));
            produce(news.subList(0, ARTICLES / 2));
            await(ARTICLES / 2);
            KafkaStreams owner = holdsStories(one) ? one : two;
            assertThat(holdsStories(owner)).isTrue();
            owner.close(ClassifierStreams.leaving(PATIENCE));
            produce(news.subList(ARTICLES / 2, ARTICLES));
            told = await(ARTICLES);
        }

        assertThat(told)
                .hasSize(ARTICLES)
                .allSatisfy((_, stories) -> assertThat(stories).hasSize(1));
        assertThat(agreement(
                        news,
                        told,
                        news.stream()
                                .collect(Collectors.toMap(item -> item.article().id(), item -> "" + item.family()))))
                .as("stories that copies before and after the move fell into")
                .isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void replayedFromTheArticlesByTwoOthersTheyFallIntoTheSameStories() {
        List<Item> news = generator.news(REPLAYED, 0.2, 0.15, Duration.ofDays(10));
        produce(news);
        Map<String, List<Story>> first;
        try (KafkaStreams _ = start("silkwire-first", "one");
                KafkaStreams _ = start("silkwire-first", "two")) {
            first = await(REPLAYED);
        }
        Map<String, List<Story>> both;
        try (KafkaStreams _ = start("silkwire-second", "three");
                KafkaStreams _ = start("silkwire-second", "four")) {
            both = await(2 * REPLAYED);
        }

        assertThat(both).allSatisfy((_, stories) -> assertThat(stories).hasSize(2));
        Map<String, String> again = new HashMap<>();
        // Which of the two stories came second can't be told by the order in which their partitions are read.
        both.forEach((article, stories) -> {
            List<String> ids =
                    new ArrayList<>(stories.stream().map(Story::storyId).toList());
            assertThat(ids.remove(story(first, article))).isTrue();
            again.put(article, ids.getFirst());
        });
        double agreement = agreement(news, first, again);
        log.info("{} articles replayed by two others: pairwise agreement {}", REPLAYED, agreement);
        assertThat(agreement).isGreaterThanOrEqualTo(0.999);
    }

    /** Of the pairs of articles that either way puts together, the part that both do. */
    private static double agreement(List<Item> news, Map<String, List<Story>> told, Map<String, String> other) {
        List<String> ids = news.stream().map(item -> item.article().id()).toList();
        Pairs pairs = Pairs.of(
                ids.stream().map(id -> story(told, id)).toList(),
                ids.stream().map(id -> other.getOrDefault(id, id)).toList());
        assertThat(pairs.both()).as("pairs that are copies").isGreaterThan(news.size() / 10);
        return pairs.agreement();
    }

    private static String story(Map<String, List<Story>> told, String articleId) {
        return told.getOrDefault(articleId, List.of()).getFirst().storyId();
    }

    private KafkaStreams start(String application, String instance) {
        KafkaStreams streams = new KafkaStreams(
                StoryTopology.of(_ -> StreamDriver.RULES, () -> ENRICHER, CopiesOnStreams.TOLD, Instruments.NONE),
                new StreamsConfig(ClassifierStreams.config(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ClassifierStreams.Settings(
                                application,
                                1,
                                Duration.ofMillis(50),
                                scratch.resolve(instance),
                                0,
                                CopiesOnStreams.TOLD))));
        streams.start();
        return streams;
    }

    private static boolean isRunning(KafkaStreams streams) {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    private static boolean holdsWork(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }

    /** The last stage reads its own topic, the articles' stage that of the fetcher. */
    private static boolean holdsStories(KafkaStreams streams) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .anyMatch(partition -> partition.topic().endsWith("-matched-repartition"));
    }

    private void produce(List<Item> items) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Item item : items) {
                Event event = new Event.ArticlePublished(onTopic(item.article()));
                RecordHeaders headers = new RecordHeaders();
                codec.writeHeaders(event, headers);
                var _ = producer.send(new ProducerRecord<>(
                        Topics.ARTICLES,
                        null,
                        event.time().toEpochMilli(),
                        event.key().getBytes(UTF_8),
                        codec.body(event),
                        headers));
            }
        }
    }

    private static Article onTopic(Article article) {
        return new Article(
                article.id(),
                article.revision(),
                article.changedFields(),
                article.backfill(),
                article.feed(),
                article.link(),
                article.url(),
                article.guid(),
                ON_TOPIC + article.title(),
                article.summary(),
                article.text(),
                article.html(),
                article.language(),
                article.authors(),
                article.categories(),
                article.media(),
                article.publishedAt(),
                article.updatedAt(),
                article.effectiveAt(),
                article.fetchedAt(),
                article.contentHash(),
                article.truncated(),
                article.provenance());
    }

    /** All that a reader of committed records sees, by article, once there is so much of it. */
    private Map<String, List<Story>> await(int stories) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", broker.bootstrapServers());
        config.put("group.id", "reader-" + System.nanoTime());
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        Map<String, List<Story>> told = new HashMap<>();
        try (KafkaConsumer<String, Event> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer())) {
            consumer.subscribe(List.of(Topics.stories("belt-and-road")));
            Awaitility.await(stories + " stories").atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value() instanceof Event.StoryClassified(Story story)) {
                        told.computeIfAbsent(story.article().id(), _ -> new ArrayList<>())
                                .add(story);
                    }
                });
                return told.values().stream().mapToInt(List::size).sum() >= stories;
            });
        }
        return told;
    }
}
