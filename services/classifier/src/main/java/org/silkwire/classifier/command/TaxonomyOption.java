package org.silkwire.classifier.command;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.enrich.InvalidRulesException;
import org.silkwire.classifier.language.LanguageDetector;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic.Term;
import picocli.CommandLine.Option;

/** The choice of a taxonomy, the same for all commands. */
final class TaxonomyOption {
    @Option(
            names = {"--taxonomy", "--silkwire.taxonomy"},
            paramLabel = "DIR",
            description = "Directory with a file *.yaml per topic; default: the topics shipped.")
    private @Nullable Path directory;

    boolean isGiven() {
        return directory != null;
    }

    Taxonomy load() {
        return load(directory == null ? TaxonomySource.shipped() : TaxonomySource.directory(directory));
    }

    /** A detector of the languages that a taxonomy has terms in. */
    static LanguageDetector detector(Taxonomy taxonomy) {
        return LanguageDetector.of(taxonomy.topics().stream()
                .flatMap(topic -> topic.groups().stream())
                .flatMap(group -> group.terms().stream())
                .map(Term::language)
                .distinct()
                .toList());
    }

    /** The rules for countries, organisations, amounts and occasions that go with it. */
    Enricher enricher() {
        try {
            return directory == null ? Enricher.bundled() : Enricher.from(directory.resolve(Enricher.FOLDER));
        } catch (InvalidRulesException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static Taxonomy load(TaxonomySource source) {
        return switch (Classifier.load(source)) {
            case TaxonomyOutcome.Loaded loaded -> loaded.taxonomy();
            case TaxonomyOutcome.Refused refused ->
                throw new CommandFailure(
                        refused.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }
}
