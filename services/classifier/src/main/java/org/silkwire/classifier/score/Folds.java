package org.silkwire.classifier.score;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides examples for cross-validation so that what belongs together is never on both sides. */
final class Folds {
    private Folds() {}

    /** The fold of each example, 0 to {@code folds} - 1: the largest group first, each into the smallest fold. */
    static int[] of(List<String> groups, int folds) {
        Map<String, Integer> sizes = new HashMap<>();
        groups.forEach(group -> sizes.merge(group, 1, Integer::sum));
        Map<String, Integer> foldOf = new HashMap<>();
        int[] filled = new int[folds];
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> {
                    int smallest = 0;
                    for (int fold = 1; fold < folds; fold++) {
                        if (filled[fold] < filled[smallest]) {
                            smallest = fold;
                        }
                    }
                    filled[smallest] += entry.getValue();
                    foldOf.put(entry.getKey(), smallest);
                });
        return groups.stream().mapToInt(foldOf::get).toArray();
    }
}
