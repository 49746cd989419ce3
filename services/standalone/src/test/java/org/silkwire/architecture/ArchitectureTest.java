package org.silkwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
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

    static Stream<Named<ArchRule>> rules() {
        return Rules.all().entrySet().stream().map(rule -> Named.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeeps(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aCounterexampleIsCaughtBy(ArchRule rule) {
        assertThat(rule.allowEmptyShould(true).evaluate(COUNTEREXAMPLES).hasViolation())
                .isTrue();
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(PRODUCT.stream()
                        .map(each ->
                                List.of(each.getPackageName().split("\\.", -1)).get(2)))
                .contains("contract", "fetcher", "classifier", "desk", "standalone");
    }
}
