package org.silkwire.management;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.TestBroker;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A service with nothing but management, as whoever reaches its port meets it. */
class ManagementTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final String NOBODY = "";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(ManagementConfiguration.class)
    static class Service {
        @Bean
        Lamp lamp() {
            return new Lamp();
        }
    }

    /** Something that can be changed. */
    @Endpoint(id = "lamp")
    static final class Lamp {
        private boolean lit;

        @ReadOperation
        Map<String, Boolean> read() {
            return Map.of("lit", lit);
        }

        @WriteOperation
        void light() {
            lit = true;
        }

        @DeleteOperation
        void quench() {
            lit = false;
        }
    }

    @BeforeEach
    void topics() {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1)).topics());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "same"})
    void readsAreFreeAndWritesNeedTheLogin(String managementPort) throws Exception {
        String[] ports = managementPort.equals("same") ? new String[0] : new String[] {"--management.server.port=0"};
        try (ConfigurableApplicationContext service = run("correct horse", ports)) {
            assertThat(send(service, "GET", NOBODY).body()).contains("false");
            assertThat(send(service, "POST", NOBODY).statusCode()).isEqualTo(401);
            assertThat(send(service, "DELETE", NOBODY).statusCode()).isEqualTo(401);
            assertThat(send(service, "POST", "operator:battery staple").statusCode())
                    .isEqualTo(401);
            assertThat(send(service, "POST", NOBODY).headers().firstValue("WWW-Authenticate"))
                    .isEmpty();
            assertThat(send(service, "GET", NOBODY).body()).contains("false");

            assertThat(send(service, "POST", "operator:correct horse").statusCode())
                    .isEqualTo(204);
            assertThat(send(service, "GET", NOBODY).body()).contains("true");
        }
    }

    @Test
    void nobodyMayWriteWhereNoPasswordIsSet() throws Exception {
        try (ConfigurableApplicationContext service = run("")) {
            for (String login : List.of("operator:", "operator:operator", "user:")) {
                assertThat(send(service, "POST", login).statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void whatIsntExposedIsntThere() throws Exception {
        try (ConfigurableApplicationContext service = run("correct horse")) {
            for (String endpoint : List.of("env", "heapdump", "configprops", "shutdown", "threaddump", "loggers")) {
                assertThat(get(service, endpoint).statusCode()).as(endpoint).isEqualTo(404);
            }
        }
    }

    @Test
    void servesTheContract() throws Exception {
        try (ConfigurableApplicationContext service = run("");
                HttpClient client = HttpClient.newHttpClient()) {
            String home = "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
            for (String file : List.of("asyncapi.yaml", "schema/story.v1.json")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(home + "/contract/" + file))
                        .build();
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(file).isEqualTo(200);
                assertThat(answer.body()).as(file).contains("Story");
            }
        }
    }

    @Test
    void tellsWhatAGroupHasStillToReadAndHowKafkaIs() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", BROKER.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>(
                                Topics.ARTICLES, 0, 1_790_000_000_000L + i, new byte[0], "x".getBytes(UTF_8)))
                        .get();
            }
        }
        Admin admin = BROKER.admin();
        AlterConsumerGroupOffsetsResult read = admin.alterConsumerGroupOffsets(
                "reader", Map.of(new TopicPartition(Topics.ARTICLES, 0), new OffsetAndMetadata(2)));
        read.all().get();

        try (ConfigurableApplicationContext service = run("")) {
            await().untilAsserted(() -> assertThat(get(service, "prometheus").body())
                    .contains("silkwire_kafka_brokers 1.0")
                    .contains("silkwire_kafka_partitions_offline 0.0")
                    .contains("silkwire_kafka_partitions_underreplicated 0.0")
                    .contains("silkwire_kafka_lag{group=\"reader\",topic=\"silkwire.articles\"} 3.0")
                    .contains("silkwire_topic_last_record_seconds{topic=\"silkwire.articles\"} 1.790000000004E9"));
            await().untilAsserted(
                            () -> assertThat(get(service, "health").body()).contains("\"underReplicated\":0"));
        }
    }

    @Test
    void saysSoWhereNoBrokerAnswers() throws Exception {
        try (ConfigurableApplicationContext service = run("", "--spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            HttpResponse<String> health = get(service, "health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"kafka\":{", "\"reason\"");
        }
    }

    private static ConfigurableApplicationContext run(String password, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--management.endpoints.web.exposure.include=health,prometheus,lamp"));
        if (!password.isEmpty()) {
            arguments.add("--spring.security.user.password=" + password);
        }
        arguments.addAll(Arrays.asList(more));
        return new SpringApplicationBuilder(Service.class)
                .properties("spring.kafka.bootstrap-servers=" + BROKER.bootstrapServers())
                .run(arguments.toArray(String[]::new));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String endpoint)
            throws IOException, InterruptedException {
        return send(service, endpoint, "GET", NOBODY);
    }

    private static HttpResponse<String> send(ConfigurableApplicationContext service, String method, String login)
            throws IOException, InterruptedException {
        return send(service, "lamp", method, login);
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext service, String endpoint, String method, String login)
            throws IOException, InterruptedException {
        String port = service.getEnvironment()
                .getProperty(
                        "local.management.port", service.getEnvironment().getRequiredProperty("local.server.port"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint))
                .method(method, BodyPublishers.noBody());
        if (!login.equals(NOBODY)) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
