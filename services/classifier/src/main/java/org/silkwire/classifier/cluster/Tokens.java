package org.silkwire.classifier.cluster;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as the sequence of its tokens, each a 64-bit hash, with the figures and names met on the way.
 *
 * <p>A token is a run of letters, a number, or a single character of a script written without spaces (Han, kana, Thai,
 * Lao, Burmese, Khmer). Letters are compared after NFKC (UAX #15) and lower-casing; combining marks, format characters,
 * apostrophes and the tatweel don't count. A number's separators don't count either, and its digits may be of any
 * script: "1,234.5", "1.234,5" and "١٢٣٤٫٥" are one token.
 */
final class Tokens {
    /** Longer texts are read as far as this: a book must not cost what a thousand articles cost. */
    static final int MAX_CHARS = 60_000;

    private static final int TATWEEL = 0x0640;

    private long[] hashes = new long[256];
    private int size;
    private int unspaced;
    private long[] figures = new long[16];
    private int figureCount;
    private long[] names = new long[32];
    private int nameCount;

    private Tokens() {}

    static Tokens of(String text) {
        String bounded = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
        Tokens tokens = new Tokens();
        tokens.new Reader(Normalizer.normalize(bounded, Normalizer.Form.NFKC)).read();
        return tokens;
    }

    int size() {
        return size;
    }

    /** Whether most tokens are single characters of a script without spaces. */
    boolean mostlyUnspaced() {
        return unspaced * 2 > size;
    }

    /** How many words, two characters of an unspaced script counted as one. */
    int words() {
        return size - unspaced / 2;
    }

    /**
     * Every run of {@code width} tokens, each as one hash.
     *
     * @param limit only runs within that many first tokens
     */
    long[] shingles(int width, int limit) {
        int end = Math.min(size, limit);
        if (end < width) {
            return new long[0];
        }
        long[] shingles = new long[end - width + 1];
        for (int i = 0; i < shingles.length; i++) {
            long h = width;
            for (int j = 0; j < width; j++) {
                h = Hashing.mix(h ^ hashes[i + j]);
            }
            shingles[i] = h;
        }
        return shingles;
    }

    /** All tokens as one hash; 0 where there are none. */
    long whole() {
        long h = 0;
        for (int i = 0; i < size; i++) {
            h = Hashing.mix(h ^ hashes[i]);
        }
        return h;
    }

    /** The figures in reading order: see {@link Hashing#weighted}. Years (1900 to 2099) are no figures: everybody shares them. */
    long[] figures() {
        return Arrays.copyOf(figures, figureCount);
    }

    /**
     * Words with a capital that no sentence start explains. None where more than half of the words have one, for then
     * capitals tell nothing.
     */
    long[] names() {
        return nameCount * 2 > size ? new long[0] : Arrays.copyOf(names, nameCount);
    }

    private void add(long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    private void addFigure(long weighted) {
        if (figureCount == figures.length) {
            figures = Arrays.copyOf(figures, figureCount * 2);
        }
        figures[figureCount++] = weighted;
    }

    private void addName(long hash) {
        if (nameCount == names.length) {
            names = Arrays.copyOf(names, nameCount * 2);
        }
        names[nameCount++] = hash;
    }

    /** One pass over the normalised text. */
    private final class Reader {
        private final String text;
        private int at;
        private boolean sentenceStart = true;

        Reader(String text) {
            this.text = text;
        }

        void read() {
            while (at < text.length()) {
                int c = text.codePointAt(at);
                if (isUnspaced(c)) {
                    add(Hashing.mix(c));
                    unspaced++;
                    sentenceStart = false;
                    at += Character.charCount(c);
                } else if (Character.isDigit(c)) {
                    number();
                } else if (Character.isLetter(c) && c != TATWEEL) {
                    word(c);
                } else {
                    sentenceStart |= startsSentence(c);
                    at += Character.charCount(c);
                }
            }
        }

        private void word(int first) {
            long h = Hashing.SEED;
            int letters = 0;
            while (at < text.length()) {
                int c = text.codePointAt(at);
                if (Character.isLetter(c) && c != TATWEEL && !isUnspaced(c)) {
                    h = Hashing.step(h, Character.toLowerCase(c));
                    letters++;
                } else if (!isIgnored(c)) {
                    break;
                }
                at += Character.charCount(c);
            }
            long hash = Hashing.mix(h);
            add(hash);
            if (letters > 1 && !sentenceStart && (Character.isUpperCase(first) || Character.isTitleCase(first))) {
                addName(hash);
            }
            sentenceStart = false;
        }

        private void number() {
            long h = Hashing.SEED;
            int digits = 0;
            int zeros = 0;
            int value = 0;
            boolean separated = false;
            while (at < text.length()) {
                int c = text.codePointAt(at);
                int digit = Character.digit(c, 10);
                if (digit >= 0 && Character.isDigit(c)) {
                    if (digits > 0 || digit > 0) {
                        h = Hashing.step(h, '0' + digit);
                        digits++;
                        zeros = digit == 0 ? zeros + 1 : 0;
                        value = Math.min(value, 100_000) * 10 + digit;
                    }
                } else if (isSeparator(c) && at + 1 < text.length() && Character.isDigit(text.codePointAt(at + 1))) {
                    separated = true;
                } else {
                    break;
                }
                at += Character.charCount(c);
            }
            long hash = Hashing.mix(h);
            add(hash);
            sentenceStart = false;
            boolean year = !separated && digits == 4 && value >= 1900 && value <= 2099;
            if (!year && digits > 0) {
                addFigure(Hashing.weighted(hash, digits - zeros));
            }
        }
    }

    private static boolean isUnspaced(int c) {
        return c >= 0x0E00
                && (Character.isIdeographic(c)
                        || (c <= 0x0EFF && Character.isLetter(c))
                        || (c >= 0x1000 && c <= 0x109F && Character.isLetter(c))
                        || (c >= 0x1780 && c <= 0x17FF && Character.isLetter(c))
                        || (c >= 0x3041 && c <= 0x30FF && Character.isLetter(c)));
    }

    private static boolean isIgnored(int c) {
        if (c == '\'' || c == '’' || c == TATWEEL) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
    }

    private static boolean isSeparator(int c) {
        return c == '.' || c == ',' || c == '\'' || c == '’' || c == '٫' || c == '٬';
    }

    private static boolean startsSentence(int c) {
        return switch (c) {
            case '.', '!', '?', ':', ';', '\n', '"', '“', '”', '„', '«', '»', '(', '•', '¿', '¡', '؟', '۔' -> true;
            default -> false;
        };
    }
}
