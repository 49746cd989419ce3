package org.silkwire.classifier.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Refused;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of a taxonomy: {@code *.yaml}, one topic each, and {@code model/*.bin}, their learned heads. Reading checks all
 * that can be checked without judging a text; the files' own tests are run by {@code Classifier.load}.
 */
public final class TaxonomySource {
    /** Where the learned heads stand, beside the topics. */
    public static final String MODEL_DIRECTORY = "model";

    private static final int LARGEST_FILE = 4 << 20;

    private final String name;
    private final Contents files;

    private TaxonomySource(String name, Contents files) {
        this.name = name;
        this.files = files;
    }

    private interface Contents {
        SortedMap<String, byte[]> read() throws IOException;
    }

    /** Files that are at hand. */
    public static TaxonomySource of(TaxonomyFiles files) {
        return new TaxonomySource(files.name(), files::contents);
    }

    /** The topics in a directory. */
    public static TaxonomySource directory(Path directory) {
        return new TaxonomySource(directory.toString(), () -> filesOf(directory));
    }

    /** The topics that come with the program. */
    public static TaxonomySource shipped() {
        return new TaxonomySource("classpath:taxonomy", TaxonomySource::resources);
    }

    /** The files as they are now. */
    public TaxonomyFiles files() throws IOException {
        return new TaxonomyFiles(name, files.read());
    }

    /** Reads, and reports the problems of all files at once. */
    public TaxonomyOutcome read() {
        SortedMap<String, byte[]> contents;
        try {
            contents = files.read();
        } catch (IOException e) {
            return new Refused(List.of(new Problem(name, 0, 0, "can't be read: " + e.getMessage())));
        }
        List<Problem> problems = new ArrayList<>();
        List<Topic> topics = new ArrayList<>();
        Map<String, byte[]> heads = new HashMap<>();
        contents.forEach((file, bytes) -> {
            if (file.endsWith(".bin")) {
                heads.put(file.substring(file.lastIndexOf('/') + 1, file.length() - ".bin".length()), bytes);
            } else {
                TopicReader.read(file, new String(bytes, StandardCharsets.UTF_8), problems)
                        .ifPresent(topics::add);
            }
        });
        Set<String> ids = new HashSet<>();
        for (Topic topic : topics) {
            if (!ids.add(topic.id())) {
                problems.add(new Problem(
                        topic.file(),
                        1,
                        1,
                        "found the topic \"%s\" a second time, expected it once".formatted(topic.id())));
            }
        }
        if (topics.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(name, 0, 0, "found no file *.yaml, expected at least one topic"));
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        heads.keySet().retainAll(ids);
        return new Loaded(new Taxonomy(1, new TaxonomyFiles(name, contents).sha256(), topics, heads));
    }

    private static SortedMap<String, byte[]> filesOf(Path directory) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        addFiles(directory, "", ".yaml", contents);
        if (Files.isDirectory(directory.resolve(MODEL_DIRECTORY))) {
            addFiles(directory.resolve(MODEL_DIRECTORY), MODEL_DIRECTORY + "/", ".bin", contents);
        }
        return contents;
    }

    private static void addFiles(Path directory, String prefix, String ending, Map<String, byte[]> contents)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("found no directory, expected one with a file *.yaml per topic");
        }
        List<Path> paths;
        try (Stream<Path> list = Files.list(directory)) {
            paths = list.filter(p -> p.getFileName().toString().endsWith(ending))
                    .toList();
        }
        for (Path path : paths) {
            if (Files.size(path) > LARGEST_FILE) {
                throw new IOException("found %s with %d bytes, expected at most %d"
                        .formatted(path.getFileName(), Files.size(path), LARGEST_FILE));
            }
            contents.put(prefix + path.getFileName(), Files.readAllBytes(path));
        }
    }

    private static SortedMap<String, byte[]> resources() throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        // Spring's resolver also lists jars within jars, which java.nio doesn't.
        PathMatchingResourcePatternResolver resolver =
                new PathMatchingResourcePatternResolver(TaxonomySource.class.getClassLoader());
        for (Resource resource : resolver.getResources("classpath*:taxonomy/*.yaml")) {
            contents.put(resource.getFilename(), bytes(resource));
        }
        for (Resource resource : resolver.getResources("classpath*:taxonomy/" + MODEL_DIRECTORY + "/*.bin")) {
            contents.put(MODEL_DIRECTORY + "/" + resource.getFilename(), bytes(resource));
        }
        return contents;
    }

    private static byte[] bytes(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
