package org.silkwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/testkit/"))
            .importPackages("org.silkwire");

    /** Classes that break each rule on purpose. */
    private static final JavaClasses COUNTEREXAMPLES =
            new ClassFileImporter().importPackages("org.silkwire.architecture.counterexample");

    static Stream<String> rules() {
        return Rules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeeps(String rule) {
        Rules.all().get(rule).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aCounterexampleIsCaughtBy(String rule) {
        assertThat(Rules.all().get(rule).allowEmptyShould(true).evaluate(COUNTEREXAMPLES).hasViolation())
                .isTrue();
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(PRODUCT.stream().map(each -> each.getPackageName().split("\\.")[2]))
                .contains("contract", "fetcher", "classifier", "standalone");
    }
}
