package org.silkwire.classifier.enrich;

import java.util.HashMap;
import java.util.Map;

/**
 * The folded words that some rule knows, each with a number and its properties; every other word is {@link #UNKNOWN}.
 * Looked up by characters, so that reading a text makes no strings.
 */
final class Vocabulary {
    static final int UNKNOWN = 0;
    /** Stands in a phrase for any year, 1900 to 2100. */
    static final int YEAR = 1;
    /** Stands in a phrase for a small number, in digits or as a word. */
    static final int NUMBER = 2;
    /** Stands in a phrase for a month's name. */
    static final int MONTH = 3;

    static final int LONGEST_WORD = 64;

    private final int[] slots;
    private final String[] words;
    private final int[] functionOf;
    private final boolean[] month;
    private final boolean[] number;
    private final boolean[] abbreviation;

    private Vocabulary(Builder builder) {
        int size = builder.words.size() + MONTH + 1;
        words = new String[size];
        functionOf = new int[size];
        month = new boolean[size];
        number = new boolean[size];
        abbreviation = new boolean[size];
        slots = new int[Integer.highestOneBit(size) * 4];
        builder.words.forEach((word, properties) -> {
            int id = properties.id;
            words[id] = word;
            functionOf[id] = properties.functionOf;
            month[id] = properties.month;
            number[id] = properties.number;
            abbreviation[id] = properties.abbreviation;
            int slot = hash(word) & (slots.length - 1);
            while (slots[slot] != UNKNOWN) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = id;
        });
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = step(hash, word.charAt(i));
        }
        return spread(hash);
    }

    static int step(int hash, char c) {
        return hash * 31 + c;
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }

    /**
     * The number of a folded word.
     *
     * @param hash {@link #step} over its characters, from 0
     */
    int find(char[] folded, int length, int hash) {
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != UNKNOWN) {
            if (isWord(words[slots[slot]], folded, length)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return UNKNOWN;
    }

    private static boolean isWord(String word, char[] folded, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != folded[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many numbers are in use. */
    int size() {
        return words.length;
    }

    /** The languages, as bits, in which the word only serves grammar ("the", "и", "های"). */
    int functionOf(int word) {
        return functionOf[word];
    }

    boolean isMonth(int word) {
        return month[word];
    }

    boolean isNumber(int word) {
        return number[word];
    }

    /** Whether a full stop after it is part of it ("Sept.", "Rs.", "руб."). */
    boolean isAbbreviation(int word) {
        return abbreviation[word];
    }

    /** Collects words. */
    static final class Builder {
        private final Map<String, Properties> words = new HashMap<>();

        private static final class Properties {
            private final int id;
            private int functionOf;
            private boolean month;
            private boolean number;
            private boolean abbreviation;

            Properties(int id) {
                this.id = id;
            }
        }

        private Properties properties(String folded) {
            return words.computeIfAbsent(folded, _ -> new Properties(words.size() + MONTH + 1));
        }

        int add(String folded) {
            return properties(folded).id;
        }

        void function(String folded, Language language) {
            properties(folded).functionOf |= language.bit();
        }

        void month(String folded) {
            properties(folded).month = true;
        }

        void number(String folded) {
            properties(folded).number = true;
        }

        void abbreviation(String folded) {
            properties(folded).abbreviation = true;
        }

        Vocabulary build() {
            return new Vocabulary(this);
        }
    }
}
