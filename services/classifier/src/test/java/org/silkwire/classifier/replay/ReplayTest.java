package org.silkwire.classifier.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.activation.Harbours;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.replay.TopicChange.Kind;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.CopiesOnStreams;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.TestBroker;

/** Stories of the past, judged by harbours alone, now judged by quays and bridges. */
class ReplayTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final FeedRef FEED =
            new FeedRef(Ids.feedId("https://a.example/feed"), "https://a.example/feed", "A");
    private static final FeedRef OTHER_FEED =
            new FeedRef(Ids.feedId("https://b.example/feed"), "https://b.example/feed", "B");
    private static final Classifier OLD =
            rules(1, Harbours.files("harbours.yaml", Harbours.file("harbours", "harbour")));
    private static final Classifier NEW = rules(
            2,
            Harbours.files(
                    "harbours.yaml",
                    Harbours.file("harbours", "quay"),
                    "bridges.yaml",
                    Harbours.file("bridges", "bridge")));

    private final EventCodec codec = new EventCodec("/silkwire/test");
    /** Positions outlive the topics that they are about. */
    private final String applicationId = UUID.randomUUID().toString();

    @BeforeEach
    void startOver() {
        TopicCatalogue catalogue =
                new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2));
        BROKER.startOver(Stream.concat(
                        catalogue.topics().stream(),
                        Stream.of(catalogue.stories("harbours"), catalogue.stories("bridges")))
                .toList());
    }

    @Test
    void aPreviewShowsWhatIsAddedAndRemovedAndWritesNothing() throws Exception {
        tell(
                story("g1", 1, "The harbour"),
                story("g2", 1, "A bridge"),
                story("g3", 1, "The harbour and its quay"),
                story("g4", 1, "Rain in the hills"));
        List<Rejudged> judged = new ArrayList<>();

        Replay.Outcome outcome = replay(null).preview(judged::add);

        assertThat(outcome).isEqualTo(new Replay.Outcome(4, 2, 0));
        assertThat(judged)
                .flatExtracting(Rejudged::changes)
                .extracting(TopicChange::topic, TopicChange::kind)
                .containsExactlyInAnyOrder(
                        tuple("harbours", Kind.REMOVED),
                        tuple("bridges", Kind.ADDED),
                        tuple("harbours", Kind.UNCHANGED));
        assertThat(told()).isEmpty();
    }

    @Test
    void aRunTellsWhatChangedOnTheStoriesAndOnTheStreamsThatGainOrLose() throws Exception {
        Story before = copy("g1", "The harbour and a bridge");
        tell(before, story("g2", 1, "Rain in the hills"));

        Replay.Outcome outcome = replay(null).run(_ -> {});

        assertThat(outcome.told()).isEqualTo(1);
        Story after = told().getFirst();
        assertThat(told()).hasSize(1);
        assertThat(after.storyId()).isEqualTo(before.storyId());
        assertThat(after.lineage()).isEqualTo(before.lineage());
        assertThat(after.feeds()).isEqualTo(before.feeds());
        assertThat(after.article()).isEqualTo(before.article());
        assertThat(after.taxonomy()).isEqualTo(NEW.version());
        assertThat(after.topics()).extracting(Story.TopicMatch::id).containsExactly("bridges");
        assertThat(told("silkwire.stories.harbours")).containsExactly(after);
        assertThat(told("silkwire.stories.bridges")).containsExactly(after);
    }

    @Test
    void whatMatchesForTheFirstTimeIsSearchedForFacts() throws Exception {
        tell(story("g1", 1, "Pakistan opens a bridge for USD 5 million"));

        replay(null).run(_ -> {});

        assertThat(told()).singleElement().satisfies(story -> {
            assertThat(story.places()).extracting(Story.Place::country).contains("PK");
            assertThat(story.amounts()).hasSize(1);
        });
    }

    @Test
    void onlyTheLastRevisionCountsAndWhatWasTakenBackIsLeftAlone() throws Exception {
        Story gone = story("g2", 1, "A bridge");
        tell(story("g1", 1, "A bridge"), story("g1", 2, "A tunnel"), gone, story("g3", 1, "Nothing"));
        send(new Event.StoryRetracted(
                new StoryRetraction(gone.storyId(), gone.article().id(), 2, List.of(), NOON, "deleted")));

        Replay.Outcome outcome = replay(null).run(_ -> {});

        assertThat(outcome).isEqualTo(new Replay.Outcome(2, 0, 0));
        assertThat(told()).isEmpty();
    }

    @Test
    void aTopicMayBeSingledOut() throws Exception {
        tell(story("g1", 1, "The harbour"), story("g2", 1, "A bridge"));

        assertThat(replay("bridges").run(_ -> {}).told()).isEqualTo(1);
        assertThat(told()).extracting(story -> story.article().title()).containsExactly("A bridge");
    }

    @Test
    void aRunThatWasEndedGoesOnWithWhatIsLeftAndADoneOneHasNothingToDo() throws Exception {
        int many = 450;
        tell(Stream.iterate(0, i -> i + 1)
                .limit(many)
                .map(i -> story("g" + i, 1, "Bridge number " + i))
                .toArray(Story[]::new));

        List<Rejudged> seen = new ArrayList<>();
        assertThatThrownBy(() -> replay(null).run(one -> {
                    seen.add(one);
                    if (seen.size() == 150) {
                        throw new IllegalStateException("the plug was pulled");
                    }
                }))
                .hasMessage("the plug was pulled");
        int before = told().size();
        assertThat(before).isBetween(1, many - 1);

        Replay.Outcome rest = replay(null).run(_ -> {});
        assertThat(rest.told()).isEqualTo(many - before);
        assertThat(ids()).hasSize(many).doesNotHaveDuplicates();

        assertThat(replay(null).run(_ -> {})).isEqualTo(new Replay.Outcome(0, 0, 0));
    }

    @Test
    void whatIsOlderIsLeftAlone() throws Exception {
        tell(story("g1", 1, "A bridge"));

        Replay later = replay(null, NOON.plusSeconds(1));
        assertThat(later.run(_ -> {})).isEqualTo(new Replay.Outcome(0, 0, 0));
    }

    private Replay replay(@Nullable String topic) {
        return replay(topic, NOON);
    }

    private Replay replay(@Nullable String topic, Instant since) {
        return new Replay(
                new Replay.Settings(applicationId, since, topic, 100_000, CopiesOnStreams.TOLD),
                BROKER.clients(),
                NEW,
                Enricher.bundled());
    }

    private void tell(Story... stories) throws Exception {
        send(Stream.of(stories).map(Event.StoryClassified::new).toArray(Event[]::new));
    }

    private void send(Event... events) throws InterruptedException, ExecutionException {
        try (var producer =
                new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Event event : events) {
                producer.send(codec.encode(event, Topics.STORIES, null)).get();
            }
        }
    }

    private static List<Story> told() {
        return told(Topics.STORIES);
    }

    private static List<Story> told(String topic) {
        return reclassified(topic).stream()
                .map(record -> ((Event.StoryReclassified) record).body())
                .toList();
    }

    private static List<String> ids() {
        return reclassified(Topics.STORIES).stream().map(Event::id).toList();
    }

    private static List<Event> reclassified(String topic) {
        EventCodec codec = new EventCodec("/silkwire/test");
        BROKER.awaitSettled(topic);
        List<ConsumerRecord<byte[], byte[]>> records = BROKER.readCommitted(topic);
        return records.stream()
                .map(record -> codec.decode(record.headers(), record.value()))
                .filter(Event.StoryReclassified.class::isInstance)
                .toList();
    }

    private static Story story(String guid, int revision, String title) {
        Article article = article(guid, revision, title);
        return new Story(
                Ids.storyId(article.id()),
                article,
                List.of(FEED),
                OLD.classify(article).topics(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Story.Lineage.original(),
                OLD.version());
    }

    private static Story copy(String guid, String title) {
        Story own = story(guid, 1, title);
        return new Story(
                Ids.storyId("another article"),
                own.article(),
                List.of(FEED, OTHER_FEED),
                own.topics(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Story.Lineage(Story.Role.COPY, Ids.articleId(OTHER_FEED.id(), "g"), "Harbour Wire", null, 0.9),
                own.taxonomy());
    }

    private static Article article(String guid, int revision, String title) {
        return Articles.of(FEED, guid)
                .url("https://a.example/" + guid)
                .title(title)
                .revision(revision)
                .at(NOON)
                .article();
    }

    private static Classifier rules(int version, TaxonomyFiles files) {
        return Classifier.of(
                ((Loaded) TaxonomySource.of(files).read()).taxonomy().withVersion(version));
    }
}
