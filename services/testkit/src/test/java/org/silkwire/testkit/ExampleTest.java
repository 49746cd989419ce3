package org.silkwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;

/** The example of a consumer runs with the contract and what that depends on, and nothing else. */
class ExampleTest {
    private static final Path EXAMPLE = Path.of("../contract/examples/Follow.java");

    /** What the contract's own dependencies are, by their artifacts' names; the compression comes with Kafka's client. */
    private static final List<String> CONTRACT = List.of(
            "contract",
            "kafka-clients",
            "jackson-databind",
            "jackson-core",
            "jackson-annotations",
            "jspecify",
            "slf4j-api",
            "zstd-jni",
            "lz4-java",
            "snappy-java");

    @Test
    void followsAStreamWithTheContractAlone() throws Exception {
        TestBroker broker = TestBroker.shared();
        broker.startOver(
                List.of(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1)).stories("rail")));
        tell(broker);

        Process follower = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        contractAlone(),
                        EXAMPLE.toString(),
                        broker.bootstrapServers(),
                        "rail")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = follower.inputReader()) {
            assertThat(said.readLine()).isEqualTo("A line reopens []");
        } finally {
            follower.destroyForcibly().waitFor();
        }
    }

    @Test
    void itsBodyIsTenLines() throws Exception {
        List<String> lines = Files.readAllLines(EXAMPLE);
        long body = lines.stream()
                .map(String::strip)
                .filter(line ->
                        !line.isEmpty() && !line.equals("}") && !line.startsWith("import") && !line.startsWith("/**"))
                .count();
        // Without the class's and the method's own lines.
        assertThat(body - 2).isLessThanOrEqualTo(10);
    }

    private static String contractAlone() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> CONTRACT.stream()
                        .anyMatch(artifact -> entry.contains("/" + artifact + "/target/classes")
                                || entry.matches(".*/" + artifact + "-\\d[^/]*\\.jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void tell(TestBroker broker) throws Exception {
        FeedRef feed = Articles.feed("a.example", "A");
        Article article = Articles.of(feed, "a")
                .url("https://a.example/a")
                .title("A line reopens")
                .at(Instant.now())
                .article();
        Story story = new Story(
                Ids.storyId(article.id()),
                article,
                List.of(feed),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Story.Lineage.original(),
                new Story.TaxonomyVersion(1, "0".repeat(64)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new EventCodec("/silkwire/test")
                            .encode(new Event.StoryClassified(story), "silkwire.stories.rail", null))
                    .get();
        }
    }
}
