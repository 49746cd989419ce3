package org.silkwire.classifier.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.ClassifierStreams.Instruments;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;
import org.slf4j.MDC;

class StoryTopologyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FeedRef FEED =
            new FeedRef(Ids.feedId("https://a.example/feed"), "https://a.example/feed", "A");
    private static final Classifier RULES =
            Classifier.of(((Loaded) Classifier.load(TaxonomySource.shipped())).taxonomy());

    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final TopologyTestDriver driver = new TopologyTestDriver(
            StoryTopology.of(_ -> RULES, Enricher::bundled, CopiesOnStreams.TOLD, Instruments.NONE), config());
    private final TestInputTopic<byte[], byte[]> articles =
            driver.createInputTopic(Topics.ARTICLES, new ByteArraySerializer(), new ByteArraySerializer());

    private static Properties config() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        return config;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aStoryOnBothTopicsStandsOnBothStreamsWithEvidenceThatSelectsItsText() {
        Article article = article(
                "g1",
                1,
                "Pakistan's IT exports to double, envoy tells Belt and Road forum",
                "Exports of IT services reached a record USD 2 billion and will double to USD4 to 5 billion, Pakistan's"
                        + " ambassador to China said at the 4th Belt and Road Service Trade Cooperation Forum.");
        send(new Event.ArticlePublished(article));

        Story onBelt = ((Event.StoryClassified) only("silkwire.stories.belt-and-road")).body();
        Story onDigital = ((Event.StoryClassified) only("silkwire.stories.digital-economy")).body();

        assertThat(onDigital).isEqualTo(onBelt);
        assertThat(only(Topics.STORIES)).isEqualTo(new Event.StoryClassified(onBelt));
        assertThat(onBelt.topics()).extracting(Story.TopicMatch::id).contains("belt-and-road", "digital-economy");
        assertThat(onBelt.topics()).allSatisfy(topic -> {
            assertThat(topic.evidence()).isNotEmpty();
            assertThat(topic.evidence())
                    .allSatisfy(evidence -> assertThat(
                                    article.field(evidence.field()).substring(evidence.start(), evidence.end()))
                            .isEqualTo(evidence.text()));
        });
        assertThat(onBelt.article()).isEqualTo(article);
        assertThat(onBelt.places()).extracting(Story.Place::country).contains("PK", "CN");
        assertThat(onBelt.amounts()).extracting(Story.Amount::currency).contains("USD");
    }

    @Test
    void whatMatchesNothingIsTooAStoryButOnNoTopic() {
        send(new Event.ArticlePublished(article("g1", 1, "Rain in the hills", "It rained for three days.")));

        assertThat(((Event.StoryClassified) only(Topics.STORIES)).body().topics())
                .isEmpty();
        assertThat(on("silkwire.stories.belt-and-road")).isEmpty();
    }

    @Test
    void whatCannotBeDecodedGoesToTheDeadLettersAsItWasAndTheStreamGoesOn() {
        articles.pipeInput(new TestRecord<>("k".getBytes(UTF_8), "{broken".getBytes(UTF_8), new RecordHeaders(), NOW));
        send(new Event.ArticlePublished(article("g1", 1, "Rain in the hills", "It rained.")));

        TestRecord<byte[], byte[]> dead = driver.createOutputTopic(
                        Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecord();
        assertThat(dead.value()).asString(UTF_8).isEqualTo("{broken");
        assertThat(dead.key()).asString(UTF_8).isEqualTo("k");
        assertThat(header(dead, "silkwire-dead-topic")).isEqualTo(Topics.ARTICLES);
        assertThat(header(dead, "silkwire-dead-reason")).contains("ce_type");
        assertThat(on(Topics.STORIES)).hasSize(1);
    }

    @Test
    void anArticleTakenBackTakesItsStoryBack() {
        Article article = article("g1", 1, "Rain in the hills", "It rained.");
        send(new Event.ArticlePublished(article));
        send(new Event.ArticleRetracted(new ArticleRetraction(article.id(), 2, FEED, NOW, "deleted")));

        List<Event> told = on(Topics.STORIES);
        assertThat(told).hasSize(2);
        assertThat(told.get(1).key()).isEqualTo(told.getFirst().key());
        assertThat(told.get(1)).isInstanceOf(Event.StoryRetracted.class);
    }

    @Test
    void aCopyIsTheSameStoryAndSaysWhereItComesFrom() {
        String text =
                "Exports of IT services reached a record USD 2 billion and will double to USD4 to 5 billion within a"
                        + " couple of years, Pakistan's ambassador to China said at the 4th Belt and Road Service Trade"
                        + " Cooperation Forum in Beijing. Software firms from Lahore and Karachi showed their work in a hall of"
                        + " their own, and he asked Chinese partners to open offices there.";
        Article original = article("g1", 1, "Pakistan's IT exports to double, envoy tells Belt and Road forum", text);
        Article copy = article("g2", 1, "Up to $5 billion in sight", text + " Originally published at Harbour Wire");
        send(new Event.ArticlePublished(original));
        send(new Event.ArticlePublished(copy));

        List<Event> told = on("silkwire.stories.belt-and-road");
        Story first = ((Event.StoryClassified) told.getFirst()).body();
        Story second = ((Event.StoryClassified) told.get(1)).body();
        assertThat(second.storyId()).isEqualTo(first.storyId());
        assertThat(first.lineage().role()).isEqualTo(Story.Role.ORIGINAL);
        assertThat(second.lineage().role()).isEqualTo(Story.Role.COPY);
        assertThat(second.lineage().of()).isEqualTo(original.id());
        assertThat(second.lineage().source()).isEqualTo("Harbour Wire");

        send(new Event.ArticleRetracted(new ArticleRetraction(copy.id(), 2, FEED, NOW, "deleted")));
        assertThat(on("silkwire.stories.belt-and-road"))
                .singleElement()
                .satisfies(event -> assertThat(event.key()).isEqualTo(first.storyId()));
    }

    @Test
    void anArticleThatComesTwiceIsToldOnce() {
        Event event = new Event.ArticlePublished(article("g1", 1, "Trade along the Belt and Road Initiative", null));
        send(event);
        send(event);

        assertThat(on("silkwire.stories.belt-and-road")).hasSize(1);
    }

    @Test
    void aTraceGoesAlong() {
        Event event = new Event.ArticlePublished(article("g1", 1, "Rain in the hills", "It rained."));
        RecordHeaders headers = new RecordHeaders();
        codec.writeHeaders(event, headers);
        headers.add("traceparent", "00-trace".getBytes(UTF_8));
        articles.pipeInput(new TestRecord<>(event.key().getBytes(UTF_8), codec.body(event), headers, NOW));

        assertThat(header(
                        driver.createOutputTopic(
                                        Topics.STORIES, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                                .readRecord(),
                        "traceparent"))
                .isEqualTo("00-trace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Belt and Road freight line opens", "Rain in the hills"})
    void anErasedArticleStaysErasedWhateverItsPublisherDoes(String title) {
        Article article = article("g1", 1, title, "So it is said.");
        send(new Event.ArticlePublished(article));
        send(new Event.ArticleRetracted(
                new ArticleRetraction(article.id(), ArticleRetraction.FINAL, FEED, NOW, "a court's order")));

        send(new Event.ArticleUpdated(article("g1", 2, "Belt and Road freight line opens again", "So it is said.")));
        send(new Event.ArticleUpdated(article("g1", 3, "Belt and Road freight line opens once more", "Again.")));

        assertThat(on(Topics.STORIES).getLast()).isInstanceOf(Event.StoryRetracted.class);
    }

    @Test
    void whileARecordIsWorkedOnItIsNamedInTheLog() {
        List<String> named = new ArrayList<>();
        Rulebook listening = _ -> {
            named.add(MDC.get("article"));
            return RULES;
        };
        Properties ofItsOwn = config();
        ofItsOwn.put(StreamsConfig.APPLICATION_ID_CONFIG, "listened");
        try (TopologyTestDriver listened = new TopologyTestDriver(
                StoryTopology.of(listening, Enricher::bundled, CopiesOnStreams.TOLD, Instruments.NONE), ofItsOwn)) {
            Article article = article("g1", 1, "Rain in the hills", "It rained.");
            listened.createInputTopic(Topics.ARTICLES, new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(record(new Event.ArticlePublished(article)));

            assertThat(named).containsExactly(article.id());
            assertThat(MDC.get("article")).isNull();
        }
    }

    @Test
    void eachStageTimesHowLongAfterItsFetchAnArticleIsDoneWith() {
        MeterRegistry meters = new SimpleMeterRegistry();
        Properties ofItsOwn = config();
        ofItsOwn.put(StreamsConfig.APPLICATION_ID_CONFIG, "timed");
        try (TopologyTestDriver timed = new TopologyTestDriver(
                StoryTopology.of(
                        _ -> RULES,
                        Enricher::bundled,
                        CopiesOnStreams.TOLD,
                        new Instruments(ObservationRegistry.NOOP, meters)),
                ofItsOwn,
                NOW.plusSeconds(3))) {
            TestInputTopic<byte[], byte[]> into =
                    timed.createInputTopic(Topics.ARTICLES, new ByteArraySerializer(), new ByteArraySerializer());
            into.pipeInput(record(new Event.ArticlePublished(article("g1", 1, "Rain in the hills", "It rained."))));
            into.pipeInput(record(new Event.ArticlePublished(
                    article("g2", 1, "Belt and Road freight line opens", "So ministers told the forum."))));
        }

        assertThat(meters.get("silkwire.classifier.lag").tag("stage", "judge").timer())
                .returns(2L, Timer::count)
                .returns(6.0, timer -> timer.totalTime(TimeUnit.SECONDS));
        assertThat(meters.get("silkwire.classifier.lag").tag("stage", "tell").timer())
                .returns(1L, Timer::count)
                .returns(3.0, timer -> timer.totalTime(TimeUnit.SECONDS));
    }

    private void send(Event event) {
        articles.pipeInput(record(event));
    }

    private TestRecord<byte[], byte[]> record(Event event) {
        RecordHeaders headers = new RecordHeaders();
        codec.writeHeaders(event, headers);
        return new TestRecord<>(event.key().getBytes(UTF_8), codec.body(event), headers, event.time());
    }

    private Event only(String topic) {
        List<Event> events = on(topic);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private List<Event> on(String topic) {
        TestOutputTopic<String, Event> output =
                driver.createOutputTopic(topic, new StringDeserializer(), new EventDeserializer());
        return output.readRecordsToList().stream().map(TestRecord::value).toList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static Article article(String guid, int revision, String title, @Nullable String summary) {
        return new Article(
                Ids.articleId(FEED.id(), guid),
                revision,
                List.of(),
                false,
                FEED,
                "https://a.example/" + guid,
                "https://a.example/" + guid,
                guid,
                title,
                summary,
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
                new Article.Provenance("fetch-1", 200, HexFormat.of().toHexDigits(7L)));
    }
}
