package org.silkwire.classifier;

import java.util.Map;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.TaxonomyReport;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Names the taxonomy in force, in {@code /actuator/info}; nothing where there is none yet. */
final class TaxonomyInfo implements InfoContributor {
    private final ActiveTaxonomies taxonomies;

    TaxonomyInfo(ActiveTaxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    @Override
    public void contribute(Info.Builder builder) {
        TaxonomyReport.VersionInForce inForce = taxonomies.report().inForce();
        if (inForce != null) {
            builder.withDetail("taxonomy", Map.of("version", inForce.version(), "sha256", inForce.sha256()));
        }
    }
}
