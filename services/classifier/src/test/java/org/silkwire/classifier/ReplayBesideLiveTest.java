package org.silkwire.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.replay.Replay;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.CopiesOnStreams;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.TestBroker;
import org.springframework.context.ConfigurableApplicationContext;

/** What arrives while the past is judged anew doesn't wait for it. */
class ReplayBesideLiveTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final int PAST = 300;

    @TempDir
    Path directory;

    private final EventCodec codec = new EventCodec("/silkwire/test");

    @Test
    void aLiveStoryIsToldWhileAReplayIsAtWork() throws Exception {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1)).topics());
        try (ConfigurableApplicationContext app = RunningClassifier.start(directory, "--silkwire.topics.partitions=1");
                var producer =
                        new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < PAST; i++) {
                send(producer, RunningClassifier.article("past" + i, "Rain number " + i));
            }
            BROKER.readEvents(Topics.STORIES, read -> read.size() == PAST);
            assertThat(app.getBean(ActiveTaxonomies.class).report().inForce()).isNotNull();

            AtomicInteger judged = new AtomicInteger();
            Thread replay = Thread.ofVirtual().start(() -> run(judged));
            await().untilAtomic(judged, org.hamcrest.Matchers.greaterThan(0));
            send(producer, RunningClassifier.article("live", "Sea freight resumes along the Belt and Road corridor"));
            BROKER.readEvents("silkwire.stories.belt-and-road", read -> read.size() == 1);

            assertThat(replay.isAlive()).isTrue();
            assertThat(judged).hasValueLessThan(PAST);
            replay.interrupt();
            replay.join();
        }
    }

    /** Slowly: a hundred stories, then a long wait. */
    private void run(AtomicInteger judged) {
        Classifier rules = Classifier.of(
                ((Loaded) TaxonomySource.shipped().read()).taxonomy().withVersion(99));
        Replay replay = new Replay(
                new Replay.Settings(
                        "beside-live", Instant.now().minus(Duration.ofHours(1)), null, 2, CopiesOnStreams.TOLD),
                BROKER.clients(),
                rules,
                Enricher.bundled());
        try {
            replay.run(_ -> judged.incrementAndGet());
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Article article) throws Exception {
        producer.send(codec.encode(new Event.ArticlePublished(article), Topics.ARTICLES, null))
                .get();
    }
}
