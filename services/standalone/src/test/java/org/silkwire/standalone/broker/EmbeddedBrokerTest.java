package org.silkwire.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final TopicPartition NEWS = new TopicPartition("news", 0);

    @TempDir
    Path directory;

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (EmbeddedBroker broker = start()) {
            produce(broker.bootstrapServers(), "before");
            assertThat(broker.serves()).isTrue();
        }
        try (EmbeddedBroker broker = start()) {
            produce(broker.bootstrapServers(), "after");
            assertThat(consume(broker.bootstrapServers())).containsExactly("before", "after");
        }
    }

    @Test
    void comesBackAfterItWasKilled() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = killed.inputReader()) {
            produce(said.readLine(), "before");
        } finally {
            killed.destroyForcibly().waitFor();
        }

        try (EmbeddedBroker broker = start()) {
            assertThat(consume(broker.bootstrapServers())).containsExactly("before");
        }
    }

    @Test
    void makesNoTopicThatNobodyAskedForAndItsOwnSmall() throws Exception {
        try (EmbeddedBroker broker = start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            produceInTransaction(admin, broker.bootstrapServers());

            assertThat(admin.describeTopics(List.of("__transaction_state"))
                            .allTopicNames()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(topic -> assertThat(topic.partitions())
                            .hasSize(4)
                            .allSatisfy(partition ->
                                    assertThat(partition.replicas()).hasSize(1)));
            assertThatThrownBy(() -> admin.describeTopics(List.of("unasked"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("does not host this topic-partition");
        }
    }

    @Test
    void refusesADirectoryThatAnotherRunHolds() {
        try (EmbeddedBroker first = start()) {
            first.bootstrapServers();

            assertThatThrownBy(this::start)
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessage("the data directory " + directory + " is in use by another run (process "
                            + ProcessHandle.current().pid()
                            + "); stop that one, or choose another directory with --silkwire.data=DIR");
        }
    }

    @Test
    void refusesAPortThatIsTakenAndLetsGoOfTheDirectory() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort(), _ -> {}))
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessage("port " + other.getLocalPort()
                            + " on 127.0.0.1, where the broker is to listen, is taken by another program;"
                            + " stop that one, or choose another port with --silkwire.broker.port=PORT");
        }
        BrokerDirectory.lock(directory).close();
    }

    @Test
    void refusesDataOfANewerKafka() throws Exception {
        new Formatter()
                .setNodeId(BrokerConfiguration.NODE_ID)
                .setClusterId("TkU3OEVBNTcwNTJENDM2Qg")
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName(BrokerConfiguration.CONTROLLER)
                .setUnstableFeatureVersionsEnabled(true)
                .setReleaseVersion(MetadataVersion.latestTesting())
                .run();

        assertThatStartFails()
                .hasMessageContaining("can't be read by Kafka 4.")
                .hasMessageContaining("its metadata.version is " + MetadataVersion.latestTesting()
                        + ", expected at most " + MetadataVersion.latestProduction());
    }

    @Test
    void refusesAnIdentityThatItCannotRead() throws Exception {
        Files.writeString(directory.resolve("meta.properties"), "version=7\n");

        assertThatStartFails()
                .hasMessageContaining(directory + " can't be read")
                .hasMessageContaining("Unknown meta.properties version number 7");
    }

    @Test
    void refusesToWriteANewIdentityOverData() throws Exception {
        try (EmbeddedBroker broker = start()) {
            broker.bootstrapServers();
        }
        Files.delete(directory.resolve("meta.properties"));

        assertThatStartFails().hasMessageContaining("holds data but not its meta.properties");
    }

    @Test
    void refusesADirectoryThatIsAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0, _ -> {}))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("the data directory " + file + " can't be written (FileAlreadyExistsException");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatStartFails() {
        try (EmbeddedBroker broker = start()) {
            return assertThatThrownBy(broker::bootstrapServers).isInstanceOf(BrokerUnavailableException.class);
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(directory, 0, _ -> {});
    }

    private static void produce(String bootstrapServers, String word) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            if (!admin.listTopics().names().get().contains(NEWS.topic())) {
                admin.createTopics(List.of(new NewTopic(NEWS.topic(), 1, (short) -1)))
                        .all()
                        .get();
            }
        }
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(NEWS.topic(), word)).get();
        }
    }

    private static void produceInTransaction(Admin admin, String bootstrapServers) throws Exception {
        admin.createTopics(List.of(new NewTopic(NEWS.topic(), 1, (short) -1)))
                .all()
                .get();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "press"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(NEWS.topic(), "word")).get();
            producer.commitTransaction();
        }
    }

    private static List<String> consume(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(NEWS));
            consumer.seekToBeginning(List.of(NEWS));
            long end = consumer.endOffsets(List.of(NEWS)).getOrDefault(NEWS, 0L);
            List<String> words = new ArrayList<>();
            while (consumer.position(NEWS) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> words.add(record.value()));
            }
            return words;
        }
    }
}
