package org.silkwire.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.taxonomy.RefusedTaxonomyException;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.TestBroker;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is deployed, against a broker: exactly-once on, streams out. */
class ClassifierApplicationTest {
    private static final TestBroker BROKER = TestBroker.shared();

    @TempDir
    Path directory;

    @Test
    void articlesBecomeStoriesOnTheirStreamsAndABadRecordStopsNothing() throws Exception {
        TopicCatalogue catalogue =
                new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2));
        BROKER.startOver(catalogue.topics());
        EventCodec codec = new EventCodec("/silkwire/test");
        try (ConfigurableApplicationContext _ = RunningClassifier.start(directory, "--silkwire.topics.partitions=2");
                var producer =
                        new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ARTICLES, "odd".getBytes(UTF_8), "{".getBytes(UTF_8)))
                    .get();
            for (Article article : List.of(
                    RunningClassifier.article("a", "Sea freight resumes along the Belt and Road corridor"),
                    RunningClassifier.article("b", "Rain in the hills"))) {
                producer.send(codec.encode(new Event.ArticlePublished(article), Topics.ARTICLES, null))
                        .get();
            }

            List<ConsumerRecord<String, Event>> stories = BROKER.readEvents(Topics.STORIES, read -> read.size() >= 2);
            assertThat(stories).hasSize(2);
            assertThat(BROKER.readEvents("silkwire.stories.belt-and-road", read -> !read.isEmpty()))
                    .singleElement()
                    .satisfies(story -> assertThat(story.value())
                            .isInstanceOfSatisfying(
                                    Event.StoryClassified.class,
                                    told -> assertThat(told.body().article().title())
                                            .contains("Belt and Road")));
            assertThat(BROKER.readCommitted(Topics.DEAD_LETTERS, read -> !read.isEmpty()))
                    .hasSize(1);
        }
    }

    @Test
    void aTaxonomyThatIsRefusedStopsTheStartAndSaysWhere() throws IOException {
        Files.writeString(directory.resolve("odd.yaml"), "id: odd\nlabell: Odd\n");

        assertThatThrownBy(() -> RunningClassifier.start(directory, "--silkwire.taxonomy=" + directory)
                        .close())
                .rootCause()
                .isInstanceOf(RefusedTaxonomyException.class)
                .hasMessageContaining("odd.yaml:2")
                .hasMessageContaining("labell");
    }
}
