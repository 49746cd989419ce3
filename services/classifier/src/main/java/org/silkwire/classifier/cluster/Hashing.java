package org.silkwire.classifier.cluster;

/** The hash functions of this package; what they yield is stored, so they never change within a format version. */
final class Hashing {
    static final long SEED = 0xCBF29CE484222325L;
    static final int MAX_WEIGHT = 15;

    private Hashing() {}

    /** One step of FNV-1a over code points. */
    static long step(long hash, int codePoint) {
        return (hash ^ codePoint) * 0x100000001B3L;
    }

    /** A bijection that spreads every bit (the finaliser of SplitMix64, Steele, Lea and Flood 2014). */
    static long mix(long z) {
        long h = z + 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }

    static long of(CharSequence text) {
        long h = SEED;
        for (int i = 0; i < text.length(); i++) {
            h = step(h, text.charAt(i));
        }
        return mix(h);
    }

    /** A hash whose upper half ends in four bits that say how much a match of it tells, 1 to 15. */
    static long weighted(long hash, int weight) {
        long four = Math.clamp(weight, 1, MAX_WEIGHT);
        return (hash & ~(0xFL << 32)) | four << 32;
    }

    /** The weight within the upper half of a {@link #weighted} hash. */
    static int weight(int upperHalf) {
        return upperHalf & 0xF;
    }
}
