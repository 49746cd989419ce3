package org.silkwire.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Refused;

class TaxonomySourceTest {
    static final String TOPIC = """
            topic: tea-trade
            labels: {en: Tea trade, zh: 茶叶贸易}
            codes: {iptc: ["20000373"], wikidata: [Q6097]}
            boosts: {title: 2, lead: 1.2, summary: 1.2, text: 1, categories: 1.5}
            thresholds: {mention: 5, about: 8}
            groups:
              names:
                points: 5
                cap: 10
                terms:
                  en: [tea export*, tea auction]
                  zh: [茶叶出口]
              acronym:
                points: 3
                requires: growers
                terms: {en: ["=TEA"]}
              words:
                points: 0.5
                opens: false
                terms: {en: [harvest]}
            context:
              growers: {en: [Assam, Kenya]}
            mask: {en: [tea party]}
            negative:
              cooking: {points: -2, terms: {en: [recipe*]}}
            veto: {en: [tea leaf reading]}
            subtopics:
              auctions:
                labels: {en: Auctions}
                threshold: 4
                groups:
                  houses: {points: 4, terms: {en: [auction house]}}
            tests:
              - {title: Tea exports rise in Kenya, expect: about}
            """;

    @TempDir
    Path directory;

    @Test
    void readsATopic() throws IOException {
        Topic topic = loaded(TOPIC).taxonomy().topics().getFirst();
        assertThat(topic.id()).isEqualTo("tea-trade");
        assertThat(topic.label()).isEqualTo("Tea trade");
        assertThat(topic.codes().wikidata()).containsExactly("Q6097");
        assertThat(topic.groups()).extracting(Topic.Group::id).contains("names", "auctions/houses", "mask", "veto");
        assertThat(topic.samples())
                .singleElement()
                .extracting(Topic.Sample::line)
                .isEqualTo(34);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topic: tea-trade          | topic: Tea Trade          | 1  | "Tea Trade"
            thresholds:               | treshold:                 | 5  | unknown key "treshold"
            mention: 5                | mention: many             | 5  | found "many", expected a number
            about: 8                  | about: 4                  | 5  | expected about to be more
            requires: growers         | requires: planters        | 15 | "planters", expected one of
            "=TEA"                    | "=TEA*"                   | 16 | "=TEA*"
            tea export*, tea auction  | Tea Export*, tea-export*  | 11 | equals the term of line 11
            labels: {en: Tea trade    | labels: {de: Teehandel    | 2  | no key "en"
            opens: false              | opens: perhaps            | 19 | expected true or false
            iptc: ["20000373"]        | iptc: [373]               | 3  | eight digits
            expect: about             | expect: maybe             | 34 | expected about, mention or none
            cap: 10                   | cap: 1                    | 9  | expected a number from 5
            points: 5                 | points: [5]               | 8  | found a list of 1
            mask: {en: [tea party]}   | mask: [tea party]         | 23 | found a list of 1
            veto:                     | mask:                     | 26 | second time
            context:                  | context: [                | 23 | isn't YAML
            """)
    void namesFileLineFoundAndExpected(String from, String to, int line, String message) throws IOException {
        assertThat(TOPIC).contains(from);
        List<Problem> problems = refused(TOPIC.replaceFirst(
                        java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)))
                .problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.toString()).startsWith("tea.yaml:").contains(message);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @Test
    void reportsTheProblemsOfAllFiles() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), "topic: 1 2");
        Files.writeString(directory.resolve("b.yaml"), "- no");
        assertThat(((Refused) TaxonomySource.directory(directory).read()).problems())
                .extracting(Problem::file)
                .contains("a.yaml", "b.yaml");
    }

    @Test
    void refusesATopicDescribedTwice() throws IOException {
        Files.writeString(directory.resolve("other.yaml"), TOPIC);
        assertThat(refused(TOPIC).problems()).singleElement().asString().contains("second time");
    }

    @Test
    void refusesADirectoryWithoutTopics() {
        assertThat(((Refused) TaxonomySource.directory(directory).read()).problems())
                .singleElement()
                .asString()
                .contains("found no file *.yaml");
        assertThat(((Refused) TaxonomySource.directory(directory.resolve("none"))
                                .read())
                        .problems())
                .singleElement()
                .asString()
                .contains("found no directory");
    }

    @Test
    void theHashCoversEveryByteAndTheLearnedHeads() throws IOException {
        String before = loaded(TOPIC).taxonomy().sha256();
        assertThat(loaded(TOPIC).taxonomy().sha256()).isEqualTo(before).hasSize(64);
        String commented = loaded(TOPIC + "# a word\n").taxonomy().sha256();
        assertThat(commented).isNotEqualTo(before);
        Files.createDirectories(directory.resolve("model"));
        Files.write(directory.resolve("model/tea-trade.bin"), new byte[] {1});
        Taxonomy taxonomy = loaded(TOPIC).taxonomy();
        assertThat(taxonomy.sha256()).isNotEqualTo(before);
        assertThat(taxonomy.heads()).containsOnlyKeys("tea-trade");
    }

    @Test
    void theSchemaAcceptsWhatTheReaderAcceptsAndKnowsTheSameKeys() throws IOException {
        Schema schema = schema();
        assertThat(schema.validate(TOPIC, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(TOPIC.replace("thresholds:", "treshold:"), InputFormat.YAML))
                .isNotEmpty();
        assertThat(schema.validate(TOPIC.replace("expect: about", "expect: maybe"), InputFormat.YAML))
                .isNotEmpty();
        for (String shipped : List.of("belt-and-road", "digital-economy")) {
            try (InputStream in = TaxonomySource.class.getResourceAsStream("/taxonomy/" + shipped + ".yaml")) {
                String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
            }
        }
    }

    private static Schema schema() throws IOException {
        try (InputStream in = TaxonomySource.class.getResourceAsStream("topic.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(in), InputFormat.JSON);
        }
    }

    private Loaded loaded(String yaml) throws IOException {
        Files.writeString(directory.resolve("tea.yaml"), yaml);
        return (Loaded) TaxonomySource.directory(directory).read();
    }

    private Refused refused(String yaml) throws IOException {
        Files.writeString(directory.resolve("tea.yaml"), yaml);
        return (Refused) TaxonomySource.directory(directory).read();
    }
}
