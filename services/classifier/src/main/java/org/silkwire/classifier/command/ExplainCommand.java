package org.silkwire.classifier.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.silkwire.classifier.enrich.Enrichment;
import org.silkwire.classifier.score.Assessment;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.contract.Story.TopicMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Judges the text on standard input, whose first line is the title, and says why and which facts it names.")
final class ExplainCommand extends ReportingCommand {
    private static final int LONGEST = 4 << 20;

    @Option(names = "--json", description = "Prints the assessments as JSON.")
    private boolean json;

    @Mixin
    private TaxonomyOption taxonomy = new TaxonomyOption();

    private final InputStream in;
    private final InstantSource clock;

    ExplainCommand(InputStream in, InstantSource clock) {
        this.in = in;
        this.clock = clock;
    }

    @Override
    int run() throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new CommandFailure("found a text of more than %d bytes, expected at most as many".formatted(LONGEST));
        }
        String input = new String(bytes, StandardCharsets.UTF_8);
        int end = input.indexOf('\n');
        String title = end < 0 ? input : input.substring(0, end);
        String text = end < 0 ? "" : input.substring(end + 1);
        Taxonomy loaded = taxonomy.load();
        List<Assessment> assessments = Classifier.of(loaded).assess(title.strip(), text.strip());
        String language = TaxonomyOption.detector(loaded).detect(input).orElse("und");
        Enrichment facts = taxonomy.enricher().enrich(title.strip(), text.strip(), clock.instant());
        PrintWriter out = out();
        if (json) {
            out.println(new JsonMapper()
                    .writeValueAsString(Map.of("language", language, "assessments", assessments, "facts", facts)));
        } else {
            out.printf("language: %s%n", language);
            assessments.forEach(assessment -> print(assessment, out));
            new FactLines(facts).print(out);
        }
        return 0;
    }

    private static void print(Assessment assessment, PrintWriter out) {
        String verdict = assessment
                .match()
                .map(m -> m.relevance().name().toLowerCase(Locale.ROOT))
                .orElse(assessment.vetoed() ? "none, vetoed" : "none");
        out.printf(
                "%s: %s, confidence %.2f, %.1f points, %.1f of them by rules%n",
                assessment.topic(), verdict, assessment.confidence(), assessment.points(), assessment.rulePoints());
        String subtopics =
                String.join(", ", assessment.match().map(TopicMatch::subtopics).orElse(List.of()));
        if (!subtopics.isEmpty()) {
            out.printf("  sub-topics: %s%n", subtopics);
        }
        assessment
                .evidence()
                .forEach(e -> out.printf(
                        "  %+6.2f  %-28s %-24s %s %d–%d  %s%n",
                        e.points(),
                        e.term(),
                        e.group(),
                        e.field().name().toLowerCase(Locale.ROOT),
                        e.start(),
                        e.end(),
                        e.snippet()));
    }
}
