package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests are what Kubernetes' own types say: no property that it doesn't know, none of the wrong type. */
class ManifestsTest {
    private static final Path DIRECTORY = Observability.INFRA.resolve("kubernetes");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/Namespace", Namespace.class,
            "v1/Service", Service.class,
            "apps/v1/Deployment", Deployment.class,
            "apps/v1/StatefulSet", StatefulSet.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
            "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new WithoutCatchAll())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The types keep what they don't know; here it is a mistake. */
    private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated method) {
            return Boolean.FALSE;
        }
    }

    @Test
    void everyResourceIsOneThatKubernetesKnows() throws IOException {
        assertThat(resources()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void aMisspeltPropertyIsFound() {
        assertThatThrownBy(() ->
                        resource(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "spec", Map.of("replica", 2))))
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> resource(Map.of("apiVersion", "apps/v2", "kind", "Deployment")))
                .hasMessageContaining("apps/v2/Deployment");
    }

    @Test
    void kustomizationNamesEveryFile() throws IOException {
        Set<String> named = Observability.yaml(DIRECTORY.resolve("kustomization.yaml"))
                .path("resources")
                .valueStream()
                .map(resource -> resource.asString())
                .collect(Collectors.toSet());

        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void podsRunWithoutPrivilegesWithinLimitsAndSayHowTheyAre() throws IOException {
        assertThat(pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getContainers()).allSatisfy(ManifestsTest::isModest);
        });
    }

    private static void isModest(Container container) {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getLimits()).containsKey("memory");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
    }

    @Test
    void theAutoscalerAsksForAMetricThatAnAlertKnowsAsWell() throws IOException {
        List<String> metrics = resources().stream()
                .filter(HorizontalPodAutoscaler.class::isInstance)
                .map(HorizontalPodAutoscaler.class::cast)
                .flatMap(scaler -> scaler.getSpec().getMetrics().stream())
                .map(metric -> metric.getExternal().getMetric().getName())
                .toList();

        assertThat(metrics).isNotEmpty();
        assertThat(Observability.alerts().stream().flatMap(alert -> Observability.metrics(alert.expression()).stream()))
                .containsAll(metrics);
    }

    private static List<PodSpec> pods() throws IOException {
        List<PodSpec> pods = new ArrayList<>();
        for (HasMetadata resource : resources()) {
            switch (resource) {
                case Deployment deployment ->
                    pods.add(deployment.getSpec().getTemplate().getSpec());
                case StatefulSet set -> pods.add(set.getSpec().getTemplate().getSpec());
                default -> {}
            }
        }
        return pods;
    }

    private static List<HasMetadata> resources() throws IOException {
        List<HasMetadata> resources = new ArrayList<>();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Path file : files()) {
            for (Object document : yaml.loadAll(Files.readString(file))) {
                resources.add(resource(document));
            }
        }
        return resources;
    }

    private static HasMetadata resource(Object document) {
        var fields = STRICT.valueToTree(document);
        String kind =
                fields.path("apiVersion").asText() + "/" + fields.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException(
                    kind + " is none of the kinds in use; expected one of " + KINDS.keySet());
        }
        return STRICT.convertValue(fields, type);
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
