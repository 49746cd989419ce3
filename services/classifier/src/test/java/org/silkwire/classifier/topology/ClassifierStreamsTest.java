package org.silkwire.classifier.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.activation.Harbours;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.TestBroker;
import org.springframework.util.function.SingletonSupplier;

/** Instances that fail, end and come back, on a broker. */
class ClassifierStreamsTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final TopicCatalogue CATALOGUE =
            new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2));
    private static final Classifier RULES = Classifier.of(((Loaded)
                    TaxonomySource.of(Harbours.files("harbours.yaml", Harbours.file("harbours", "harbour")))
                            .read())
            .taxonomy());

    @TempDir
    Path directory;

    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final List<ClassifierStreams> running = new ArrayList<>();

    @BeforeEach
    void startOver() {
        List<org.apache.kafka.clients.admin.NewTopic> topics = new ArrayList<>(CATALOGUE.topics());
        topics.add(CATALOGUE.stories("harbours"));
        BROKER.startOver(topics);
    }

    @AfterEach
    void closeAll() {
        running.forEach(ClassifierStreams::close);
    }

    @Test
    void anArticleWhoseRulesArentKnownYetWaitsAndIsJudgedOnceTheyAre() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        start("one", _ -> {
            if (asked.incrementAndGet() <= 2) {
                throw new RulesUnknownException("not yet");
            }
            return RULES;
        });
        send("a", "A harbour");

        assertThat(BROKER.readEvents("silkwire.stories.harbours", read -> !read.isEmpty()))
                .hasSize(1);
        assertThat(asked).hasValueGreaterThan(2);
        assertThat(BROKER.readCommitted(Topics.DEAD_LETTERS)).isEmpty();
        assertThat(running.getFirst().isRunning()).isTrue();
    }

    @Test
    void afterAnErrorAllIsBegunAnew() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        start("one", _ -> {
            if (asked.incrementAndGet() == 1) {
                throw new StackOverflowError("on purpose");
            }
            return RULES;
        });
        send("a", "A harbour");

        assertThat(BROKER.readEvents("silkwire.stories.harbours", read -> !read.isEmpty()))
                .hasSize(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> running.getFirst().isRunning());
    }

    @Test
    void anInstanceThatIsClosedHandsItsPartOverAndNothingIsLostOrRepeated() throws Exception {
        start("one", _ -> RULES);
        ClassifierStreams two = start("two", _ -> RULES);
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            sent.add(send("before" + i, "Harbour number " + i));
        }
        BROKER.readEvents("silkwire.stories.harbours", read -> read.size() >= 20);

        two.close();
        assertThat(two.isRunning()).isFalse();
        for (int i = 0; i < 20; i++) {
            sent.add(send("after" + i, "Harbour number " + (100 + i)));
        }

        assertThat(BROKER.readEvents("silkwire.stories.harbours", read -> read.size() >= sent.size()))
                .extracting(record -> ((Event.StoryClassified) record.value())
                        .body()
                        .article()
                        .id())
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void whatCantBeReadGoesToTheDeadLettersAndTheRestGoesOn() throws Exception {
        start("one", _ -> RULES);
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(Topics.ARTICLES, 0, "k".getBytes(UTF_8), new byte[] {0, 1}))
                    .get();
            producer.send(new ProducerRecord<>(Topics.ARTICLES, 0, null, null)).get();
        }
        send("a", "A harbour");

        assertThat(BROKER.readCommitted(Topics.DEAD_LETTERS, read -> read.size() >= 2))
                .hasSize(2);
        assertThat(BROKER.readEvents("silkwire.stories.harbours", read -> !read.isEmpty()))
                .hasSize(1);
    }

    @Test
    void nothingGoesOnOfWhatIsClosedWhileItStarts() {
        for (int millis = 0; millis <= 300; millis += 20) {
            ClassifierStreams streams = streams("closed-" + millis, _ -> RULES);
            streams.start();
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
            streams.close();
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name -> name.contains("-StreamThread-") || name.equals("silkwire-classifier")));
    }

    private ClassifierStreams start(String instance, Rulebook rules) {
        ClassifierStreams streams = streams(instance, rules);
        running.add(streams);
        streams.start();
        await().atMost(Duration.ofSeconds(20)).until(streams::isRunning);
        return streams;
    }

    private ClassifierStreams streams(String instance, Rulebook rules) {
        return new ClassifierStreams(
                new ClassifierStreams.Settings(
                        "test-" + directory.getFileName(),
                        1,
                        Duration.ofMillis(50),
                        directory.resolve(instance),
                        0,
                        CopiesOnStreams.TOLD),
                new ClassifierStreams.Instruments(ObservationRegistry.NOOP, new SimpleMeterRegistry()),
                CATALOGUE,
                BROKER.clients(),
                rules,
                SingletonSupplier.of(Enricher::bundled)::obtain);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private String send(String guid, String title) throws Exception {
        FeedRef feed = new FeedRef(Ids.feedId("https://a.example/feed"), "https://a.example/feed", "A");
        Article article = Articles.of(feed, guid).title(title).at(Instant.now()).article();
        try (var producer = producer()) {
            producer.send(codec.encode(new Event.ArticlePublished(article), Topics.ARTICLES, null))
                    .get();
        }
        return article.id();
    }
}
