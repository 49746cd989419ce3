package org.silkwire.classifier.score;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fits a head to labelled texts; LIBLINEAR (Fan et al. 2008) stops here. Deterministic. */
final class HeadTrainer {
    private static final long SEED = 20260101;
    private static final double TOLERANCE = 0.001;
    private static final int MOST_ITERATIONS = 300;
    private static final int INNER_FOLDS = 5;
    /** A feature of one text alone says nothing about others. */
    private static final int FEWEST_TEXTS = 2;
    /** With fewer positive texts than these, words would be learned by heart: the rules' measures alone are weighed. */
    private static final int WORDS_NEED = 150;

    /**
     * A labelled text as the head sees it.
     *
     * @param features null where the rules are silent
     * @param copies how many texts it counts as
     * @param group texts of one group stay together when folds are made
     */
    record Example(@Nullable Features features, boolean positive, int copies, String group) {}

    private final double cost;

    HeadTrainer(double cost) {
        this.cost = cost;
    }

    /** Fits the weights to all examples, and the calibration to what heads of other folds say about each. */
    Head train(List<Example> examples) {
        boolean words = examples.stream().filter(Example::positive).count() >= WORDS_NEED;
        List<double[]> judged = new ArrayList<>();
        int[] folds = Folds.of(examples.stream().map(Example::group).toList(), INNER_FOLDS);
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            Head head = fit(select(examples, folds, fold, false), words);
            for (Example example : select(examples, folds, fold, true)) {
                if (example.features() != null) {
                    judged.add(
                            new double[] {head.score(example.features()), example.positive() ? 1 : 0, example.copies()
                            });
                }
            }
        }
        double[] platt = platt(judged);
        return fit(examples, words).calibratedBy(platt[0], platt[1]);
    }

    static List<Example> select(List<Example> examples, int[] folds, int fold, boolean inside) {
        List<Example> selected = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            if (folds[i] == fold == inside) {
                selected.add(examples.get(i));
            }
        }
        return selected;
    }

    private Head fit(List<Example> examples, boolean words) {
        int[] texts = new int[Features.BUCKETS];
        int silent = 0;
        int silentPositive = 0;
        int rows = 0;
        for (Example example : examples) {
            if (example.features() == null) {
                silent += example.copies();
                silentPositive += example.positive() ? example.copies() : 0;
            } else {
                rows += example.copies();
                if (words) {
                    example.features().visitGrams((bucket, value, source, first, last) -> texts[bucket]++);
                    example.features().visitTerms((bucket, value) -> texts[bucket]++);
                }
            }
        }
        Problem problem = new Problem();
        problem.n = 1 + Features.DENSE + Features.BUCKETS;
        problem.l = rows;
        problem.x = new Feature[rows][];
        problem.y = new double[rows];
        int row = 0;
        for (Example example : examples) {
            if (example.features() != null) {
                Feature[] vector = vector(example.features(), texts);
                for (int copy = 0; copy < example.copies(); copy++) {
                    problem.x[row] = vector;
                    problem.y[row++] = example.positive() ? 1 : 0;
                }
            }
        }
        // Drawn in to one in a hundred, where there are few such texts to count.
        double silence = (silentPositive + 0.5) / (silent + 50);
        if (row == 0) {
            return new Head(new float[Features.DENSE], new float[Features.BUCKETS], 0, 1, 0, silence);
        }
        return head(problem, silence);
    }

    private Head head(Problem problem, double silence) {
        Linear.disableDebugOutput();
        Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE, MOST_ITERATIONS, 0.1);
        parameter.setRandom(new Random(SEED));
        Model model = Linear.train(problem, parameter);
        double[] weights = model.getFeatureWeights();
        // LIBLINEAR's first label is the one it met first.
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        float[] dense = new float[Features.DENSE];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = (float) (sign * weights[1 + i]);
        }
        float[] hashed = new float[Features.BUCKETS];
        for (int i = 0; i < hashed.length; i++) {
            // Rounded here already, so that a head says the same before and after it was written.
            hashed[i] = Float.float16ToFloat(Float.floatToFloat16((float) (sign * weights[1 + dense.length + i])));
        }
        return new Head(dense, hashed, sign * weights[0], 1, 0, silence);
    }

    private static Feature[] vector(Features features, int[] texts) {
        NavigableMap<Integer, Float> values = new TreeMap<>();
        features.visitTerms((bucket, value) -> add(bucket, value, values, texts));
        features.visitGrams((bucket, value, source, first, last) -> add(bucket, value, values, texts));
        Feature[] vector = new Feature[1 + Features.DENSE + values.size()];
        int i = 0;
        vector[i++] = new FeatureNode(1, 1);
        for (float measure : features.dense) {
            vector[i] = new FeatureNode(i + 1, measure);
            i++;
        }
        for (Map.Entry<Integer, Float> value : values.entrySet()) {
            vector[i++] = new FeatureNode(2 + Features.DENSE + value.getKey(), value.getValue());
        }
        return vector;
    }

    private static void add(int bucket, float value, Map<Integer, Float> values, int[] texts) {
        if (texts[bucket] >= FEWEST_TEXTS) {
            values.merge(bucket, value, Float::sum);
        }
    }

    /**
     * Fits confidence = logistic(slope · score + intercept) by Newton's method, to targets drawn in from 0 and 1 as Platt
     * proposes, so that few examples don't make it overconfident.
     *
     * @param judged score, label and weight of each
     */
    private static double[] platt(List<double[]> judged) {
        double positives = judged.stream().mapToDouble(j -> j[1] * j[2]).sum();
        double negatives = judged.stream().mapToDouble(j -> (1 - j[1]) * j[2]).sum();
        if (positives == 0 || negatives == 0) {
            return new double[] {1, 0};
        }
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (negatives + 2);
        double slope = 1;
        double intercept = 0;
        for (int step = 0; step < 50; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 1e-6;
            double h01 = 0;
            double h11 = 1e-6;
            for (double[] one : judged) {
                double p = 1 / (1 + Math.exp(-(slope * one[0] + intercept)));
                double error = (p - (one[1] > 0 ? high : low)) * one[2];
                double curve = Math.max(p * (1 - p), 1e-9) * one[2];
                g0 += error * one[0];
                g1 += error;
                h00 += curve * one[0] * one[0];
                h01 += curve * one[0];
                h11 += curve;
            }
            double determinant = h00 * h11 - h01 * h01;
            double ds = (h11 * g0 - h01 * g1) / determinant;
            double di = (h00 * g1 - h01 * g0) / determinant;
            double damping = Math.min(1, 1 / Math.max(Math.abs(ds), Math.abs(di)));
            slope -= ds * damping;
            intercept -= di * damping;
            if (Math.abs(ds) + Math.abs(di) < 1e-9) {
                break;
            }
        }
        return new double[] {slope, intercept};
    }
}
