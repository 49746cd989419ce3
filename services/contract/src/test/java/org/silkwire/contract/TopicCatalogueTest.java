package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.contract.TopicCatalogue.Settings;
import org.silkwire.contract.TopicCatalogue.TopicSettings;

class TopicCatalogueTest {
    private static final String STREAM = "silkwire.stories.belt-and-road";

    @ParameterizedTest
    @CsvSource({
        "silkwire.feeds,         12, compact,",
        "silkwire.feeds.status,  12, compact,",
        "silkwire.feeds.memory,  12, compact,",
        "silkwire.pages,         12, delete,   7",
        "silkwire.articles,      12, delete, 400",
        "silkwire.stories,       12, delete, 400",
        "silkwire.taxonomies,     1, compact,",
        "silkwire.feedback,      12, compact,",
        "silkwire.desk,          12, compact,",
        "silkwire.raw,           12, delete,   7",
        "silkwire.dead-letters,  12, delete,  90"
    })
    void saysHowATopicIsMade(String name, int partitions, String cleanup, @Nullable Long days) {
        NewTopic topic = topic(Settings.usual(), name);

        assertThat(topic.numPartitions()).isEqualTo(partitions);
        assertThat(topic.replicationFactor()).isEqualTo((short) -1);
        assertThat(topic.configs())
                .containsEntry("cleanup.policy", cleanup)
                .containsEntry("message.timestamp.type", "CreateTime");
        assertThat(topic.configs().get("retention.ms"))
                .isEqualTo(days == null ? null : Long.toString(days * 86_400_000));
    }

    @Test
    void closesTheSegmentsOfCompactedTopicsEarlySoThatTheyAreCompacted() {
        assertThat(topic(Settings.usual(), Topics.FEEDS_STATUS).configs()).containsEntry("segment.bytes", "16777216");
        assertThat(topic(Settings.usual(), Topics.ARTICLES).configs()).doesNotContainKey("segment.bytes");
    }

    @Test
    void knowsEveryTopicOnce() {
        assertThat(new TopicCatalogue(Settings.usual()).topics())
                .extracting(NewTopic::name)
                .containsExactlyElementsOf(Topics.ALL);
    }

    @Test
    void makesAStreamAsItMakesStories() {
        NewTopic stream = new TopicCatalogue(Settings.usual()).stories("belt-and-road");

        assertThat(stream.name()).isEqualTo(STREAM);
        assertThat(stream.numPartitions()).isEqualTo(12);
        assertThat(stream.configs())
                .isEqualTo(topic(Settings.usual(), Topics.STORIES).configs());
    }

    @Nested
    class Configured {
        @Test
        void withFewerPartitionsForAllButTheTaxonomies() {
            Settings four = Settings.usual().withPartitions(4);

            assertThat(new TopicCatalogue(four).topics())
                    .allSatisfy(topic -> assertThat(topic.numPartitions())
                            .isEqualTo(topic.name().equals(Topics.TAXONOMIES) ? 1 : 4));
        }

        @Test
        void withReplication() {
            Settings three = new Settings(12, (short) 3, Map.of());

            assertThat(new TopicCatalogue(three).topics())
                    .allSatisfy(topic -> assertThat(topic.replicationFactor()).isEqualTo((short) 3));
        }

        @Test
        void topicByTopic() {
            Settings settings = settings(
                    Topics.ARTICLES, new TopicSettings(48, Duration.ofDays(30), Map.of("compression.type", "zstd")));

            NewTopic articles = topic(settings, Topics.ARTICLES);
            assertThat(articles.numPartitions()).isEqualTo(48);
            assertThat(articles.configs())
                    .containsEntry("retention.ms", "2592000000")
                    .containsEntry("compression.type", "zstd");
            assertThat(topic(settings, Topics.STORIES).numPartitions()).isEqualTo(12);
        }

        @Test
        void aStreamLikeStoriesUnlessItIsListedItself() {
            TopicSettings six = new TopicSettings(6, null, Map.of());
            TopicSettings two = new TopicSettings(2, Duration.ofDays(1), Map.of());

            assertThat(new TopicCatalogue(settings(Topics.STORIES, six))
                            .stories("belt-and-road")
                            .numPartitions())
                    .isEqualTo(6);
            NewTopic own = new TopicCatalogue(new Settings(12, (short) -1, Map.of(Topics.STORIES, six, STREAM, two)))
                    .stories("belt-and-road");
            assertThat(own.numPartitions()).isEqualTo(2);
            assertThat(own.configs()).containsEntry("retention.ms", "86400000");
        }

        private static Settings settings(String topic, TopicSettings settings) {
            return new Settings(12, (short) -1, Map.of(topic, settings));
        }
    }

    @Nested
    class Refusing {
        @Test
        void noPartitions() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.usual().withPartitions(0))
                    .withMessage("partitions is 0; expected at least 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TopicSettings(-1, null, Map.of()))
                    .withMessage("partitions is -1; expected at least 1");
        }

        @Test
        void noReplication() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Settings(12, (short) 0, Map.of()))
                    .withMessage("replication is 0; expected at least 1, or -1 for the broker's default");
        }

        @Test
        void noRetention() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TopicSettings(null, Duration.ZERO, Map.of()))
                    .withMessage("retention is PT0S; expected a positive duration");
        }

        @Test
        void settingsForATopicThatThereIsNot() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Settings(
                            12, (short) -1, Map.of("silkwire.artciles", new TopicSettings(1, null, Map.of()))))
                    .withMessageStartingWith(
                            "overrides has settings for 'silkwire.artciles'; expected one of [silkwire.feeds,");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Belt", "-road", "belt_road", "belt.road", "belt road", "пояс"})
        void aTopicIdThatIsNoName(String id) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Topics.stories(id))
                    .withMessage("topic id '" + id
                            + "' can't name a stream; expected lower-case letters, digits and hyphens, at most 64");
        }

        @Test
        void aTopicIdThatIsTooLong() {
            assertThat(Topics.stories("a".repeat(64))).endsWith("a".repeat(64));
            assertThatIllegalArgumentException().isThrownBy(() -> Topics.stories("a".repeat(65)));
        }
    }

    private static NewTopic topic(Settings settings, String name) {
        return Objects.requireNonNull(
                new TopicCatalogue(settings)
                        .topics().stream()
                                .filter(topic -> topic.name().equals(name))
                                .findAny()
                                .orElse(null),
                name);
    }
}
