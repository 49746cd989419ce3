package org.silkwire.classifier.score;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.silkwire.classifier.taxonomy.Topic.Sample;
import org.silkwire.contract.Story.TopicMatch;

/** Compares a verdict with the one that a taxonomy's author expects. */
final class SampleCheck {
    private SampleCheck() {}

    /** What to tell the author, or empty where the test is passed. */
    static Optional<String> failure(Sample sample, Assessment assessment) {
        String expected = sample.expected() == null ? "none" : name(sample.expected());
        String found = assessment.match().map(m -> name(m.relevance())).orElse("none");
        if (!expected.equals(found)) {
            return Optional.of("the test \"%s\" found %s with %.2f points (%s), expected %s"
                    .formatted(sample.title(), found, assessment.points(), reasons(assessment), expected));
        }
        List<String> subtopics = assessment.match().map(TopicMatch::subtopics).orElse(List.of());
        if (!subtopics.containsAll(sample.subtopics())) {
            return Optional.of("the test \"%s\" found the sub-topics %s (%s), expected at least %s"
                    .formatted(sample.title(), subtopics, reasons(assessment), sample.subtopics()));
        }
        return Optional.empty();
    }

    private static String name(Enum<?> relevance) {
        return relevance.name().toLowerCase(Locale.ROOT);
    }

    private static String reasons(Assessment assessment) {
        if (assessment.vetoed()) {
            return "vetoed";
        }
        String reasons = assessment.evidence().stream()
                .limit(8)
                .map(e -> "%s %+.1f".formatted(e.term(), e.points()))
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "no term found" : reasons;
    }
}
