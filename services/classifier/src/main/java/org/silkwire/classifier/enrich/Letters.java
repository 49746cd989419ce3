package org.silkwire.classifier.enrich;

import java.text.Normalizer;

/**
 * What a character of the Basic Multilingual Plane is to the tokeniser, and what it is compared as: lower case, without
 * accents and vowel points, in compatibility form (UAX #15), with the letter variants of Arabic, Persian and Urdu and the
 * many dashes and quotation marks made one. One character folds to one, so offsets survive.
 */
final class Letters {
    static final byte SPACE = 0;
    static final byte LETTER = 1;
    static final byte CAPITAL = 2;
    static final byte DIGIT = 3;
    /** A Chinese character, a word of its own. */
    static final byte HAN = 4;
    /** Punctuation or a symbol. */
    static final byte MARK = 5;
    /** An accent, a joiner, a stretching stroke: no letter by itself. */
    static final byte SILENT = 6;
    /** Ends a line. */
    static final byte LINE = 7;

    private static final byte[] KIND = new byte[0x10000];
    private static final char[] FOLDED = new char[0x10000];

    private static final String VARIANTS =
            "ىیېےکہھةۃەٱگ" + "łøđı" + "‘’ʼ‛`´" + "“”„‟«»「」『』《》〈〉＂" + "‐‑‒–—―−﹣－" + "·・‧•" + "،、";
    private static final String STANDARD =
            "يييےكهههههاگ" + "lodi" + "''''''" + "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"" + "---------" + "····" + ",,";

    static {
        for (int c = 0; c < 0x10000; c++) {
            FOLDED[c] = fold((char) c);
            KIND[c] = kindOf((char) c);
        }
    }

    private Letters() {}

    static byte kind(char c) {
        return KIND[c];
    }

    static char fold(int c) {
        return FOLDED[c];
    }

    private static byte kindOf(char c) {
        if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            return LINE;
        }
        if (Character.isIdeographic(c)) {
            return HAN;
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> CAPITAL;
            case Character.LOWERCASE_LETTER, Character.OTHER_LETTER, Character.LETTER_NUMBER -> LETTER;
            case Character.MODIFIER_LETTER -> c == '\u0640' ? SILENT : FOLDED[c] == '\'' ? MARK : LETTER;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> SILENT;
            case Character.FORMAT -> SILENT;
            case Character.SPACE_SEPARATOR, Character.CONTROL -> SPACE;
            default -> MARK;
        };
    }

    private static char fold(char c) {
        if (Character.isSurrogate(c)) {
            return c;
        }
        int variant = VARIANTS.indexOf(c);
        if (variant >= 0) {
            return STANDARD.charAt(variant);
        }
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(c, 10));
        }
        char base = c;
        String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        if (!apart.isEmpty() && !Character.isSurrogate(apart.charAt(0)) && isOneLetter(apart)) {
            base = Character.toLowerCase(apart.charAt(0));
        }
        base = Character.toLowerCase(base);
        variant = VARIANTS.indexOf(base);
        return variant >= 0 ? STANDARD.charAt(variant) : base;
    }

    /** Whether nothing but accents follows the first character. */
    private static boolean isOneLetter(String apart) {
        for (int i = 1; i < apart.length(); i++) {
            if (Character.getType(apart.charAt(i)) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return true;
    }
}
