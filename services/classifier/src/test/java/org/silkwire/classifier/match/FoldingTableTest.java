package org.silkwire.classifier.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class FoldingTableTest {
    private static final String REWRITE = "silkwire.folding.rewrite";

    @Test
    void thatWhichIsShippedIsWhatTheRulesSay() {
        assertThat(FoldingTable.shipped())
                .as("the table in resources; after a new version of ICU or of the JDK it is written anew by"
                        + " mvn -pl services/classifier -am test -Dtest=FoldingTableTest -D" + REWRITE + "=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .usingRecursiveComparison()
                .isEqualTo(FoldingTable.byRules());
    }

    @Test
    void isTheSameOnceUnpacked() throws IOException {
        FoldingTable table = FoldingTable.byRules();
        assertThat(FoldingTable.unpack(new ByteArrayInputStream(table.packed())))
                .usingRecursiveComparison()
                .isEqualTo(table);
    }

    @Test
    @EnabledIfSystemProperty(named = REWRITE, matches = "true")
    void isWrittenAnew() throws IOException {
        Path resources = Path.of("src", "main", "resources", "org", "silkwire", "classifier", "match");
        Files.createDirectories(resources);
        Files.write(
                resources.resolve(FoldingTable.RESOURCE), FoldingTable.byRules().packed());
    }
}
