package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document speaks of the topics that there are and of the events that are on them. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = read();

    @Test
    void hasAChannelForEveryTopic() {
        assertThat(channels().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Topics.ALL.stream(), Stream.of("silkwire.stories.{topicId}"))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void keepsATopicAsTheCatalogueMakesIt(NewTopic topic) {
        String address = topic.name().replace("belt-and-road", "{topicId}");
        JsonNode channel = channels().getOrDefault(address, MissingNode.getInstance());
        JsonNode kafka = resolved(channel.path("bindings")).path("kafka").path("topicConfiguration");

        assertThat(kafka.path("cleanup.policy").path(0).asString())
                .isEqualTo(topic.configs().get("cleanup.policy"));
        assertThat(kafka.path("retention.ms").asString(null))
                .isEqualTo(topic.configs().get("retention.ms"));
    }

    static List<NewTopic> catalogue() {
        TopicCatalogue catalogue = new TopicCatalogue(TopicCatalogue.Settings.usual());
        return Stream.concat(catalogue.topics().stream(), Stream.of(catalogue.stories("belt-and-road")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void describesEveryEventWithItsSchema(EventType type) {
        JsonNode payload = resolved(message(type).path("payload"));

        assertThat(payload.path("schemaFormat").asString()).isEqualTo("application/schema+json;version=draft-2020-12");
        assertThat(payload.path("schema").path("$ref").asString()).isEqualTo("./schema/" + type.schema());
        assertThat(EventType.class.getResource("schema/" + type.schema())).isNotNull();
    }

    @Test
    void putsEveryMessageOnAChannelAndKnowsNoOtherEvent() {
        Set<String> used = new HashSet<>();
        channels()
                .values()
                .forEach(channel -> channel.path("messages")
                        .forEach(message ->
                                used.add(resolved(message).path("name").asString())));
        Set<String> events =
                Arrays.stream(EventType.values()).map(EventType::ceType).collect(Collectors.toSet());

        assertThat(messages().keySet()).isEqualTo(used);
        assertThat(used).containsAll(events);
        assertThat(used)
                .filteredOn(name -> name.startsWith("org.silkwire."))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @ParameterizedTest
    @MethodSource("org.silkwire.contract.GoldenFile#names")
    void describesEveryHeaderThatIsWritten(String name) {
        GoldenFile golden = GoldenFile.read(name);
        Set<String> described = new HashSet<>();
        Set<String> required = new HashSet<>();
        message(golden.type()).path("traits").forEach(trait -> {
            JsonNode headers = resolved(trait).path("headers");
            described.addAll(headers.path("properties").propertyNames());
            headers.path("required").forEach(header -> required.add(header.asString()));
        });

        assertThat(described).containsAll(golden.headers().keySet());
        assertThat(golden.headers().keySet()).containsAll(required);
        assertThat(golden.headers().containsKey(EventCodec.TOPICS_HEADER))
                .isEqualTo(described.contains(EventCodec.TOPICS_HEADER));
    }

    @Test
    void describesTheHeadersOfADeadLetter() {
        Set<String> written = new HashSet<>();
        for (Header header : DeadLetter.of(
                        new ConsumerRecord<>("silkwire.articles", 3, 42, new byte[0], new byte[0]), "no CloudEvent")
                .headers()) {
            written.add(header.key());
        }

        assertThat(messages()
                        .getOrDefault("dead-letter", MissingNode.getInstance())
                        .path("headers")
                        .path("properties")
                        .propertyNames())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void refersToNothingThatIsMissing() {
        List<JsonNode> references = DOCUMENT.findValues("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            String target = reference.asString();
            if (target.startsWith("#")) {
                assertThat(DOCUMENT.at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                assertThat(EventType.class.getResource(target)).as(target).isNotNull();
            }
        });
    }

    private static Map<String, JsonNode> channels() {
        return by("address", DOCUMENT.path("channels"));
    }

    private static Map<String, JsonNode> messages() {
        return by("name", DOCUMENT.path("components").path("messages"));
    }

    private static Map<String, JsonNode> by(String property, JsonNode nodes) {
        Map<String, JsonNode> byProperty = new HashMap<>();
        nodes.forEach(node -> byProperty.put(node.path(property).asString(), node));
        return byProperty;
    }

    private static JsonNode message(EventType type) {
        return messages().getOrDefault(type.ceType(), MissingNode.getInstance());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static JsonNode read() {
        try (InputStream file = EventType.class.getResourceAsStream("asyncapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
