package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docker-compose.yml as it stands, its anchors and merges resolved. */
class DeploymentTest {
    private static final JsonNode COMPOSE = Observability.yaml(Path.of("../../docker-compose.yml"));

    private static Set<Map.Entry<String, JsonNode>> services() {
        return COMPOSE.path("services").properties();
    }

    @Test
    void everyPortIsPublishedOnTheLoopbackAlone() {
        assertThat(services())
                .hasSizeGreaterThan(8)
                .allSatisfy(service -> assertThat(
                                service.getValue().path("ports").valueStream().map(JsonNode::asString))
                        .as(service.getKey())
                        .allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void containersHaveNoPrivilegesAndLimits() {
        assertThat(services()).allSatisfy(service -> {
            JsonNode container = service.getValue();
            assertThat(container.path("read_only").asBoolean(false))
                    .as(service.getKey())
                    .isTrue();
            assertThat(container.path("cap_drop").path(0).asString(""))
                    .as(service.getKey())
                    .isEqualTo("ALL");
            assertThat(container.path("security_opt").path(0).asString(""))
                    .as(service.getKey())
                    .isEqualTo("no-new-privileges:true");
            assertThat(container.has("mem_limit")).as(service.getKey()).isTrue();
            assertThat(container.has("pids_limit")).as(service.getKey()).isTrue();
            assertThat(container.path("logging").path("options").has("max-size"))
                    .as(service.getKey())
                    .isTrue();
            assertThat(Duration.parse("PT"
                            + container.path("stop_grace_period").asString("").toUpperCase(java.util.Locale.ROOT)))
                    .as(service.getKey())
                    .isLessThanOrEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void theClusterReplicatesSoThatOneBrokerMayFail() {
        List<JsonNode> brokers = services().stream()
                .filter(service -> service.getKey().startsWith("kafka-"))
                .map(service -> service.getValue().path("environment"))
                .toList();

        assertThat(brokers).hasSize(3).allSatisfy(broker -> {
            assertThat(broker.path("KAFKA_DEFAULT_REPLICATION_FACTOR").asInt()).isEqualTo(3);
            assertThat(broker.path("KAFKA_MIN_INSYNC_REPLICAS").asInt()).isEqualTo(2);
            assertThat(broker.path("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR").asInt())
                    .isEqualTo(3);
            assertThat(broker.path("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR")
                            .asInt())
                    .isEqualTo(3);
            assertThat(broker.path("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR").asInt())
                    .isEqualTo(2);
        });
        assertThat(brokers.stream()
                        .map(broker -> broker.path("KAFKA_NODE_ID").asInt())
                        .collect(Collectors.toSet()))
                .hasSize(3);
    }

    @Test
    void whatIsWatchedIsWhatRuns() {
        JsonNode prometheus =
                Observability.yaml(Observability.INFRA.resolve("observability/prometheus/prometheus.yml"));
        Set<String> asked = prometheus
                .path("scrape_configs")
                .path(0)
                .path("dns_sd_configs")
                .valueStream()
                .flatMap(config -> config.path("names").valueStream().map(JsonNode::asString))
                .collect(Collectors.toSet());
        Set<String> ours = services().stream()
                .filter(service -> service.getValue().path("image").asString("").startsWith("silkwire/"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(asked).containsAll(ours);
    }
}
