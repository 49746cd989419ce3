package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules and dashboards by themselves; {@link ExposedMetricsTest} holds them against what runs. */
class ObservabilityTest {

    @Test
    void everyAlertNamesAParagraphOfTheRunbookThatIsThere() throws IOException {
        String page = "infra/docs/operations.md";
        Set<String> paragraphs = Files.readAllLines(Observability.INFRA.resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(ObservabilityTest::anchor)
                .collect(Collectors.toSet());

        assertThat(Observability.alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            assertThat(alert.runbook()).as(alert.name()).startsWith(page + "#");
            assertThat(paragraphs).as(alert.name()).contains(alert.runbook().substring(page.length() + 1));
        });
    }

    /** As the platforms that show Markdown make it. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    @Test
    void everyPanelHasATitleAndAQueryAndNoDashboardIsEmpty() {
        assertThat(Observability.dashboards()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(Observability.queries()).allSatisfy(query -> {
            assertThat(query.panel()).isNotBlank();
            assertThat(Observability.metrics(query.expression()))
                    .as(query.toString())
                    .isNotEmpty();
        });
        assertThat(Observability.queries().stream()
                        .map(Observability.Query::dashboard)
                        .distinct())
                .hasSameSizeAs(Observability.dashboards());
    }

    @Test
    void metricsAreFoundInAnExpression() {
        assertThat(Observability.metrics(
                        "max by (topic) (deriv(a_total{x=\"b_c\"}[10m])) > 6 * 3600 and on (topic) up == 0"))
                .containsExactly("a_total");
        assertThat(Observability.metrics("time() - max(silkwire_topic_last_record_seconds{topic=~\"s.+\"})"))
                .containsExactly("silkwire_topic_last_record_seconds");
        assertThat(Observability.metrics("histogram_quantile(0.95, sum by (le) (rate(b_bucket[5m]))) / c"))
                .containsExactly("b_bucket", "c");
    }
}
