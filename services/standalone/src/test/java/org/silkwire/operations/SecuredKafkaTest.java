package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.classifier.ClassifierApplication;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.fetcher.FetcherApplication;
import org.silkwire.testkit.FeedServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The services on a Kafka that asks who they are, with the shipped example of a configuration and the shipped rights. */
class SecuredKafkaTest {
    @TempDir
    static Path directory;

    private static SecuredBroker broker;

    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.stop();
    }

    @AfterEach
    void close() {
        running.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void eachServiceDoesItsWorkWithTheRightsOfItsOwnAccount() throws Exception {
        try (FeedServer server = FeedServer.start()) {
            server.feed("/feed.xml").add("Sea freight resumes along the Belt and Road corridor");
            Path opml = Files.writeString(
                    directory.resolve("feeds.opml"),
                    "<opml version='2.0'><head/><body><outline text='f' xmlUrl='" + server.url("/feed.xml")
                            + "'/></body></opml>");
            run(
                    "fetcher",
                    FetcherApplication.class,
                    "--silkwire.feeds=" + opml,
                    "--silkwire.http.allowed-addresses=" + server.address());
            run(
                    "classifier",
                    ClassifierApplication.class,
                    "--silkwire.classifier.state-directory=" + directory.resolve("streams"));

            List<Event> stories = new ArrayList<>();
            Map<String, Object> config = new HashMap<>(broker.clients("subscriber"));
            config.putAll(Map.of(
                    "group.id", "subscriber-1", "isolation.level", "read_committed", "auto.offset.reset", "earliest"));
            try (var subscriber = new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer())) {
                subscriber.subscribe(List.of("silkwire.stories.belt-and-road"));
                await().atMost(Duration.ofSeconds(60))
                        .pollInSameThread()
                        .ignoreExceptions()
                        .until(() -> {
                            subscriber.poll(Duration.ofMillis(200)).forEach(record -> stories.add(record.value()));
                            return !stories.isEmpty();
                        });
            }
            assertThat(stories).hasOnlyElementsOfType(Event.StoryClassified.class);
        }
        theRestIsDenied();
    }

    private void theRestIsDenied() {
        assertThatThrownBy(() -> write("fetcher", "silkwire.stories")).hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> write("fetcher", "silkwire.taxonomies"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> write("classifier", "silkwire.articles"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> write("classifier", "silkwire.feeds"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> write("subscriber", "silkwire.stories.belt-and-road"))
                .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read("subscriber", "silkwire.feeds")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read("fetcher", "silkwire.stories")).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> {
                    try (Admin admin = Admin.create(broker.clients("subscriber"))) {
                        admin.deleteTopics(List.of("silkwire.stories")).all().get();
                    }
                })
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({"fetcher, guessed", "nobody, of-nobody-only-for-this-test-run"})
    void nobodyComesInWithAWrongPasswordOrAnUnknownName(String account, String password) {
        assertThatThrownBy(() -> {
                    try (Admin admin = Admin.create(broker.clients(account, password))) {
                        admin.listTopics().names().get();
                    }
                })
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    private void run(String account, Class<?> service, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.config.import=file:../../infra/kafka/secured.properties",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--silkwire.kafka.user=" + account,
                "--silkwire.kafka.password=" + SecuredBroker.password(account),
                "--silkwire.kafka.ca=" + broker.authority(),
                "--silkwire.topics.partitions=1"));
        arguments.addAll(Arrays.asList(more));
        running.add(new SpringApplicationBuilder(service)
                .properties("spring.config.name=" + account)
                .run(arguments.toArray(String[]::new)));
    }

    private static void write(String account, String topic) throws Exception {
        try (var producer =
                new KafkaProducer<>(broker.clients(account), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[0], new byte[0])).get();
        }
    }

    private static void read(String account, String topic) {
        Map<String, Object> config = new HashMap<>(broker.clients(account));
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            consumer.poll(Duration.ofSeconds(5));
        }
    }
}
