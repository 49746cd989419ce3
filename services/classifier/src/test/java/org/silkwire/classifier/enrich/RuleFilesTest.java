package org.silkwire.classifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.Story;

class RuleFilesTest {
    @TempDir
    private Path directory;

    @Test
    void anAnalystsOrganisationsAndSeriesAreFound() throws IOException {
        write("organisations.yaml", """
                - {name: Caspian Grain Union, names: [里海粮食联盟], wikidata: Q42}
                - name: Aral Port
                  names: [Port of Aral]
                  doubtful: [{names: [Aral], needs: [berths, cargo], unless: [sea]}]
                """);
        write("occasions.yaml", """
                series:
                  - {id: caspian-grain-days, name: Caspian Grain Days, kind: forum, names: [Grain Days]}
                nouns: {en: [Forum]}
                not-names: [Day]
                venue: {en: [held]}
                in: {en: [in]}
                ordinals: {en: {third: 3}}
                """);
        Enricher enricher = Enricher.from(directory);
        Enrichment found = enricher.enrich(GoldenCase.article(
                "",
                "The Caspian Grain Union met at the third Grain Days, held in Baku. Aral got new berths for cargo.",
                "en"));

        assertThat(found.organisations())
                .extracting(Story.Organisation::name)
                .containsExactly("Caspian Grain Union", "Aral Port");
        assertThat(found.organisations().getFirst().wikidata()).isEqualTo("Q42");
        assertThat(found.events()).singleElement().satisfies(occasion -> {
            assertThat(occasion.series()).isEqualTo("caspian-grain-days");
            assertThat(occasion.edition()).isEqualTo(3);
            assertThat(occasion.place()).isEqualTo("Baku");
        });
    }

    @Test
    void whatTheDirectoryDoesNotHoldIsTheOneShipped() {
        Enrichment found = Enricher.from(directory)
                .enrich(GoldenCase.article("", "The World Bank spoke at the 133rd Canton Fair.", "en"));

        assertThat(found.organisations()).extracting(Story.Organisation::name).containsExactly("World Bank");
        assertThat(found.events()).extracting(Story.Occasion::series).containsExactly("canton-fair");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            - {name: A, names: [B], wikidata: X1} | :1: [1] has the wikidata id 'X1'; expected one such as Q7164
            - {name: A, names: [B]}\\n- {name: C, nams: [D]} | :2: [2] holds 'nams'; expected only country, doubtful, name, names, wikidata
            - {name: A, names: [B, yes]} | :1: [1].names[2] is 'yes'; expected a text, in quotes
            - {name: A, names: [B], country: UK} | :1: [1] has the country 'UK'; expected an ISO 3166-1 alpha-2 code
            - {names: [B]} | :1: [1].name is empty; expected a text
            - {name: A, names: [B]}\\n\\n- {name: C, names: {D: E}} | :3: [2].names is a map; expected a text
            - {name: A, name: B, names: []} | :1: [1] holds the key 'name' a second time; expected each once
            - {name: A, names: ['--']} | :1: [1].names[1] is no phrase: '--' holds no word; expected at least one letter, digit or sign
            name: A | :1: is a map; expected a list
            - [ | can't be read as YAML
            """)
    void aFaultIsToldWithFileLineAndWhatWasExpected(String yaml, String complaint) throws IOException {
        Path file = write("organisations.yaml", yaml.replace("\\n", "\n"));

        assertThatExceptionOfType(InvalidRulesException.class)
                .isThrownBy(() -> Enricher.from(directory))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(complaint);
    }

    @Test
    void aSeriesOfAnUnknownKindIsRefused() throws IOException {
        Path file = write("occasions.yaml", """
                series:
                  - id: a
                    name: A
                    kind: party
                """);

        assertThatExceptionOfType(InvalidRulesException.class)
                .isThrownBy(() -> Enricher.from(directory))
                .withMessage(file + ":4: series[1].kind is 'party'; expected forum or agreement");
    }

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(directory.resolve(name), yaml);
    }
}
