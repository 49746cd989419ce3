package org.silkwire.standalone.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks where Java is usually installed, first where the user says. */
final class JavaSearch {
    private static final List<String> NAMED_BY = List.of("SILKWIRE_JAVA_HOME", "JAVA_HOME");

    /** What to look in, by the name that a message gives it; a directory holds homes or is one. */
    private final Map<String, List<Path>> places = new LinkedHashMap<>();

    /**
     * @param environment a variable's value by its name, null where it is unset
     * @param javaHome of the running JVM
     * @param userHome the user's directory
     * @param root of the file system, other than {@code /} in tests
     */
    JavaSearch(Function<String, @Nullable String> environment, Path javaHome, Path userHome, Path root) {
        for (String variable : NAMED_BY) {
            places.put(variable, named(environment.apply(variable)));
        }
        childrenOf(root.resolve("usr/lib/jvm"));
        Path beside = javaHome.toAbsolutePath().getParent();
        if (beside != null) {
            childrenOf(beside);
        }
        childrenOf(userHome.resolve(".sdkman/candidates/java"));
        childrenOf(userHome.resolve(".jdks"));
        childrenOf(root.resolve("opt/java"));
        childrenOf(root.resolve("Library/Java/JavaVirtualMachines"));
    }

    static JavaSearch ofThisMachine() {
        return new JavaSearch(
                System::getenv,
                Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("user.home")),
                Path.of("/"));
    }

    private static List<Path> named(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return List.of();
        }
        try {
            return List.of(Path.of(value));
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private void childrenOf(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(directory, Files::isDirectory)) {
            listed.forEach(children::add);
        } catch (IOException e) {
            // Most machines have but one or two of these directories.
        }
        children.sort(null);
        places.put(directory.toString(), children);
    }

    /** The names of what was looked in, in order. */
    List<String> places() {
        return List.copyOf(places.keySet());
    }

    /** Every Java found, in the order of the places. */
    List<JavaHome> find() {
        List<JavaHome> found = new ArrayList<>();
        for (List<Path> candidates : places.values()) {
            for (Path candidate : candidates) {
                JavaHome.at(candidate)
                        .or(() -> JavaHome.at(candidate.resolve("Contents/Home")))
                        .filter(java -> !found.contains(java))
                        .ifPresent(found::add);
            }
        }
        return found;
    }
}
