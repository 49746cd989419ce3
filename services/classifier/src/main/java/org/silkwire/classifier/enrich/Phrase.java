package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.List;
import org.silkwire.contract.Article;

/**
 * A phrase of a rule file as tokens, each with the spellings that will do. As written so required: a word with a capital
 * must have one in the text, a word all in capitals must be so, a word in small letters may be either. {@code {year}},
 * {@code {number}} and {@code {month}} stand for any. Dashes, quotation marks and apostrophes between words don't count.
 */
record Phrase(List<Token> tokens) {
    /**
     * One token.
     *
     * @param spellings folded; more than one where the word is inflected
     * @param capital whether its first letter must be a capital
     * @param capitals whether all its letters must be
     */
    record Token(List<String> spellings, boolean capital, boolean capitals) {
        Token {
            spellings = List.copyOf(spellings);
        }
    }

    private static final Vocabulary EMPTY = new Vocabulary.Builder().build();

    Phrase {
        tokens = List.copyOf(tokens);
    }

    /** @throws IllegalArgumentException where nothing is left to look for */
    static Phrase parse(String text) {
        Passage passage = Passage.read(Article.Field.TEXT, text, EMPTY);
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < passage.size(); i++) {
            if (passage.isMark(i, '{') && i + 2 < passage.size() && passage.isMark(i + 2, '}')) {
                tokens.add(new Token(List.of("{" + folded(passage, i + 1) + "}"), false, false));
                i += 2;
            } else if (passage.size() == 1 || !isJoiner(passage, i)) {
                boolean word = passage.isWord(i);
                boolean capitals = word && passage.isCapitals(i) && isAcronym(passage, i);
                tokens.add(new Token(List.of(folded(passage, i)), word && passage.isCapital(i), capitals));
            }
        }
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' holds no word; expected at least one letter, digit or sign");
        }
        return new Phrase(tokens);
    }

    private static boolean isJoiner(Passage passage, int token) {
        return passage.isMark(token) && "-'\"·".indexOf(passage.mark(token)) >= 0;
    }

    private static boolean isAcronym(Passage passage, int token) {
        return passage.length(token) > 1;
    }

    private static String folded(Passage passage, int token) {
        StringBuilder folded = new StringBuilder();
        for (int i = passage.start(token); i < passage.end(token); i++) {
            char c = passage.text().charAt(i);
            if (Letters.kind(c) != Letters.SILENT && !(passage.isDotted(token) && c == '.')) {
                folded.append(Letters.fold(c));
            }
        }
        return folded.toString();
    }

    /** The phrase with further spellings for each of its words. */
    Phrase inflected(Inflection inflection) {
        List<Token> inflected = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            inflected.add(new Token(
                    inflection.forms(token.spellings().getFirst(), i, tokens.size()),
                    token.capital(),
                    token.capitals()));
        }
        return new Phrase(inflected);
    }

    /** The same in any letter case. */
    Phrase inAnyCase() {
        return new Phrase(tokens.stream()
                .map(token -> new Token(token.spellings(), false, false))
                .toList());
    }

    boolean isAcronym() {
        return tokens.size() == 1 && tokens.getFirst().capitals();
    }

    /** How many characters, spaces not counted. */
    int length() {
        return tokens.stream()
                .mapToInt(token -> token.spellings().getFirst().length())
                .sum();
    }

    /** The words as folded, for messages and as a key. */
    String folded() {
        return String.join(
                " ", tokens.stream().map(token -> token.spellings().getFirst()).toList());
    }

    /** The further forms that a folded word takes, itself among them. */
    interface Inflection {
        List<String> forms(String word, int at, int words);
    }
}
