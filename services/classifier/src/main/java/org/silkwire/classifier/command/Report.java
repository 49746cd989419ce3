package org.silkwire.classifier.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.silkwire.classifier.command.Metrics.Interval;
import org.silkwire.classifier.command.Metrics.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** The figures of an evaluation, for people or for programs. */
final class Report {
    private static final int TITLE = 90;
    private static final int REASONS = 6;

    private final Map<String, List<Judged>> byTopic;

    Report(List<Judged> judged) {
        byTopic = judged.stream()
                .collect(Collectors.groupingBy(j -> j.assessment().topic(), LinkedHashMap::new, Collectors.toList()));
    }

    /** {@code {"topics": {"belt-and-road": {"items":, "precision":, …}, …}}}. */
    String json() {
        return new JsonMapper().writeValueAsString(figures());
    }

    Map<String, Object> figures() {
        Map<String, Object> topics = new LinkedHashMap<>();
        byTopic.forEach((topic, judged) -> {
            Map<String, Object> figures = figures(outcomes(judged));
            hard(judged).ifPresent(hard -> {
                figures.put("hardNegatives", hard.items());
                figures.put("hardNegativesKeptOff", hard.items() - hard.falsePositives());
            });
            figures.put("byLanguage", parts(judged, j -> j.text().language()));
            figures.put("bySource", parts(judged, j -> j.text().source()));
            topics.put(topic, figures);
        });
        return Map.of("topics", topics);
    }

    private static Map<String, Object> parts(List<Judged> judged, Function<Judged, String> part) {
        Map<String, Object> parts = new LinkedHashMap<>();
        split(judged, part).forEach((key, some) -> parts.put(key, figures(outcomes(some))));
        return parts;
    }

    private static Map<String, List<Judged>> split(List<Judged> judged, Function<Judged, String> part) {
        return judged.stream().collect(Collectors.groupingBy(part, TreeMap::new, Collectors.toList()));
    }

    /** What was marked as hard and isn't labelled so; empty where nothing is. */
    private static Optional<Metrics> hard(List<Judged> judged) {
        List<Outcome> hard = judged.stream()
                .filter(j -> j.text().hard() && !j.actual())
                .map(Judged::outcome)
                .toList();
        return hard.isEmpty() ? Optional.empty() : Optional.of(Metrics.of(hard));
    }

    private static Map<String, Object> figures(List<Outcome> outcomes) {
        Metrics metrics = Metrics.of(outcomes);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("items", metrics.items());
        figures.put("positives", metrics.positives());
        figures.put("precision", metrics.precision());
        figures.put("recall", metrics.recall());
        figures.put("f1", metrics.f1());
        Interval interval = Metrics.bootstrap(outcomes, Metrics::f1);
        figures.put("f1Interval", List.of(interval.low(), interval.high()));
        figures.put("prAuc", metrics.prAuc());
        figures.put("brier", metrics.brier());
        figures.put("ece", metrics.ece());
        return figures;
    }

    void print(PrintWriter out) {
        byTopic.forEach((topic, judged) -> print(topic, judged, out));
    }

    private static void print(String topic, List<Judged> judged, PrintWriter out) {
        List<Outcome> outcomes = outcomes(judged);
        Metrics metrics = Metrics.of(outcomes);
        out.printf("%n%s: %d texts, %d of them labelled so%n", topic, metrics.items(), metrics.positives());
        printFigure("precision", metrics.precision(), Metrics.bootstrap(outcomes, Metrics::precision), out);
        printFigure("recall", metrics.recall(), Metrics.bootstrap(outcomes, Metrics::recall), out);
        printFigure("F1", metrics.f1(), Metrics.bootstrap(outcomes, Metrics::f1), out);
        out.printf("  PR-AUC %.3f  Brier %.3f  ECE %.3f%n", metrics.prAuc(), metrics.brier(), metrics.ece());
        hard(judged)
                .ifPresent(hard -> out.printf(
                        "  hard negatives kept off: %d of %d (%.1f %%)%n",
                        hard.items() - hard.falsePositives(),
                        hard.items(),
                        100.0 * (hard.items() - hard.falsePositives()) / hard.items()));
        printParts("language", judged, j -> j.text().language(), out);
        printParts("source", judged, j -> j.text().source(), out);
        printReliability(outcomes, out);
        printThresholds(outcomes, out);
        printErrors("wrongly taken in", judged, true, out);
        printErrors("missed", judged, false, out);
    }

    private static void printFigure(String name, double figure, Interval interval, PrintWriter out) {
        out.printf("  %-9s %.3f  (95 %% %.3f to %.3f)%n", name, figure, interval.low(), interval.high());
    }

    private static void printParts(String name, List<Judged> judged, Function<Judged, String> part, PrintWriter out) {
        out.printf("  by %s: texts, labelled so, precision, recall, F1 (95 %%), PR-AUC, Brier, ECE%n", name);
        split(judged, part).forEach((key, some) -> {
            List<Outcome> outcomes = outcomes(some);
            Metrics m = Metrics.of(outcomes);
            Interval f1 = Metrics.bootstrap(outcomes, Metrics::f1);
            out.printf(
                    "    %-40s %5d %4d  %.3f %.3f %.3f (%.3f to %.3f) %.3f %.3f %.3f%n",
                    key,
                    m.items(),
                    m.positives(),
                    m.precision(),
                    m.recall(),
                    m.f1(),
                    f1.low(),
                    f1.high(),
                    m.prAuc(),
                    m.brier(),
                    m.ece());
        });
    }

    private static void printReliability(List<Outcome> outcomes, PrintWriter out) {
        out.println("  by confidence: texts, mean confidence, share labelled so");
        Metrics.reliability(outcomes)
                .forEach(bin -> out.printf("    %5d  %.3f %.3f%n", bin.items(), bin.confidence(), bin.share()));
    }

    private static void printThresholds(List<Outcome> outcomes, PrintWriter out) {
        out.println("  by threshold of confidence: precision, recall, F1");
        for (int percent = 10; percent <= 90; percent += 10) {
            double threshold = percent / 100.0;
            Metrics m = Metrics.of(outcomes.stream()
                    .map(o -> new Outcome(o.probability(), o.probability() >= threshold, o.actual()))
                    .toList());
            out.printf("    %.2f  %.3f %.3f %.3f%n", threshold, m.precision(), m.recall(), m.f1());
        }
    }

    private static void printErrors(String name, List<Judged> judged, boolean predicted, PrintWriter out) {
        List<Judged> errors = judged.stream()
                .filter(j -> j.predicted() == predicted && j.actual() != predicted)
                .toList();
        out.printf("  %s: %d%n", name, errors.size());
        for (Judged error : errors) {
            LabelledText text = error.text();
            String title =
                    text.title().length() <= TITLE ? text.title() : text.title().substring(0, TITLE) + '…';
            out.printf(
                    "    %s [%s] %.2f %s%n      %s%n",
                    text.id(), text.language(), error.assessment().confidence(), title, reasons(error));
        }
    }

    private static String reasons(Judged error) {
        if (error.assessment().vetoed()) {
            return "vetoed";
        }
        String reasons = error.assessment().evidence().stream()
                .limit(REASONS)
                .map(e -> "%s (%s) %+.1f".formatted(e.text(), e.group(), e.points()))
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "no evidence" : reasons.replaceAll("\\s+", " ");
    }

    private static List<Outcome> outcomes(List<Judged> judged) {
        return judged.stream().map(Judged::outcome).toList();
    }
}
