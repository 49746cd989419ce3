package org.silkwire.classifier.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.enrich.InvalidRulesException;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Checks a taxonomy's files and runs their tests; the exit code is 1 where something is wrong.")
final class LintCommand extends ReportingCommand {
    @Parameters(paramLabel = "DIR", description = "Directory with a file *.yaml per topic.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private Path directory;

    @Override
    int run() {
        return switch (Classifier.load(TaxonomySource.directory(directory))) {
            case TaxonomyOutcome.Loaded loaded -> {
                print(loaded.taxonomy());
                yield lintRules();
            }
            case TaxonomyOutcome.Refused refused -> {
                refused.problems().forEach(err()::println);
                yield 1;
            }
        };
    }

    /** The rules for names and occasions, where the directory holds any. */
    private int lintRules() {
        Path rules = directory.resolve(Enricher.FOLDER);
        if (!Files.isDirectory(rules)) {
            return 0;
        }
        try {
            Enricher.from(rules);
            out().println(rules + ": read");
            return 0;
        } catch (InvalidRulesException e) {
            err().println(e.getMessage());
            return 1;
        }
    }

    private void print(Taxonomy taxonomy) {
        for (Topic topic : taxonomy.topics()) {
            int terms = topic.groups().stream().mapToInt(g -> g.terms().size()).sum();
            out().printf(
                            "%s: %s, %d terms, %d sub-topics, %d tests passed, %s%n",
                            topic.file(),
                            topic.id(),
                            terms,
                            topic.subtopics().size(),
                            topic.samples().size(),
                            taxonomy.heads().containsKey(topic.id()) ? "learned head" : "rules only");
        }
        out().printf("sha256 %s%n", taxonomy.sha256());
    }
}
