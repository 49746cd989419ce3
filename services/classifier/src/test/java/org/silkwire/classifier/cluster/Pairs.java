package org.silkwire.classifier.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How two ways of grouping the same articles agree on pairs.
 *
 * @param both pairs that both put together
 * @param first pairs that the first puts together
 * @param second pairs that the second does
 */
public record Pairs(long both, long first, long second) {

    /** @param first the group of each article, {@code second} the other group of the same article */
    public static Pairs of(List<?> first, List<?> second) {
        Map<Object, Long> sizes1 = new HashMap<>();
        Map<Object, Long> sizes2 = new HashMap<>();
        Map<List<?>, Long> sizesOfBoth = new HashMap<>();
        for (int i = 0; i < first.size(); i++) {
            sizes1.merge(first.get(i), 1L, Long::sum);
            sizes2.merge(second.get(i), 1L, Long::sum);
            sizesOfBoth.merge(List.of(first.get(i), second.get(i)), 1L, Long::sum);
        }
        return new Pairs(pairs(sizesOfBoth), pairs(sizes1), pairs(sizes2));
    }

    /** With the truth first: of the pairs put together, the part that belongs together. */
    public double precision() {
        return second == 0 ? 1 : (double) both / second;
    }

    /** With the truth first: of the pairs that belong together, the part put together. */
    public double recall() {
        return first == 0 ? 1 : (double) both / first;
    }

    /** Of the pairs that either puts together, the part that both do (Jaccard): pairs apart in both don't flatter it. */
    public double agreement() {
        long either = first + second - both;
        return either == 0 ? 1 : (double) both / either;
    }

    private static long pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }
}
