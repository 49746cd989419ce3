package org.silkwire.classifier;

import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.TaxonomyReport;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/taxonomy}: the version in force, the one to come, and the files that were refused. */
@Endpoint(id = "taxonomy")
final class TaxonomyEndpoint {
    private final ActiveTaxonomies taxonomies;

    TaxonomyEndpoint(ActiveTaxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    @ReadOperation
    TaxonomyReport report() {
        return taxonomies.report();
    }
}
