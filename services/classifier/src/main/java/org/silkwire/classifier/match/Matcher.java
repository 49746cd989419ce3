package org.silkwire.classifier.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.match.TermPattern.Phrase;
import org.silkwire.classifier.match.TermPattern.Word;

/**
 * All terms of all topics and languages compiled to one automaton, which reads a text once. Immutable, for any number of
 * threads.
 *
 * <p>Two tries, one over the characters of a word, one over the words of a phrase. A word of the text can stand for
 * several words of the terms ("exports" for {@code exports}, {@code export*} and {@code =exports}), so where Aho and
 * Corasick (1975) follow failure links from one state, here the few phrases that are under way are kept as a set. A word
 * that no term has, which most are, empties the set. The work is linear in the text, whatever the number of terms.
 *
 * <p>Compared are folded characters, see {@link Folding}; offsets are those of the text as given.
 */
public final class Matcher {
    private static final int NONE = Transitions.NONE;
    private static final int SEVERAL = -2;
    private static final int FNV_BASIS = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int STEM = 5;

    /** Most nodes have one child at most, and are spared the table. */
    private final Ints onlyCharacter = new Ints();

    private final Ints onlyChild = new Ints();
    private final Transitions characters = new Transitions();
    private final int[] firstCharacter = new int[0x10000];
    private final Ints wordAtNode = new Ints();
    private final Ints stemAtNode = new Ints();
    private final Ints casedAtNode = new Ints();
    private final List<List<Cased>> cased = new ArrayList<>();

    private final Map<Word, Integer> words = new HashMap<>();
    private final Transitions phrases = new Transitions();
    private final Ints phraseAtState = new Ints();
    private final List<List<Use>> uses = new ArrayList<>();
    private int nearTerms;

    private record Cased(String exact, int word) {}

    /** That a phrase is the term, or one of the term's two parts. */
    private record Use(int term, int near, int part, int within) {}

    private Matcher() {
        Arrays.fill(firstCharacter, NONE);
        newNode();
        phraseAtState.add(NONE);
    }

    /** Compiles terms; a hit names a term by its place in this list. */
    public static Matcher of(List<TermPattern> terms) {
        Matcher matcher = new Matcher();
        for (int term = 0; term < terms.size(); term++) {
            TermPattern pattern = terms.get(term);
            boolean near = pattern.phrases().size() > 1;
            for (int part = 0; part < pattern.phrases().size(); part++) {
                int phrase = matcher.addPhrase(pattern.phrases().get(part));
                int nearTerm = near ? matcher.nearTerms : NONE;
                matcher.uses.get(phrase).add(new Use(term, nearTerm, part, pattern.within()));
            }
            matcher.nearTerms += near ? 1 : 0;
        }
        return matcher;
    }

    private int newNode() {
        wordAtNode.add(NONE);
        casedAtNode.add(NONE);
        onlyCharacter.add(NONE);
        onlyChild.add(NONE);
        return stemAtNode.add(NONE);
    }

    private int addPhrase(Phrase phrase) {
        int state = 0;
        for (Word word : phrase.words()) {
            int symbol = words.computeIfAbsent(word, this::addWord);
            int next = phrases.next(state, symbol);
            if (next == NONE) {
                next = phraseAtState.add(NONE);
                phrases.put(state, symbol, next);
            }
            state = next;
        }
        if (phraseAtState.get(state) == NONE) {
            phraseAtState.set(state, uses.size());
            uses.add(new ArrayList<>());
        }
        return phraseAtState.get(state);
    }

    private int addWord(Word word) {
        int id = words.size();
        String folded = word.folded();
        int node = 0;
        for (int i = 0; i < folded.length(); i++) {
            int next = child(node, folded.charAt(i));
            if (next == NONE) {
                next = newNode();
                addChild(node, folded.charAt(i), next);
            }
            node = next;
        }
        if (!word.exact().isEmpty()) {
            if (casedAtNode.get(node) == NONE) {
                casedAtNode.set(node, cased.size());
                cased.add(new ArrayList<>());
            }
            cased.get(casedAtNode.get(node)).add(new Cased(word.exact(), id));
        } else if (word.anyEnding()) {
            stemAtNode.set(node, id);
        } else {
            wordAtNode.set(node, id);
        }
        return id;
    }

    private void addChild(int node, char c, int child) {
        if (node == 0) {
            firstCharacter[c] = child;
        } else if (onlyChild.get(node) == NONE) {
            onlyCharacter.set(node, c);
            onlyChild.set(node, child);
        } else {
            if (onlyChild.get(node) != SEVERAL) {
                characters.put(node, onlyCharacter.get(node), onlyChild.get(node));
                onlyChild.set(node, SEVERAL);
            }
            characters.put(node, c, child);
        }
    }

    private int child(int node, char c) {
        if (node == 0) {
            return firstCharacter[c];
        }
        int only = onlyChild.get(node);
        if (only == SEVERAL) {
            return characters.next(node, c);
        }
        return onlyCharacter.get(node) == c ? only : NONE;
    }

    /** Reads a text. */
    public Reading read(String text) {
        return new Run(text).read();
    }

    /** The state of one reading. */
    private final class Run {
        private final String text;
        private final Words in;
        private final Reading reading;
        private int[] symbols = new int[16];
        private int symbolCount;
        private int[] states = new int[16];
        private int[] froms = new int[16];
        private int[] nextStates = new int[16];
        private int[] nextFroms = new int[16];
        private int active;
        private int nextActive;
        private int @Nullable [] parts;

        Run(String text) {
            this.text = text;
            this.in = new Words(text);
            this.reading = new Reading(text.length());
        }

        Reading read() {
            while (in.next()) {
                look();
                if (in.opensSentence()) {
                    active = 0;
                }
                advance(reading.words() - 1);
            }
            return reading;
        }

        /** Finds what the word can stand for, and its hashes on the way. */
        private void look() {
            symbolCount = 0;
            char[] folded = in.folded();
            int length = in.length();
            int hash = FNV_BASIS;
            int stem = 0;
            int node = 0;
            for (int i = 0; i < length; i++) {
                char c = folded[i];
                hash = (hash ^ c) * FNV_PRIME;
                if (i + 1 == STEM) {
                    stem = hash;
                }
                if (node != NONE) {
                    node = child(node, c);
                    if (node != NONE && stemAtNode.get(node) != NONE) {
                        addSymbol(stemAtNode.get(node));
                    }
                }
            }
            reading.addWord(in.start(), in.end(), hash, length > STEM ? stem : hash, in.isSolo());
            if (node > 0) {
                if (wordAtNode.get(node) != NONE) {
                    addSymbol(wordAtNode.get(node));
                }
                addCased(node);
            }
        }

        private void addCased(int node) {
            if (casedAtNode.get(node) == NONE) {
                return;
            }
            for (Cased spelling : cased.get(casedAtNode.get(node))) {
                int length = spelling.exact().length();
                if (in.end() - in.start() == length && text.startsWith(spelling.exact(), in.start())) {
                    addSymbol(spelling.word());
                }
            }
        }

        private void addSymbol(int word) {
            if (symbolCount == symbols.length) {
                symbols = Arrays.copyOf(symbols, symbolCount * 2);
            }
            symbols[symbolCount++] = word;
        }

        private void advance(int word) {
            nextActive = 0;
            for (int s = 0; s < symbolCount; s++) {
                for (int i = 0; i < active; i++) {
                    step(states[i], froms[i], symbols[s], word);
                }
                step(0, word, symbols[s], word);
            }
            int[] swapped = states;
            states = nextStates;
            nextStates = swapped;
            swapped = froms;
            froms = nextFroms;
            nextFroms = swapped;
            active = nextActive;
        }

        private void step(int state, int from, int symbol, int word) {
            int next = phrases.next(state, symbol);
            if (next == NONE) {
                return;
            }
            if (phraseAtState.get(next) != NONE) {
                for (Use use : uses.get(phraseAtState.get(next))) {
                    found(use, from, word);
                }
            }
            if (nextActive == nextStates.length) {
                nextStates = Arrays.copyOf(nextStates, nextActive * 2);
                nextFroms = Arrays.copyOf(nextFroms, nextActive * 2);
                states = Arrays.copyOf(states, nextActive * 2);
                froms = Arrays.copyOf(froms, nextActive * 2);
            }
            nextStates[nextActive] = next;
            nextFroms[nextActive++] = from;
        }

        private void found(Use use, int from, int to) {
            if (use.near() == NONE) {
                reading.addHit(use.term(), from, to);
                return;
            }
            // Per near-term and part, the first and last word of the latest finding; 0 means none, so words count from
            // 1.
            if (parts == null) {
                parts = new int[nearTerms * 4];
            }
            int mine = use.near() * 4 + use.part() * 2;
            int others = use.near() * 4 + (1 - use.part()) * 2;
            int between = from - parts[others + 1];
            if (parts[others] > 0 && between >= 0 && between <= use.within()) {
                reading.addHit(use.term(), parts[others] - 1, to);
                parts[others] = 0;
                parts[mine] = 0;
            } else {
                parts[mine] = from + 1;
                parts[mine + 1] = to + 1;
            }
        }
    }

    /** A growing array, read without boxing. */
    private static final class Ints {
        private int[] values = new int[256];
        private int size;

        int add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size] = value;
            return size++;
        }

        int get(int i) {
            return values[i];
        }

        void set(int i, int value) {
            values[i] = value;
        }
    }
}
