package org.silkwire.classifier.activation;

import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.RulesUnknownException;
import org.silkwire.contract.TaxonomyActivation;

/** A version that was published, with its files; compiled when first asked for. */
final class Version {
    private final TaxonomyActivation activation;
    private final TaxonomyFiles files;
    private volatile @Nullable Classifier compiled;

    Version(TaxonomyActivation activation, TaxonomyFiles files) {
        this.activation = activation;
        this.files = files;
    }

    TaxonomyActivation activation() {
        return activation;
    }

    int number() {
        return activation.version();
    }

    TaxonomyFiles files() {
        return files;
    }

    /** @throws RulesUnknownException where this program can't read what was published, by a later version of it for one */
    Classifier classifier() {
        Classifier known = compiled;
        return known == null ? compile() : known;
    }

    private synchronized Classifier compile() {
        Classifier known = compiled;
        if (known != null) {
            return known;
        }
        // Its own tests ran before it was published.
        Classifier made = switch (TaxonomySource.of(files).read()) {
            case TaxonomyOutcome.Loaded loaded ->
                Classifier.of(loaded.taxonomy().withVersion(number()));
            case TaxonomyOutcome.Refused refused ->
                throw new RulesUnknownException("version " + number()
                        + " of the taxonomy can't be read by this program: "
                        + refused.problems().stream()
                                .map(Problem::toString)
                                .findFirst()
                                .orElse("no reason"));
        };
        compiled = made;
        return made;
    }

    /** Frees what can be compiled again. */
    void forget() {
        compiled = null;
    }
}
