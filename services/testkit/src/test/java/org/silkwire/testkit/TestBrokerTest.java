package org.silkwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedGap;

class TestBrokerTest {

    @Nested
    class InProcess extends EveryBroker {
        @Override
        TestBroker start() {
            return TestBroker.start(TestBroker.Choice.IN_PROCESS);
        }
    }

    /** Where Docker has the image, it is what {@code auto} takes. */
    @Nested
    @ExtendWith(WhereDockerCan.class)
    class Docker extends EveryBroker {
        @Override
        TestBroker start() {
            return TestBroker.start(TestBroker.Choice.AUTO);
        }

        @Test
        void isTheContainer() {
            assertThat(broker.toString()).startsWith("apache/kafka:").contains("in a container");
        }
    }

    static class WhereDockerCan implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ContainerBroker.obstacle()
                    .map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled("Docker has the image"));
        }
    }

    /** What tests rely on, whichever broker there is. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class EveryBroker {
        private static final String TOPIC = "things";

        private final EventCodec codec = new EventCodec("/silkwire/test");
        TestBroker broker;

        abstract TestBroker start();

        @BeforeAll
        void startBroker() {
            broker = start();
        }

        @AfterAll
        void stopBroker() {
            if (broker != null) {
                broker.stop();
            }
        }

        @BeforeEach
        void startOver() {
            broker.startOver(List.of(new NewTopic(TOPIC, 2, (short) -1)));
        }

        @Test
        void isConfiguredForTests() throws Exception {
            ConfigResource first = new ConfigResource(
                    ConfigResource.Type.BROKER,
                    broker.admin()
                            .describeCluster()
                            .nodes()
                            .get()
                            .iterator()
                            .next()
                            .idString());
            Collection<Config> configs =
                    broker.admin().describeConfigs(Set.of(first)).all().get().values();
            Map<String, String> set = configs.stream()
                    .flatMap(config -> config.entries().stream())
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));

            assertThat(set).containsAllEntriesOf(RunningBroker.configuration());
        }

        @Test
        void showsATransactionOnceItIsCommitted() throws Exception {
            try (Producer<byte[], byte[]> producer = producer(Map.of("transactional.id", "test"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(record("taken back")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(record("kept")).get();
                producer.commitTransaction();
            }

            assertThat(broker.readCommitted(TOPIC, read -> !read.isEmpty()))
                    .extracting(TestBrokerTest::text)
                    .containsExactly("kept");
            assertThat(broker.readCommitted(TOPIC))
                    .extracting(TestBrokerTest::text)
                    .containsExactly("kept");
        }

        @Test
        void startsOverWithEmptyTopics() throws Exception {
            try (Producer<byte[], byte[]> producer = producer(Map.of())) {
                producer.send(record("of an earlier test")).get();
            }

            broker.startOver(List.of(new NewTopic(TOPIC, 3, (short) -1), new NewTopic("another", 1, (short) -1)));

            assertThat(broker.admin().listTopics().names().get()).containsExactlyInAnyOrder(TOPIC, "another");
            assertThat(broker.readCommitted(TOPIC)).isEmpty();
        }

        @Test
        void createsNoTopicThatWasOnlyNamed() {
            try (Producer<byte[], byte[]> producer = producer(Map.of("max.block.ms", "300"))) {
                assertThatThrownBy(() -> producer.send(new ProducerRecord<>("never-made", new byte[0]))
                                .get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TimeoutException.class);
            }
        }

        @Test
        void readsEvents() throws Exception {
            Event event = new Event.FeedGapDetected(new FeedGap(
                    "f", "https://example.org/feed", Instant.EPOCH, Instant.parse("2026-01-31T10:15:00Z"), 20));
            try (Producer<byte[], byte[]> producer = producer(Map.of())) {
                producer.send(codec.encode(event, TOPIC, null)).get();
            }

            assertThat(broker.readEvents(TOPIC, read -> !read.isEmpty()))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(event);
        }

        @Test
        void saysWhatWasReadWhereTheConditionIsNeverMet() {
            assertThatThrownBy(() -> broker.readEvents(TOPIC, read -> read.size() > 3, Duration.ofMillis(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("does not hold for the 0 records of things");
        }

        private Producer<byte[], byte[]> producer(Map<String, Object> config) {
            Map<String, Object> all = new HashMap<>(config);
            all.put("bootstrap.servers", broker.bootstrapServers());
            return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
        }

        private static ProducerRecord<byte[], byte[]> record(String text) {
            return new ProducerRecord<>(TOPIC, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
