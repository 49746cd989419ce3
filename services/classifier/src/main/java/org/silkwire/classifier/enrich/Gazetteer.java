package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All phrases of all rules in one trie over words, walked once from each token of a passage: what begins there, which
 * meaning it has, where it ends. Every match is reported; which of several counts is for the extractors to say.
 */
final class Gazetteer {
    private static final int ROOT = 0;
    private static final int[] NONE = {};

    private final Vocabulary vocabulary;
    private final Meaning[] meanings;
    private final int[] languages;
    private final long[] capital;
    private final long[] capitals;
    private final int[] fromRoot;
    private final long[] keys;
    private final int[] targets;
    private final int[][] accepted;

    private Gazetteer(Builder builder, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        int entries = builder.entries.size();
        meanings = new Meaning[entries];
        languages = new int[entries];
        capital = new long[entries];
        capitals = new long[entries];
        for (int i = 0; i < entries; i++) {
            Builder.Entry entry = builder.entries.get(i);
            meanings[i] = entry.meaning;
            languages[i] = entry.languages;
            capital[i] = entry.capital;
            capitals[i] = entry.capitals;
        }
        accepted = builder.accepted.toArray(int[][]::new);
        fromRoot = new int[vocabulary.size()];
        keys = new long[Integer.highestOneBit(builder.transitions.size() + 1) * 4];
        targets = new int[keys.length];
        builder.transitions.forEach((key, target) -> {
            if (key >>> 32 == ROOT) {
                fromRoot[(int) (long) key] = target;
            } else {
                int slot = slot(key);
                while (keys[slot] != 0) {
                    slot = (slot + 1) & (keys.length - 1);
                }
                keys[slot] = key;
                targets[slot] = target;
            }
        });
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Meaning meaning(int entry) {
        return meanings[entry];
    }

    /**
     * Finds every phrase in the passage.
     *
     * @param inLanguages the text's language as a bit; phrases of other languages alone don't count
     */
    void find(Passage passage, int inLanguages) {
        passage.beginHits();
        for (int token = 0; token < passage.size(); token++) {
            int word = passage.word(token);
            if (word != Vocabulary.UNKNOWN) {
                if (fromRoot[word] != ROOT) {
                    walk(passage, inLanguages, fromRoot[word], token, token + 1);
                }
                if (vocabulary.isMonth(word) && fromRoot[Vocabulary.MONTH] != ROOT) {
                    walk(passage, inLanguages, fromRoot[Vocabulary.MONTH], token, token + 1);
                }
                if (vocabulary.isNumber(word) && fromRoot[Vocabulary.NUMBER] != ROOT) {
                    walk(passage, inLanguages, fromRoot[Vocabulary.NUMBER], token, token + 1);
                }
            }
            int digits = digitsClass(passage, token);
            if (digits != Vocabulary.UNKNOWN && fromRoot[digits] != ROOT) {
                walk(passage, inLanguages, fromRoot[digits], token, token + 1);
            }
            passage.endHitsAt(token);
        }
    }

    private void walk(Passage passage, int inLanguages, int node, int from, int at) {
        for (int entry : accepted[node]) {
            if ((languages[entry] & inLanguages) != 0 && isSpelt(entry, passage, from, at)) {
                passage.addHit(at, entry);
            }
        }
        if (at >= passage.size() || passage.lineBefore(at)) {
            return;
        }
        int word = passage.word(at);
        boolean gone = false;
        if (word != Vocabulary.UNKNOWN) {
            gone = step(passage, inLanguages, node, word, from, at);
            if (vocabulary.isMonth(word)) {
                gone |= step(passage, inLanguages, node, Vocabulary.MONTH, from, at);
            }
            if (vocabulary.isNumber(word)) {
                gone |= step(passage, inLanguages, node, Vocabulary.NUMBER, from, at);
            }
        }
        int digits = digitsClass(passage, at);
        if (digits != Vocabulary.UNKNOWN) {
            gone |= step(passage, inLanguages, node, digits, from, at);
            if (digits == Vocabulary.YEAR) {
                gone |= step(passage, inLanguages, node, Vocabulary.NUMBER, from, at);
            }
        }
        if (!gone && passage.isJoiner(at) && at - from < 24) {
            walkPast(passage, inLanguages, node, from, at + 1);
        }
    }

    /** Goes on behind a dash or quotation mark; a phrase doesn't end with one. */
    private void walkPast(Passage passage, int inLanguages, int node, int from, int at) {
        int next = at;
        while (next < passage.size() && passage.isJoiner(next) && next - at < 2) {
            next++;
        }
        if (next >= passage.size() || passage.lineBefore(next)) {
            return;
        }
        int word = passage.word(next);
        if (word != Vocabulary.UNKNOWN) {
            step(passage, inLanguages, node, word, from, next);
            if (vocabulary.isNumber(word)) {
                step(passage, inLanguages, node, Vocabulary.NUMBER, from, next);
            }
        }
        int digits = digitsClass(passage, next);
        if (digits != Vocabulary.UNKNOWN) {
            step(passage, inLanguages, node, digits, from, next);
        }
    }

    private boolean step(Passage passage, int inLanguages, int node, int word, int from, int at) {
        int next = next(node, word);
        if (next == ROOT) {
            return false;
        }
        walk(passage, inLanguages, next, from, at + 1);
        return true;
    }

    private int next(int node, int word) {
        long key = key(node, word);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return ROOT;
    }

    private static int digitsClass(Passage passage, int token) {
        if (!passage.isNumber(token) || passage.length(token) > 4) {
            return Vocabulary.UNKNOWN;
        }
        int value = Numbers.smallInt(passage, token);
        if (value < 0) {
            return Vocabulary.UNKNOWN;
        }
        return value >= 1900 && value <= 2100 ? Vocabulary.YEAR : Vocabulary.NUMBER;
    }

    private boolean isSpelt(int entry, Passage passage, int from, int to) {
        long first = capital[entry];
        if (first == 0) {
            return true;
        }
        int k = 0;
        for (int token = from; token < to; token++) {
            if (token > from && passage.isMark(token) && passage.isJoiner(token)) {
                continue;
            }
            if ((first >>> k & 1) != 0 && !passage.isCapital(token)) {
                return false;
            }
            if ((capitals[entry] >>> k & 1) != 0 && !passage.isCapitals(token)) {
                return false;
            }
            k++;
        }
        return true;
    }

    private static long key(int node, int word) {
        return (long) node << 32 | word;
    }

    private int slot(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 40) & (keys.length - 1);
    }

    /** Collects phrases. */
    static final class Builder {
        private record Entry(Meaning meaning, int languages, long capital, long capitals) {}

        private final Vocabulary.Builder words = new Vocabulary.Builder();
        private final List<Entry> entries = new ArrayList<>();
        private final Map<Long, Integer> transitions = new HashMap<>();
        /** By node, the entries that end there. */
        private final List<int[]> accepted = new ArrayList<>();

        Builder() {
            accepted.add(NONE);
        }

        Vocabulary.Builder words() {
            return words;
        }

        /** The phrase means this in these languages. */
        void add(Phrase phrase, Meaning meaning, int languages) {
            long capital = 0;
            long capitals = 0;
            List<int[]> spellings = new ArrayList<>();
            for (Phrase.Token token : phrase.tokens()) {
                capital |= token.capital() ? 1L << spellings.size() : 0;
                capitals |= token.capitals() ? 1L << spellings.size() : 0;
                spellings.add(words(token.spellings()));
            }
            entries.add(new Entry(meaning, languages, capital, capitals));
            insert(ROOT, spellings, 0, entries.size() - 1);
        }

        /** Each once. */
        private int[] words(List<String> spellings) {
            int[] found = new int[spellings.size()];
            int distinct = 0;
            for (String spelling : spellings) {
                int word = word(spelling);
                int known = 0;
                while (known < distinct && found[known] != word) {
                    known++;
                }
                found[known] = word;
                distinct = Math.max(distinct, known + 1);
            }
            return Arrays.copyOf(found, distinct);
        }

        private int word(String folded) {
            return switch (folded) {
                case "{year}" -> Vocabulary.YEAR;
                case "{number}" -> Vocabulary.NUMBER;
                case "{month}" -> Vocabulary.MONTH;
                default -> words.add(folded);
            };
        }

        private void insert(int node, List<int[]> spellings, int at, int entry) {
            if (at == spellings.size()) {
                int[] before = accepted.get(node);
                int[] after = Arrays.copyOf(before, before.length + 1);
                after[before.length] = entry;
                accepted.set(node, after);
                return;
            }
            for (int word : spellings.get(at)) {
                int next = transitions.computeIfAbsent(key(node, word), _ -> {
                    accepted.add(NONE);
                    return accepted.size() - 1;
                });
                insert(next, spellings, at + 1, entry);
            }
        }

        Gazetteer build() {
            return new Gazetteer(this, words.build());
        }
    }

    @Override
    public String toString() {
        return meanings.length + " phrases, " + accepted.length + " nodes, "
                + Arrays.stream(keys).filter(k -> k != 0).count() + " transitions";
    }
}
