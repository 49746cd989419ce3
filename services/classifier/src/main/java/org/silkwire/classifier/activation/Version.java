package org.silkwire.classifier.activation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.topology.RulesUnknownException;
import org.silkwire.contract.TaxonomyActivation;

/** A version that was published, with its files; compiled when first asked for. */
final class Version {
    private final TaxonomyActivation activation;
    private final TaxonomyFiles files;
    private final Function<TaxonomyFiles, TaxonomyOutcome> read;
    private volatile @Nullable Classifier compiled;

    /** @param read reads them without the files' own tests, which ran before they were published */
    Version(TaxonomyActivation activation, TaxonomyFiles files, Function<TaxonomyFiles, TaxonomyOutcome> read) {
        this.activation = activation;
        this.files = files;
        this.read = read;
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
        Classifier made = switch (read.apply(files)) {
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
