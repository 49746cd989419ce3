package org.silkwire.standalone.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * An installed Java.
 *
 * @param home the directory that holds {@code bin} and {@code release}
 * @param feature its version's first number, such as 25
 */
record JavaHome(Path home, int feature) {

    /** The one to go on with: the version needed exactly, else the oldest that is newer; of equals the first. */
    static Optional<JavaHome> chooseJava(List<JavaHome> candidates) {
        return candidates.stream()
                .filter(java -> java.feature >= Launch.NEEDED)
                .min(Comparator.comparingInt(JavaHome::feature));
    }

    /** What stands in a directory, or empty where that is no Java that can be run and tells its version. */
    static Optional<JavaHome> at(Path home) {
        if (!Files.isExecutable(executable(home))) {
            return Optional.empty();
        }
        try (Reader release = Files.newBufferedReader(home.resolve("release"))) {
            Properties properties = new Properties();
            properties.load(release);
            return feature(properties.getProperty("JAVA_VERSION", "")).map(feature -> new JavaHome(home, feature));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Of a version as {@code release} states it, in quotes: {@code "25.0.1"}, {@code "17.0.15"}, and before Java 9
     * {@code "1.8.0_452"}.
     */
    static Optional<Integer> feature(String stated) {
        String[] numbers = stated.replace("\"", "").split("[^0-9]", 3);
        try {
            int first = Integer.parseInt(numbers[0]);
            return Optional.of(first == 1 && numbers.length > 1 ? Integer.parseInt(numbers[1]) : first);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Path executable() {
        return executable(home);
    }

    private static Path executable(Path home) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "java.exe" : "java");
    }

    @Override
    public String toString() {
        return feature + " (" + home + ")";
    }
}
