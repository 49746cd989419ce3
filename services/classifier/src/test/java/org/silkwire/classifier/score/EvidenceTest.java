package org.silkwire.classifier.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story.Evidence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every topic given has a reason, and every reason points at exactly the text that it names. */
class EvidenceTest {
    private static final Taxonomy TAXONOMY =
            ((TaxonomyOutcome.Loaded) TaxonomySource.shipped().read()).taxonomy();
    private static final Classifier SHIPPED = Classifier.of(TAXONOMY);
    private static final List<String> TERMS = TAXONOMY.topics().stream()
            .flatMap(topic -> topic.groups().stream())
            .flatMap(group -> group.terms().stream())
            .map(term -> term.pattern().text().replaceAll("[=*]|~\\d+ ", ""))
            .toList();

    @Property(tries = 1000)
    void holdsInTextsMadeOfTheTaxonomysTerms(@ForAll("texts") String title, @ForAll("texts") String text) {
        check(title, text);
    }

    @Test
    void holdsInTheTaxonomysOwnTests() {
        TAXONOMY.topics().forEach(topic -> topic.samples().forEach(sample -> check(sample.title(), sample.text())));
    }

    /** {@code -Dsilkwire.corpus=DIR} has the law checked on labelled texts that aren't part of the project. */
    @Test
    void holdsInACorpusWhereThereIsOne() throws IOException {
        String corpus = System.getProperty("silkwire.corpus", "../../../shared/corpus");
        Assumptions.assumeTrue(Files.isDirectory(Path.of(corpus)), "no corpus at " + corpus);
        int given = 0;
        try (var files = Files.newDirectoryStream(Path.of(corpus), "*.jsonl")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = new JsonMapper().readTree(line);
                    given += check(
                            node.path("title").asString(), node.path("text").asString());
                }
            }
        }
        assertThat(given).isPositive();
    }

    /** The number of topics given. */
    private static int check(String title, String text) {
        int given = 0;
        for (Assessment assessment : SHIPPED.assess(title, text)) {
            for (Evidence e : assessment.evidence()) {
                String field = e.field() == Article.Field.TITLE ? title : text;
                assertThat(field.substring(e.start(), e.end()))
                        .isEqualTo(e.text())
                        .isNotBlank();
            }
            if (assessment.match().isPresent()) {
                given++;
                assertThat(assessment.match().get().evidence())
                        .as("reasons for %s beyond what was learned", assessment.topic())
                        .anyMatch(e -> e.points() > 0 && !e.group().equals("learned"));
            }
        }
        return given;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> terms = Arbitraries.randomValue((Random random) -> TERMS.get(random.nextInt(TERMS.size())));
        Arbitrary<String> between = Arbitraries.of(
                " ", ", ", ". ", " — ", "\u00a0", "\n", "\u00ad", " 😀 ", "(", "） ", " ne\u0301 ", " \u064e", "");
        Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(6);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, terms),
                        net.jqwik.api.Tuple.of(4, between),
                        net.jqwik.api.Tuple.of(1, noise))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
