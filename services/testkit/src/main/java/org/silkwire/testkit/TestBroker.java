package org.silkwire.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.TopicCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kafka broker that tests of this JVM share: started when first asked for, stopped when the JVM ends. It is Kafka's
 * image in a container where Docker has it, and Kafka in this process elsewhere; the system property
 * {@code silkwire.test.broker} (or the variable {@code SILKWIRE_TEST_BROKER}) decides: {@code auto} (the default),
 * {@code docker} or {@code in-process}. Topics aren't created by being named.
 */
public final class TestBroker {
    private static final Logger log = LoggerFactory.getLogger(TestBroker.class);
    private static final String SWITCH = "silkwire.test.broker";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ONE_POLL = Duration.ofMillis(50);

    private final RunningBroker broker;
    private final Admin admin;

    private TestBroker(RunningBroker broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** The broker of this JVM, started by whoever asks first. */
    public static TestBroker shared() {
        return Shared.BROKER;
    }

    private static final class Shared {
        private static final TestBroker BROKER = start();

        private static TestBroker start() {
            TestBroker broker = TestBroker.start(Choice.configured());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "test-broker-stop"));
            return broker;
        }
    }

    /** What the switch can say. */
    enum Choice {
        AUTO,
        DOCKER,
        IN_PROCESS;

        static Choice configured() {
            String property = System.getProperty(SWITCH);
            return of(property == null ? System.getenv("SILKWIRE_TEST_BROKER") : property);
        }

        static Choice of(@Nullable String word) {
            return switch (word == null ? "auto" : word.toLowerCase(Locale.ROOT)) {
                case "auto" -> AUTO;
                case "docker" -> DOCKER;
                case "in-process" -> IN_PROCESS;
                default ->
                    throw new IllegalArgumentException(
                            SWITCH + " is '" + word + "'; expected auto, docker or in-process");
            };
        }
    }

    /** A broker apart from the shared one. */
    static TestBroker start(Choice choice) {
        RunningBroker broker = switch (choice) {
            case DOCKER -> ContainerBroker.start();
            case IN_PROCESS -> InProcessBroker.start();
            case AUTO -> startWhatThereIs();
        };
        TestBroker started = new TestBroker(broker);
        log.info("The broker for tests is {}", started);
        return started;
    }

    private static RunningBroker startWhatThereIs() {
        Optional<String> obstacle = ContainerBroker.obstacle();
        if (obstacle.isPresent()) {
            log.info("No container for the broker of tests: {}", obstacle.get());
            return InProcessBroker.start();
        }
        try {
            return ContainerBroker.start();
        } catch (RuntimeException e) {
            log.warn("The container for the broker of tests did not start; taking Kafka in this process", e);
            return InProcessBroker.start();
        }
    }

    void stop() {
        admin.close(Duration.ofSeconds(1));
        broker.stop();
    }

    /** As {@code bootstrap.servers} wants it. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /**
     * Where the broker is and what makes a test short, by Kafka's names: a member that is gone is missed after two seconds,
     * and a consumer that closes doesn't wait half a second for the answer to its last question.
     */
    public Map<String, Object> clients() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "fetch.max.wait.ms",
                20,
                "session.timeout.ms",
                2_000,
                "heartbeat.interval.ms",
                400);
    }

    /** The same as arguments of a Spring application. */
    public List<String> springArguments() {
        return clients().entrySet().stream()
                .map(each -> each.getKey().equals("bootstrap.servers")
                        ? "--spring.kafka.bootstrap-servers=" + each.getValue()
                        : "--spring.kafka.properties." + each.getKey() + "=" + each.getValue())
                .toList();
    }

    /** What it is and where, such as {@code Kafka 4.2.1 in this process, on localhost:40123}. */
    @Override
    public String toString() {
        return broker.description() + ", on " + broker.bootstrapServers();
    }

    /** Shared as well: not to be closed. */
    public Admin admin() {
        return admin;
    }

    /** Deletes every topic of earlier tests and makes these, empty. Replication above 1 would be refused. */
    public void startOver(Collection<NewTopic> topics) {
        try {
            Set<String> there = admin.listTopics().names().get();
            admin.deleteTopics(there).all().get();
            Awaitility.await("topics deleted")
                    .atMost(PATIENCE)
                    .until(() -> admin.listTopics().names().get().isEmpty());
            TopicCreation.ensure(admin, topics, PATIENCE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker of tests did not delete its topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker of tests started over", e);
        }
    }

    /**
     * Waits until no transaction is open on the topic: a commit is answered before its markers stand in the partitions, so
     * whoever reads at once may miss it.
     */
    public void awaitSettled(String topic) {
        Awaitility.await("transactions on " + topic + " at their end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ends(topic, IsolationLevel.READ_COMMITTED)
                        .equals(ends(topic, IsolationLevel.READ_UNCOMMITTED)));
    }

    private Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicDescription described :
                admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
            described
                    .partitions()
                    .forEach(each -> asked.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** What a read_committed consumer of the topic has seen so far, from the beginning to where it ends now. */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        try (Consumer<byte[], byte[]> consumer = fromBeginning(topic, new ByteArrayDeserializer(), bytes())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
            // By position, not by count: markers of transactions and compaction leave gaps.
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(ONE_POLL).forEach(read::add);
            }
            return List.copyOf(read);
        }
    }

    /**
     * Reads the topic from its beginning, read_committed, until what was read satisfies the condition.
     *
     * @throws AssertionError after 30 s, saying what was read
     */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(
            String topic, Predicate<? super List<ConsumerRecord<byte[], byte[]>>> until) {
        return readUntil(topic, new ByteArrayDeserializer(), bytes(), until, PATIENCE);
    }

    /** The same for a topic of {@link Event}s. */
    public List<ConsumerRecord<String, Event>> readEvents(
            String topic, Predicate<? super List<ConsumerRecord<String, Event>>> until) {
        return readEvents(topic, until, PATIENCE);
    }

    List<ConsumerRecord<String, Event>> readEvents(
            String topic, Predicate<? super List<ConsumerRecord<String, Event>>> until, Duration patience) {
        return readUntil(topic, new StringDeserializer(), new EventDeserializer(), until, patience);
    }

    private <K, V> List<ConsumerRecord<K, V>> readUntil(
            String topic,
            Deserializer<K> keys,
            Deserializer<V> values,
            Predicate<? super List<ConsumerRecord<K, V>>> until,
            Duration patience) {
        List<ConsumerRecord<K, V>> read = new ArrayList<>();
        try (Consumer<K, V> consumer = fromBeginning(topic, keys, values)) {
            Awaitility.await()
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .pollInSameThread()
                    .until(() -> {
                        consumer.poll(ONE_POLL).forEach(read::add);
                        return until.test(Collections.unmodifiableList(read));
                    });
        } catch (ConditionTimeoutException e) {
            String last = read.isEmpty() ? "" : ", the last of them " + read.getLast();
            throw new AssertionError(
                    "after " + patience + " the condition does not hold for the " + read.size() + " records of " + topic
                            + last,
                    e);
        }
        return List.copyOf(read);
    }

    private static Deserializer<byte[]> bytes() {
        return new ByteArrayDeserializer();
    }

    private <K, V> Consumer<K, V> fromBeginning(String topic, Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(clients());
        config.put("isolation.level", "read_committed");
        Consumer<K, V> consumer = new KafkaConsumer<>(config, keys, values);
        // Whoever makes the topic may be a service that has only just started.
        List<TopicPartition> partitions = Awaitility.await("topic " + topic)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInSameThread()
                .until(() -> consumer.partitionsFor(topic), there -> !there.isEmpty())
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
