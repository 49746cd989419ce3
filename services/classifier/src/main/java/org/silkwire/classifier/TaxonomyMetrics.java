package org.silkwire.classifier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.activation.TaxonomyReport.VersionInForce;

/**
 * {@code silkwire.taxonomy.version}: alert where it differs among instances for a minute.
 * {@code silkwire.taxonomy.refused}: problems of the folder's files; alert where above 0.
 */
final class TaxonomyMetrics implements MeterBinder {
    private final ActiveTaxonomies taxonomies;

    TaxonomyMetrics(ActiveTaxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("silkwire.taxonomy.version", taxonomies, TaxonomyMetrics::version)
                .description("Number of the taxonomy version in force; 0 where there is none")
                .register(registry);
        Gauge.builder(
                        "silkwire.taxonomy.refused",
                        taxonomies,
                        t -> t.report().refused().size())
                .description("Problems for which files of the taxonomy's folder aren't in force as they are")
                .register(registry);
    }

    private static int version(ActiveTaxonomies taxonomies) {
        VersionInForce inForce = taxonomies.report().inForce();
        return inForce == null ? 0 : inForce.version();
    }
}
