package org.silkwire.classifier.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** How well predictions agree with labels. */
record Metrics(
        int items,
        int positives,
        int truePositives,
        int falsePositives,
        int falseNegatives,
        double prAuc,
        double brier,
        double ece) {
    private static final int BINS = 10;
    private static final int RESAMPLES = 1000;
    private static final long SEED = 20260101;

    /**
     * One text and topic.
     *
     * @param probability that it belongs to the topic, 0..1
     * @param predicted whether the verdict says so
     * @param actual whether the label does
     */
    record Outcome(double probability, boolean predicted, boolean actual) {}

    /** The 95 % interval of a percentile bootstrap (Efron 1979). */
    record Interval(double low, double high) {}

    static Metrics of(List<Outcome> outcomes) {
        int positives = count(outcomes, o -> o.actual() ? 1 : 0);
        int truePositives = count(outcomes, o -> o.actual() && o.predicted() ? 1 : 0);
        int falsePositives = count(outcomes, o -> !o.actual() && o.predicted() ? 1 : 0);
        double brier = outcomes.stream()
                .mapToDouble(o -> Math.pow(o.probability() - (o.actual() ? 1 : 0), 2))
                .average()
                .orElse(0);
        return new Metrics(
                outcomes.size(),
                positives,
                truePositives,
                falsePositives,
                positives - truePositives,
                averagePrecision(outcomes),
                brier,
                calibrationError(outcomes));
    }

    /** 1 where nothing was predicted, since then nothing was predicted wrongly. */
    double precision() {
        return truePositives + falsePositives == 0 ? 1 : (double) truePositives / (truePositives + falsePositives);
    }

    /** 1 where there was nothing to find. */
    double recall() {
        return positives == 0 ? 1 : (double) truePositives / positives;
    }

    /** The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was predicted. */
    double f1() {
        int denominator = 2 * truePositives + falsePositives + falseNegatives;
        return denominator == 0 ? 1 : 2.0 * truePositives / denominator;
    }

    /** Resamples the items with replacement, from a fixed seed. */
    static Interval bootstrap(List<Outcome> outcomes, ToDoubleFunction<Metrics> figure) {
        Random random = new Random(SEED);
        double[] figures = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<Outcome> sample = new ArrayList<>(outcomes.size());
            for (int j = 0; j < outcomes.size(); j++) {
                sample.add(outcomes.get(random.nextInt(outcomes.size())));
            }
            figures[i] = figure.applyAsDouble(counts(sample));
        }
        Arrays.sort(figures);
        return new Interval(figures[RESAMPLES / 40], figures[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    private static Metrics counts(List<Outcome> outcomes) {
        int positives = count(outcomes, o -> o.actual() ? 1 : 0);
        int truePositives = count(outcomes, o -> o.actual() && o.predicted() ? 1 : 0);
        int falsePositives = count(outcomes, o -> !o.actual() && o.predicted() ? 1 : 0);
        return new Metrics(
                outcomes.size(), positives, truePositives, falsePositives, positives - truePositives, 0, 0, 0);
    }

    private static int count(List<Outcome> outcomes, ToDoubleFunction<Outcome> one) {
        return (int) outcomes.stream().mapToDouble(one).sum();
    }

    /** The area under the precision-recall curve as average precision; equal probabilities are taken at once. */
    private static double averagePrecision(List<Outcome> outcomes) {
        List<Outcome> ranked = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::probability).reversed())
                .toList();
        long positives = ranked.stream().filter(Outcome::actual).count();
        if (positives == 0) {
            return 1;
        }
        double area = 0;
        int found = 0;
        int i = 0;
        while (i < ranked.size()) {
            double probability = ranked.get(i).probability();
            int before = found;
            while (i < ranked.size() && ranked.get(i).probability() == probability) {
                found += ranked.get(i++).actual() ? 1 : 0;
            }
            area += (double) (found - before) / positives * found / i;
        }
        return area;
    }

    /**
     * What was predicted with about the same confidence, for a reliability diagram.
     *
     * @param items how many
     * @param confidence the mean of what was predicted, 0..1
     * @param share how many of them were labelled so, 0..1
     */
    record Bin(int items, double confidence, double share) {}

    /** The outcomes in ten bins of equal width, without those that are empty. */
    static List<Bin> reliability(List<Outcome> outcomes) {
        int[] items = new int[BINS];
        double[] probability = new double[BINS];
        double[] actual = new double[BINS];
        for (Outcome outcome : outcomes) {
            int bin = Math.min(BINS - 1, (int) (outcome.probability() * BINS));
            items[bin]++;
            probability[bin] += outcome.probability();
            actual[bin] += outcome.actual() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (items[bin] > 0) {
                bins.add(new Bin(items[bin], probability[bin] / items[bin], actual[bin] / items[bin]));
            }
        }
        return bins;
    }

    /** Expected calibration error over ten bins of equal width (Guo et al. 2017). */
    private static double calibrationError(List<Outcome> outcomes) {
        double error = 0;
        for (Bin bin : reliability(outcomes)) {
            error += bin.items() * Math.abs(bin.confidence() - bin.share());
        }
        return outcomes.isEmpty() ? 0 : error / outcomes.size();
    }
}
