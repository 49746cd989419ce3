package org.silkwire.classifier.match;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term as it is written in a taxonomy.
 *
 * <ul>
 *   <li>{@code digital economy}: these words in this order, whatever the case, accents and punctuation;
 *   <li>{@code export*}: any ending of that word;
 *   <li>{@code =IT}: exactly these characters;
 *   <li>{@code =IT ~4 export*}: both, in any order, with at most four words between.
 * </ul>
 *
 * @param phrases one, or the two that have to be near each other
 * @param within words that may stand between the two; 0 for one phrase
 */
public record TermPattern(String text, List<Phrase> phrases, int within) {
    private static final Pattern NEAR = Pattern.compile("\\s+~(\\S*)\\s+");
    private static final int WIDEST = 100;
    private static final int SHORTEST_STEM = 2;

    public TermPattern {
        phrases = List.copyOf(phrases);
    }

    /** Words in a row. */
    public record Phrase(List<Word> words) {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /**
     * One word.
     *
     * @param folded folded as texts are, see {@link Matcher}
     * @param exact the spelling that alone will do, or empty for any
     * @param anyEnding whether more letters may follow
     */
    public record Word(String folded, String exact, boolean anyEnding) {}

    /**
     * Reads a term.
     *
     * @throws IllegalArgumentException with a sentence that names what was found and what was expected
     */
    public static TermPattern parse(String text) {
        Matcher near = NEAR.matcher(text);
        if (!near.find()) {
            return new TermPattern(text, List.of(phrase(text)), 0);
        }
        List<Phrase> both = List.of(phrase(text.substring(0, near.start())), phrase(text.substring(near.end())));
        return new TermPattern(text, both, distance(near.group(1), text));
    }

    private static int distance(String digits, String text) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) == 0 || Integer.parseInt(digits) > WIDEST) {
            throw new IllegalArgumentException("found \"~%s\" in \"%s\", expected a number of words from ~1 to ~%d"
                    .formatted(digits, text, WIDEST));
        }
        return Integer.parseInt(digits);
    }

    private static Phrase phrase(String text) {
        List<Word> words = new ArrayList<>();
        for (String chunk : text.strip().split("\\s+", -1)) {
            words.addAll(words(chunk, text));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("found \"%s\", expected at least one letter or digit".formatted(text));
        }
        return new Phrase(words);
    }

    /** What stands between two spaces can be several words, such as "e-commerce". */
    private static List<Word> words(String chunk, String text) {
        boolean exact = chunk.startsWith("=");
        boolean anyEnding = chunk.endsWith("*");
        String bare = chunk.substring(exact ? 1 : 0, chunk.length() - (anyEnding && chunk.length() > 1 ? 1 : 0));
        if (bare.contains("*") || bare.contains("~") || (exact && anyEnding)) {
            throw new IllegalArgumentException(
                    "found \"%s\" in \"%s\", expected * at the end of a word, = at the start of another, or ~N between two phrases"
                            .formatted(chunk, text));
        }
        List<Word> words = new ArrayList<>();
        boolean solo = false;
        for (Words read = new Words(bare); read.next(); ) {
            if (read.opensSentence() && read.start() > 0 && !words.isEmpty()) {
                throw new IllegalArgumentException(
                        "found the end of a sentence inside \"%s\", expected one phrase".formatted(text));
            }
            String folded = new String(read.folded(), 0, read.length());
            words.add(new Word(folded, exact ? bare.substring(read.start(), read.end()) : "", false));
            solo = read.isSolo();
        }
        if (anyEnding) {
            if (words.isEmpty() || solo || words.getLast().folded().length() < SHORTEST_STEM) {
                throw new IllegalArgumentException(
                        "found \"%s\" in \"%s\", expected at least %d letters of a script with spaces before *"
                                .formatted(chunk, text, SHORTEST_STEM));
            }
            words.add(new Word(words.removeLast().folded(), "", true));
        }
        return words;
    }
}
