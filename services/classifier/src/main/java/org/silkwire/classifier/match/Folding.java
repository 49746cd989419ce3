package org.silkwire.classifier.match;

import java.util.Map;

/** What a character is compared as by {@link FoldingRules}, looked up for the whole Basic Multilingual Plane. */
final class Folding {
    /** White space, punctuation and symbols: between words. */
    static final byte SEPARATOR = 0;
    /** Part of a word of a script that puts spaces between words. */
    static final byte WORD = 1;
    /** A word by itself: the characters of scripts without spaces, and the ampersand. */
    static final byte SOLO = 2;
    /** Not there: accents, vowel points, joiners, soft hyphens. */
    static final byte DROPPED = 3;
    /** Ends a sentence wherever it stands. */
    static final byte FULL_STOP = 4;
    /** Ends a sentence where white space follows. */
    static final byte STOP = 5;
    /** Half of a supplementary character. */
    static final byte SURROGATE = 6;

    /** In place of the one character where there are several, to be found by {@link #expansion}. */
    static final char EXPANDED = '\uffff';

    private static final byte[] KIND;
    private static final char[] FOLDED;
    private static final Map<Integer, String> EXPANSIONS;

    static {
        FoldingTable table = FoldingTable.shipped();
        KIND = table.kinds();
        FOLDED = table.folded();
        EXPANSIONS = table.expansions();
    }

    private Folding() {}

    static byte kind(char c) {
        return KIND[c];
    }

    /** For words only: the character compared, or {@link #EXPANDED}. */
    static char folded(char c) {
        return FOLDED[c];
    }

    /** For words only: the characters that an {@link #EXPANDED} one is compared as. */
    static String expansion(char c) {
        return EXPANSIONS.getOrDefault((int) c, "");
    }

    /** The kind of a supplementary character; they are too rare for a table. */
    static byte supplementaryKind(int codePoint) {
        return FoldingRules.kind(codePoint, supplementary(codePoint));
    }

    /** What a supplementary character is compared as. */
    static String supplementary(int codePoint) {
        return FoldingRules.fold(codePoint);
    }
}
