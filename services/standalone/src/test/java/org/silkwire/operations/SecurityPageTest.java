package org.silkwire.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model in SECURITY.md names tests: they are there. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");

    @Test
    void everyAttackNamesATestThatIsThere() throws IOException {
        Map<String, String> sources = sources();
        TreeSet<String> missing = new TreeSet<>();
        int named = 0;
        Matcher test = TEST.matcher(Files.readString(ROOT.resolve("SECURITY.md")));
        while (test.find()) {
            named++;
            if (!sources.getOrDefault(test.group(1) + ".java", "").contains("void " + test.group(2) + "(")) {
                missing.add(test.group());
            }
        }
        assertThat(named).isGreaterThan(25);
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("services"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> file.toString().contains("src/test/java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), SecurityPageTest::text, String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
