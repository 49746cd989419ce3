package org.silkwire.classifier.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.silkwire.classifier.language.LanguageDetector;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Taxonomy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures the taxonomy on labelled texts: precision, recall, F1, calibration, and each error.",
        footer = {
            "",
            "The shipped heads have learned from labelled texts: for texts that they have seen, see train --cross-validate.",
            "Exit codes: 0 done, 2 can't be done for the reason given."
        })
final class EvaluateCommand extends ReportingCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE.jsonl",
            description = "One {\"id\", \"title\", \"text\", \"lang\", \"labels\": {TOPIC: 0|1}} a line.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--json",
            description = "Prints {\"topics\": {TOPIC: {\"precision\":, \"recall\":, \"f1\":, \"ece\":, …}}}.")
    private boolean json;

    @Mixin
    private TaxonomyOption taxonomy = new TaxonomyOption();

    @Override
    int run() {
        List<LabelledText> texts = new ArrayList<>();
        files.forEach(file -> texts.addAll(LabelledFile.read(file)));
        Taxonomy loaded = taxonomy.load();
        LanguageDetector detector = TaxonomyOption.detector(loaded);
        texts.replaceAll(text -> text.told(detector));
        List<Judged> judged = Judged.all(texts, Classifier.of(loaded));
        if (judged.isEmpty()) {
            throw new CommandFailure("found no label for a topic of the taxonomy, expected at least one");
        }
        Report report = new Report(judged);
        if (json) {
            out().println(report.json());
        } else {
            report.print(out());
        }
        return 0;
    }
}
