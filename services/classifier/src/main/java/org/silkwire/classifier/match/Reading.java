package org.silkwire.classifier.match;

import java.util.Arrays;

/** A text read once: its words, and the terms found in it. Offsets are UTF-16 code units into the text. */
public final class Reading {
    private int[] wordStarts;
    private int[] wordEnds;
    private int[] hashes;
    private int[] stems;
    private int words;

    private int[] hits = new int[3 * 16];
    private int hitCount;

    Reading(int textLength) {
        int expected = Math.max(8, textLength / 5);
        wordStarts = new int[expected];
        wordEnds = new int[expected];
        hashes = new int[expected];
        stems = new int[expected];
    }

    /** How many words the text has. */
    public int words() {
        return words;
    }

    /** Offset of a word, inclusive. */
    public int wordStart(int word) {
        return wordStarts[word];
    }

    /** Offset of a word, exclusive. */
    public int wordEnd(int word) {
        return wordEnds[word] & Integer.MAX_VALUE;
    }

    /** Whether the word is one character of a script without spaces. */
    public boolean isSolo(int word) {
        return wordEnds[word] < 0;
    }

    /** A hash of the folded word, the same on every machine. */
    public int hash(int word) {
        return hashes[word];
    }

    /** A hash of the folded word's first letters, which its inflected forms share. */
    public int stem(int word) {
        return stems[word];
    }

    /** How many terms were found. */
    public int hits() {
        return hitCount;
    }

    /** Which term, by its place in the list that was compiled. */
    public int term(int hit) {
        return hits[hit * 3];
    }

    /** The first word of a hit, counted from 0. */
    public int firstWord(int hit) {
        return hits[hit * 3 + 1];
    }

    /** Offset of a hit, inclusive. */
    public int start(int hit) {
        return wordStart(hits[hit * 3 + 1]);
    }

    /** Offset of a hit, exclusive. */
    public int end(int hit) {
        return wordEnd(hits[hit * 3 + 2]);
    }

    void addWord(int start, int end, int hash, int stem, boolean solo) {
        if (words == wordStarts.length) {
            int larger = words * 2;
            wordStarts = Arrays.copyOf(wordStarts, larger);
            wordEnds = Arrays.copyOf(wordEnds, larger);
            hashes = Arrays.copyOf(hashes, larger);
            stems = Arrays.copyOf(stems, larger);
        }
        wordStarts[words] = start;
        wordEnds[words] = solo ? end | Integer.MIN_VALUE : end;
        hashes[words] = hash;
        stems[words++] = stem;
    }

    void addHit(int term, int from, int to) {
        if (hitCount * 3 == hits.length) {
            hits = Arrays.copyOf(hits, hits.length * 2);
        }
        hits[hitCount * 3] = term;
        hits[hitCount * 3 + 1] = from;
        hits[hitCount++ * 3 + 2] = to;
    }
}
