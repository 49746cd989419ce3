package org.silkwire.classifier.cluster;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A set of hashes by its smallest members: a uniform sample that any two sets draw alike, so that their overlap can be
 * told from the samples (bottom-k sketch, Cohen and Kaplan 2007; Broder 1997).
 *
 * @param sample upper halves of the smallest hashes, ascending as unsigned integers
 * @param total how many distinct hashes the set has, at most 65,535
 */
record Sketch(int[] sample, int total) {
    static final Sketch EMPTY = new Sketch(new int[0], 0);
    private static final int MAX_TOTAL = 0xFFFF;

    /** The sketch of the distinct hashes, of at most {@code k} samples. */
    static Sketch of(long[] hashes, int k) {
        if (hashes.length == 0) {
            return EMPTY;
        }
        int[] sorted = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            sorted[i] = flip((int) (hashes[i] >>> 32));
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        int[] sample = Arrays.copyOf(sorted, Math.min(k, distinct));
        for (int i = 0; i < sample.length; i++) {
            sample[i] = flip(sample[i]);
        }
        return new Sketch(sample, Math.min(distinct, MAX_TOTAL));
    }

    /**
     * What two sets share.
     *
     * @param shared weight of the samples that both have
     * @param smaller weight of the lighter set's samples, over the same range of hashes
     */
    record Overlap(int shared, int smaller) {
        /** The part of the smaller set that the larger one has too, 0..1; 0 where there's nothing to compare. */
        double share() {
            return smaller == 0 ? 0 : (double) shared / smaller;
        }
    }

    /** How many members the two share, of those that both samples would show. */
    Overlap overlap(Sketch other) {
        return overlap(other, _ -> 1);
    }

    /** The same by {@link Hashing#weighted} weights. */
    Overlap weightedOverlap(Sketch other) {
        return overlap(other, Hashing::weight);
    }

    private Overlap overlap(Sketch other, IntUnaryOperator weight) {
        int[] a = sample;
        int[] b = other.sample;
        int limit = Math.min(flippedLimit(), other.flippedLimit());
        int weightA = 0;
        int weightB = 0;
        int shared = 0;
        int i = 0;
        int j = 0;
        while (true) {
            boolean hasA = i < a.length && flip(a[i]) <= limit;
            boolean hasB = j < b.length && flip(b[j]) <= limit;
            if (!hasA && !hasB) {
                return new Overlap(shared, Math.min(weightA, weightB));
            }
            int order = !hasA ? 1 : !hasB ? -1 : Integer.compareUnsigned(a[i], b[j]);
            if (order == 0) {
                shared += weight.applyAsInt(a[i]);
            }
            if (order <= 0) {
                weightA += weight.applyAsInt(a[i++]);
            }
            if (order >= 0) {
                weightB += weight.applyAsInt(b[j++]);
            }
        }
    }

    /** Up to here the sample shows every member of the set. */
    private int flippedLimit() {
        return sample.length == total ? Integer.MAX_VALUE : flip(sample[sample.length - 1]);
    }

    /** Unsigned order as signed order, and back. */
    private static int flip(int i) {
        return i ^ Integer.MIN_VALUE;
    }

    void write(ByteWriter out) {
        out.u16(total).ints(sample);
    }

    /**
     * The sketch that {@link #write} laid out.
     *
     * @throws IllegalArgumentException where the bytes are no sketch's
     */
    static Sketch read(ByteReader in) {
        int total = in.u16();
        int[] sample = in.ints();
        if (total < sample.length || (sample.length == 0 && total > 0)) {
            throw new IllegalArgumentException(
                    "a sketch of " + sample.length + " samples that says it has " + total + " members in all");
        }
        return new Sketch(sample, total);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Sketch other && total == other.total && Arrays.equals(sample, other.sample);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sample) + total;
    }

    @Override
    public String toString() {
        return "Sketch[" + sample.length + " of " + total + "]";
    }
}
