package org.silkwire.classifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClassifierCommandsTest {
    private static final String TEA = """
            topic: tea-trade
            labels: {en: Tea trade}
            thresholds: {mention: 5, about: 9}
            groups:
              names: {points: 5, cap: 12, terms: {en: [tea trade]}}
            tests:
              - {title: The tea trade, expect: about}
            """;

    @TempDir
    Path directory;

    private String in = "The tea trade\nA text.";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "program")
    static final class Program {}

    @BeforeEach
    void writeTaxonomy() throws IOException {
        Files.writeString(directory.resolve("tea.yaml"), TEA);
    }

    @Test
    void evaluatePrintsFiguresAsJson() throws IOException {
        Path file = labelled("""
                {"id":"1","title":"The tea trade","text":"","lang":"en","labels":{"tea-trade":1},"more":[1]}
                {"id":"2","title":"The tea trade","text":"","lang":"en","labels":{"tea-trade":0}}

                {"id":"3","title":"Weather","text":"","lang":"en","labels":{"tea-trade":0,"coffee":1}}
                """);
        assertThat(run("evaluate", file.toString(), "--json", "--taxonomy", directory.toString()))
                .isZero();
        JsonNode figures = new JsonMapper().readTree(out.toString()).at("/topics/tea-trade");
        assertThat(figures.get("items").intValue()).isEqualTo(3);
        assertThat(figures.get("precision").doubleValue()).isEqualTo(0.5);
        assertThat(figures.get("recall").doubleValue()).isEqualTo(1);
        assertThat(figures.get("f1").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(figures.get("ece").doubleValue()).isBetween(0.2, 0.4);
    }

    @Test
    void evaluateShowsEachErrorWithItsEvidence() throws IOException {
        Path file = labelled("{\"id\":\"odd\",\"title\":\"The tea trade\",\"text\":\"\",\"labels\":{\"tea-trade\":0}}");
        assertThat(run("evaluate", file.toString(), "--taxonomy", directory.toString()))
                .isZero();
        assertThat(out.toString()).contains("wrongly taken in: 1", "odd [und]", "tea trade (names) +10.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"a","text":"b"}                                  | found nothing as "labels", expected an object
            {"title":"a","text":"b","labels":{"tea-trade":2}}         | found 2 as "labels.tea-trade", expected 0 or 1
            {"title":"a","text":"b","labels":{"tea-trade":"1"}}       | found "1" as "labels.tea-trade", expected 0 or 1
            {"title":7,"text":"b","labels":{"tea-trade":1}}           | found 7 as "title", expected a string
            {"title":"a",                                             | expected one object a line
            []                                                        | found [], expected an object
            """)
    void aBadLineIsNamed(String line, String message) throws IOException {
        Path file = labelled("{\"title\":\"a\",\"text\":\"b\",\"labels\":{\"tea-trade\":1}}\n" + line);
        assertThat(run("evaluate", file.toString(), "--taxonomy", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("labelled.jsonl:2: ", message).doesNotContain("\tat ");
    }

    @Test
    void allBadLinesAreNamedAtOnce() throws IOException {
        Path file = labelled("[]\n{\"title\":\"a\",\"text\":\"b\",\"labels\":{\"tea-trade\":1}}\n7\n");
        assertThat(run("evaluate", file.toString(), "--taxonomy", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("labelled.jsonl:1: found []", "labelled.jsonl:3: found 7");
    }

    @Test
    void evaluateTellsHardTextsLanguagesAndSourcesApart() throws IOException {
        Path file = labelled("""
                {"title":"The tea trade in the harbour","text":"","labels":{"tea-trade":0},"hard":true,"source":"a"}
                {"title":"A song about the weather in May","text":"","labels":{"tea-trade":0},"hard":true,"source":"a"}
                {"title":"Prices of the tea trade go up","text":"","labels":{"tea-trade":1},"source":"b"}
                """);
        assertThat(run("evaluate", file.toString(), "--taxonomy", directory.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("hard negatives kept off: 1 of 2 (50.0 %)", "by confidence: texts, mean confidence");
        out.getBuffer().setLength(0);
        assertThat(run("evaluate", file.toString(), "--json", "--taxonomy", directory.toString()))
                .isZero();
        JsonNode figures = new JsonMapper().readTree(out.toString()).at("/topics/tea-trade");
        assertThat(figures.get("hardNegativesKeptOff").intValue()).isEqualTo(1);
        assertThat(figures.at("/bySource/b/f1").doubleValue()).isEqualTo(1);
        assertThat(figures.at("/bySource/a/precision").doubleValue()).isZero();
    }

    @Test
    void missingFilesAndForeignTopicsAreNamed() throws IOException {
        assertThat(run("evaluate", directory.resolve("none.jsonl").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("none.jsonl: found no file");
        Path file = labelled("{\"title\":\"a\",\"text\":\"b\",\"labels\":{\"coffee\":1}}");
        assertThat(run("evaluate", file.toString(), "--taxonomy", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("found no label for a topic of the taxonomy");
    }

    @Test
    void explainTakesTheFirstLineAsTitle() {
        assertThat(run("explain", "--taxonomy", directory.toString())).isZero();
        assertThat(out.toString()).contains("tea-trade: about", "tea trade", "title 4–13");
        out.getBuffer().setLength(0);
        assertThat(run("explain", "--json", "--taxonomy", directory.toString())).isZero();
        JsonNode assessment = new JsonMapper().readTree(out.toString()).at("/assessments/0");
        assertThat(assessment.get("topic").stringValue()).isEqualTo("tea-trade");
        assertThat(assessment.at("/match/evidence/0/text").stringValue()).isEqualTo("tea trade");
    }

    @Test
    void lintNamesEveryProblemAndFails() throws IOException {
        assertThat(run("lint", directory.toString())).isZero();
        assertThat(out.toString()).contains("tea.yaml: tea-trade, 1 terms", "1 tests passed", "sha256 ");
        Files.writeString(directory.resolve("tea.yaml"), TEA.replace("expect: about", "expect: none"));
        assertThat(run("lint", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("tea.yaml:7:", "expected none");
    }

    @Test
    void lintReadsTheRulesForNamesToo() throws IOException {
        Path rules = Files.createDirectory(directory.resolve("enrich"));
        Files.writeString(rules.resolve("organisations.yaml"), "- {name: Tea Board, names: [Board of Tea]}\n");
        assertThat(run("lint", directory.toString())).isZero();
        Files.writeString(rules.resolve("organisations.yaml"), "- {name: Tea Board,\n   nams: [Board of Tea]}\n");
        assertThat(run("lint", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("organisations.yaml:2: [1] holds 'nams'; expected only");
    }

    @Test
    void explainListsTheFactsWithTheWordsTheyRestOn() throws IOException {
        in = "Kenya's tea trade\nTea exports will reach $2bn by 2035, the World Bank said.";
        assertThat(run("explain", "--taxonomy", directory.toString())).isZero();
        assertThat(out.toString())
                .contains("country       KE  «Kenya» title 0–5")
                .contains("organisation  World Bank, Q7164  «World Bank» text ")
                .contains("amount        USD 2,000,000,000, target, Tea exports, by 2035  «$2bn» text ");
    }

    @Test
    void trainWritesAHeadThatTheTaxonomyThenUses() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("{\"title\":\"%s %d\",\"text\":\"tea trade\",\"labels\":{\"tea-trade\":%d}}"
                    .formatted(i % 2 == 0 ? "Tea trade" : "Song", i, (i + 1) % 2));
        }
        Path file = labelled(String.join("\n", lines));
        String taxonomy = directory.toString();
        assertThat(run(
                        "train",
                        file.toString(),
                        "--taxonomy",
                        taxonomy,
                        "--out",
                        taxonomy,
                        "--cross-validate",
                        "--emphasis",
                        file + "=2",
                        "--mix",
                        "tea-trade=" + file))
                .isZero();
        assertThat(out.toString()).contains("cross-validated", "tea-trade: 40 texts", "tea-trade.bin: ");
        assertThat(directory.resolve("model/tea-trade.bin")).isNotEmptyFile();
        assertThat(run("lint", taxonomy)).isZero();
        assertThat(out.toString()).contains("learned head");
    }

    @Test
    void trainNamesWhatItCantUse() throws IOException {
        Path file = labelled("{\"title\":\"a\",\"text\":\"b\",\"labels\":{\"tea-trade\":1}}");
        String taxonomy = directory.toString();
        assertThat(run("train", file.toString(), "--taxonomy", taxonomy, "--out", taxonomy))
                .isEqualTo(2);
        assertThat(err.toString()).contains("labelled 0 and 1");
        assertThat(run("train", file.toString(), "--taxonomy", taxonomy, "--out", taxonomy, "--topic", "coffee"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("found --topic coffee, expected one of [tea-trade]");
        assertThat(run("train", file.toString(), "--taxonomy", taxonomy, "--out", taxonomy, "--emphasis", "x=3"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("found --emphasis x=3");
        assertThat(run("train", file.toString(), "--taxonomy", taxonomy, "--out", taxonomy, "--mix", "coffee=" + file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("found --mix coffee=");
        assertThat(run("train", file.toString(), "--taxonomy", taxonomy)).isEqualTo(2);
        assertThat(err.toString()).contains("found neither --out nor --cross-validate");
    }

    private Path labelled(String lines) throws IOException {
        return Files.writeString(directory.resolve("labelled.jsonl"), lines);
    }

    private int run(String... arguments) {
        CommandLine program = new CommandLine(new Program());
        ClassifierCommands.mountOn(program, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
        program.setOut(new PrintWriter(out, true));
        program.setErr(new PrintWriter(err, true));
        return program.execute(arguments);
    }
}
