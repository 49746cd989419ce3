package org.silkwire.classifier.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.score.Assessment;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import org.silkwire.contract.Story;

/**
 * Judges a text by the taxonomy as its files are now. They are read when the first text comes, and again when they have
 * changed since. For any number of threads.
 */
public final class TextJudge {
    private final @Nullable Path directory;
    private @Nullable Loaded loaded;

    /**
     * How near the text came to one topic.
     *
     * @param confidence calibrated probability that the text belongs to the topic, 0..1
     * @param vetoed whether a term refused it
     * @param relevance null where it doesn't belong
     * @param evidence strongest first, what speaks against it last; also where it doesn't belong
     */
    public record Judgement(
            String topic,
            String label,
            double confidence,
            boolean vetoed,
            Story.@Nullable Relevance relevance,
            List<String> subtopics,
            List<Story.Evidence> evidence) {
        public Judgement {
            subtopics = List.copyOf(subtopics);
            evidence = List.copyOf(evidence);
        }
    }

    private record Loaded(Map<Path, FileTime> files, Classifier classifier, Map<String, String> labels) {}

    /**
     * @param directory of topic files; null for those that come with the program
     */
    public TextJudge(@Nullable Path directory) {
        this.directory = directory;
    }

    /**
     * One judgement for each topic.
     *
     * @throws IllegalStateException where the taxonomy can't be used, listing what is wrong
     */
    public List<Judgement> judge(String title, String text) {
        Loaded current = loaded();
        return current.classifier().assess(title, text).stream()
                .map(each -> judgement(each, current.labels().getOrDefault(each.topic(), each.topic())))
                .toList();
    }

    private static Judgement judgement(Assessment assessment, String label) {
        return new Judgement(
                assessment.topic(),
                label,
                assessment.confidence(),
                assessment.vetoed(),
                assessment.match().map(Story.TopicMatch::relevance).orElse(null),
                assessment.match().map(Story.TopicMatch::subtopics).orElse(List.of()),
                assessment.evidence());
    }

    private synchronized Loaded loaded() {
        Map<Path, FileTime> files = files();
        Loaded before = loaded;
        if (before != null && before.files().equals(files)) {
            return before;
        }
        TaxonomySource source = directory == null ? TaxonomySource.shipped() : TaxonomySource.directory(directory);
        return switch (Classifier.load(source)) {
            case TaxonomyOutcome.Loaded(Taxonomy taxonomy) -> {
                Map<String, String> labels =
                        taxonomy.topics().stream().collect(Collectors.toMap(Topic::id, Topic::label));
                Loaded now = new Loaded(files, Classifier.of(taxonomy), labels);
                loaded = now;
                yield now;
            }
            case TaxonomyOutcome.Refused(var problems) ->
                throw new IllegalStateException("the taxonomy is refused: "
                        + problems.stream().map(Object::toString).collect(Collectors.joining("; ")));
        };
    }

    private Map<Path, FileTime> files() {
        if (directory == null) {
            return Map.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toMap(file -> file, TextJudge::changed));
        } catch (IOException e) {
            throw new UncheckedIOException("the taxonomy can't be read from " + directory, e);
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the taxonomy can't be read from " + file, e);
        }
    }
}
