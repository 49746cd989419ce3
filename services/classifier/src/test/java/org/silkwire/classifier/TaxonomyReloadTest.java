package org.silkwire.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.activation.Harbours;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.TaxonomyActivation;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.ForwardableClock;
import org.silkwire.testkit.TestBroker;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user's own topic, dropped into the folder of classifiers that run. */
class TaxonomyReloadTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PARTITIONS = 4;
    private static final int ARTICLES = 40;

    @TempDir
    Path directory;

    private final ForwardableClock clock = new ForwardableClock();
    private final EventCodec codec = new EventCodec("/silkwire/test");

    @Test
    void getsItsStreamWithoutARestartAndAllInstancesJudgeEachArticleByTheVersionOfItsMoment() throws Exception {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS)).topics());
        write("harbours", "harbour");
        try (ConfigurableApplicationContext one = start("one");
                ConfigurableApplicationContext two = start("two")) {
            await().atMost(PATIENCE).until(() -> version(one) == 1 && version(two) == 1);

            write("bridges", "bridge");
            BROKER.readEvents(Topics.TAXONOMIES, read -> activations(read).size() == 2);
            assertThat(BROKER.admin().listTopics().names().get()).contains("silkwire.stories.bridges");

            Instant effectiveAt = activations(BROKER.readEvents(
                            Topics.TAXONOMIES, read -> activations(read).size() == 2))
                    .getLast()
                    .effectiveAt();
            clock.forward(Duration.between(clock.instant(), effectiveAt));
            send(effectiveAt);

            List<Story> stories = BROKER.readEvents(Topics.STORIES, read -> read.size() >= ARTICLES).stream()
                    .map(record -> ((Event.StoryClassified) record.value()).body())
                    .toList();
            assertThat(stories).hasSize(ARTICLES).allSatisfy(story -> {
                boolean later = !story.article().fetchedAt().isBefore(effectiveAt);
                assertThat(story.taxonomy().version()).isEqualTo(later ? 2 : 1);
                assertThat(story.topics())
                        .extracting(Story.TopicMatch::id)
                        .containsExactlyInAnyOrderElementsOf(
                                later ? List.of("bridges", "harbours") : List.of("harbours"));
            });
            assertThat(stories).extracting(story -> story.taxonomy().sha256()).hasSizeGreaterThan(1);
            assertThat(BROKER.readEvents("silkwire.stories.bridges", read -> read.size() >= ARTICLES / 2))
                    .hasSize(ARTICLES / 2);
        }
    }

    @Test
    void isRefusedWithItsReasonInHealthAndEndpointWhereItFailsItsTests() throws Exception {
        BROKER.startOver(List.of());
        write("harbours", "harbour");
        try (ConfigurableApplicationContext one = start("one")) {
            await().atMost(PATIENCE).until(() -> version(one) == 1);
            Files.writeString(directory.resolve("topics/bridges.yaml"), "topic: bridges\nlabell: Bridges\n");

            await().atMost(PATIENCE)
                    .until(() -> !get(one, "taxonomy").path("refused").isEmpty());

            JsonNode refused = get(one, "taxonomy").path("refused").path(0);
            assertThat(refused.path("file").asString()).isEqualTo("bridges.yaml");
            assertThat(refused.path("line").asInt()).isEqualTo(2);
            assertThat(refused.path("message").asString()).contains("labell").contains("expected");
            JsonNode health = get(one, "health").path("components").path("taxonomy");
            assertThat(health.path("status").asString()).isEqualTo("DEGRADED");
            assertThat(health.path("details").path("refused").path(0).asString())
                    .startsWith("bridges.yaml:2");
            assertThat(get(one, "health/judging").path("status").asString()).isEqualTo("DEGRADED");
            assertThat(get(one, "health").path("status").asString()).isEqualTo("UP");
            assertThat(version(one)).isEqualTo(1);
        }
    }

    /** Half of them fetched before the moment, half of them then and later, on all partitions. */
    private void send(Instant effectiveAt) throws Exception {
        try (var producer =
                new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < ARTICLES; i++) {
                Instant fetchedAt = effectiveAt.plusMillis((i - ARTICLES / 2) * 10L);
                var article =
                        RunningClassifier.article("g" + i, "Number " + i + ": a bridge in the harbour", fetchedAt);
                producer.send(codec.encode(new Event.ArticlePublished(article), Topics.ARTICLES, i % PARTITIONS))
                        .get();
            }
        }
    }

    private ConfigurableApplicationContext start(String instance) {
        return RunningClassifier.start(
                directory,
                clock,
                "--silkwire.taxonomy=" + directory.resolve("topics"),
                "--silkwire.classifier.state-directory=" + directory.resolve(instance),
                "--silkwire.topics.partitions=" + PARTITIONS);
    }

    private void write(String topic, String word) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("topics"));
        Files.writeString(folder.resolve(topic + ".yaml"), Harbours.file(topic, word));
    }

    private static List<TaxonomyActivation> activations(List<ConsumerRecord<String, Event>> read) {
        return read.stream()
                .map(ConsumerRecord::value)
                .filter(Event.TaxonomyActivated.class::isInstance)
                .map(event -> ((Event.TaxonomyActivated) event).body())
                .toList();
    }

    private static int version(ConfigurableApplicationContext instance) throws Exception {
        return get(instance, "taxonomy").path("inForce").path("version").asInt(0);
    }

    private static JsonNode get(ConfigurableApplicationContext instance, String endpoint) throws Exception {
        String port = instance.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint);
            return JsonMapper.shared()
                    .readTree(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                            .body());
        }
    }
}
