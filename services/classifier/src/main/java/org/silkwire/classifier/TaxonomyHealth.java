package org.silkwire.classifier;

import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.TaxonomyReport;
import org.silkwire.classifier.taxonomy.Problem;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** DOWN where no version is in force, DEGRADED where the folder holds files that aren't. */
final class TaxonomyHealth extends AbstractHealthIndicator {
    /** Articles are judged, by something else than the folder holds; no reason to restart anything. */
    private static final Status DEGRADED = new Status("DEGRADED");

    private final ActiveTaxonomies taxonomies;

    TaxonomyHealth(ActiveTaxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        TaxonomyReport report = taxonomies.report();
        TaxonomyReport.VersionInForce inForce = report.inForce();
        if (inForce == null) {
            builder.down();
        } else {
            builder.status(report.refused().isEmpty() && report.fault() == null ? Status.UP : DEGRADED)
                    .withDetail("version", inForce.version())
                    .withDetail("sha256", inForce.sha256());
        }
        if (!report.refused().isEmpty()) {
            builder.withDetail(
                    "refused", report.refused().stream().map(Problem::toString).toList());
        }
        if (report.fault() != null) {
            builder.withDetail("fault", report.fault());
        }
    }
}
