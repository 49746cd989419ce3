package org.silkwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.TopicCatalogue.Settings;
import org.silkwire.contract.TopicCreation;
import org.silkwire.contract.Topics;

/** Stands here and not in the contract because it takes a broker. */
class TopicCreationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TopicCatalogue CATALOGUE =
            new TopicCatalogue(Settings.usual().withPartitions(2));

    private final TestBroker broker = TestBroker.shared();
    private final Admin admin = broker.admin();

    @BeforeEach
    void startOver() {
        broker.startOver(List.of());
    }

    @Test
    void makesTheWholeCatalogueAsItSays() throws Exception {
        Map<String, Integer> partitions = TopicCreation.ensure(admin, CATALOGUE.topics(), PATIENCE);

        assertThat(partitions).containsOnlyKeys(Topics.ALL).containsEntry(Topics.TAXONOMIES, 1);
        for (NewTopic topic : CATALOGUE.topics()) {
            assertThat(partitions).containsEntry(topic.name(), topic.numPartitions());
            assertThat(configuration(topic.name())).containsAllEntriesOf(topic.configs());
        }
    }

    @Test
    void leavesWhatIsThereAsItIs() throws Exception {
        TopicCreation.ensure(admin, List.of(new NewTopic(Topics.ARTICLES, 5, (short) -1)), PATIENCE);

        assertThat(TopicCreation.ensure(admin, CATALOGUE.topics(), PATIENCE)).containsEntry(Topics.ARTICLES, 5);
        assertThat(TopicCreation.ensure(admin, CATALOGUE.topics(), PATIENCE)).containsEntry(Topics.ARTICLES, 5);
    }

    @Test
    void refusesFeedsTopicsThatDifferInPartitions() throws Exception {
        TopicCreation.ensure(admin, List.of(new NewTopic(Topics.FEEDS_STATUS, 5, (short) -1)), PATIENCE);

        assertThatIllegalStateException()
                .isThrownBy(() -> TopicCreation.ensure(admin, CATALOGUE.topics(), PATIENCE))
                .withMessageContaining("silkwire.feeds.status=5")
                .withMessageEndingWith("expected the same number for all");
    }

    @Test
    void saysWhatTheBrokerRefuses() {
        NewTopic tooOften = new NewTopic("three-copies", 1, (short) 3);

        assertThatIllegalStateException()
                .isThrownBy(() -> TopicCreation.ensure(admin, List.of(tooOften), PATIENCE))
                .withMessageContaining("the broker refused to create topic three-copies")
                .withMessageContaining("replica");
    }

    private Map<String, String> configuration(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Map<String, String> values = new HashMap<>();
        for (var config : admin.describeConfigs(List.of(resource)).all().get().values()) {
            for (ConfigEntry entry : config.entries()) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }
}
