package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shipped, by the CycloneDX list that the build puts into the jar, comes under licences that go with Apache 2.0. */
class LicencesTest {
    private static final Path LIST = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    /** Permissive ones, and those with a copyleft that ends at the library's own files. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "ISC",
            "0BSD",
            // Three clauses of BSD, by another name.
            "Go License",
            "Unicode-3.0",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "EDL-1.0",
            "LGPL-2.1-only",
            // JDOM's.
            "Similar to Apache License but with the acknowledgment clause removed");

    /** What states another licence than its own file LICENSE. */
    private static final Map<String, String> MISSTATED = Map.of("de.bwaldvogel:liblinear", "BSD-3-Clause");

    @Test
    void everyComponentStatesALicenceThatIsAllowed() throws IOException {
        TreeMap<String, Set<String>> components = new TreeMap<>();
        for (JsonNode component : new JsonMapper().readTree(LIST.toFile()).path("components")) {
            Set<String> licences = component
                    .path("licenses")
                    .valueStream()
                    .flatMap(each -> each.has("expression")
                            ? each.path("expression").asString().transform(LicencesTest::alternatives)
                            : java.util.stream.Stream.of(each.path("license")
                                    .path("id")
                                    .asString(each.path("license").path("name").asString(""))))
                    .collect(Collectors.toCollection(TreeSet::new));
            String name = component.path("group").asString("") + ":"
                    + component.path("name").asString();
            String truly = MISSTATED.get(name);
            components.put(name, truly == null ? licences : Set.of(truly));
        }
        Files.createDirectories(Path.of("target/operations"));
        Files.writeString(
                Path.of("target/operations/licences.txt"),
                components.entrySet().stream()
                        .map(each -> each.getKey() + "  " + String.join(", ", each.getValue()))
                        .collect(Collectors.joining("\n", "", "\n")));

        assertThat(components).hasSizeGreaterThan(50);
        assertThat(components.entrySet().stream()
                        .filter(each -> !each.getKey().startsWith("org.silkwire:"))
                        // Where there are several, the licensee chooses.
                        .filter(each -> each.getValue().stream().noneMatch(ALLOWED::contains))
                        .map(Object::toString))
                .isEmpty();
    }

    private static java.util.stream.Stream<String> alternatives(String expression) {
        return java.util.Arrays.stream(expression.split(" OR | AND |[()]"));
    }
}
