package org.silkwire.classifier.enrich;

import java.util.Arrays;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;

/**
 * One field of an article, cut into tokens: words, numbers, single Chinese characters, single marks. Holds what the
 * gazetteer found in it, by the token it begins at.
 */
final class Passage {
    static final byte WORD = 0;
    static final byte NUMBER = 1;
    static final byte HAN = 2;
    static final byte MARK = 3;

    static final byte CAPITAL = 1;
    static final byte CAPITALS = 2;
    static final byte GAP = 4;
    static final byte NEW_LINE = 8;
    static final byte DOTTED = 16;

    private final Article.Field field;
    private final String text;
    private final Vocabulary vocabulary;

    private int size;
    private int[] starts;
    private int[] ends;
    private int[] words;
    private byte[] kinds;
    private byte[] shapes;

    private int[] firstHit = {};
    private int[] hitEnds = new int[64];
    private int[] hitEntries = new int[64];
    private int hits;

    private int longWords;
    private int capitalWords;
    private int capitalsWords;

    private Passage(Article.Field field, String text, Vocabulary vocabulary) {
        this.field = field;
        this.text = text;
        this.vocabulary = vocabulary;
        int expected = text.length() / 4 + 16;
        starts = new int[expected];
        ends = new int[expected];
        words = new int[expected];
        kinds = new byte[expected];
        shapes = new byte[expected];
    }

    static Passage read(Article.Field field, String text, Vocabulary vocabulary) {
        Passage passage = new Passage(field, text, vocabulary);
        new Tokeniser(passage).read();
        return passage;
    }

    static boolean isSeparator(char c) {
        return c == '.' || c == ',' || c == '\u066b' || c == '\u066c' || c == '\'' || c == '’';
    }

    /** The next token, from left to right. */
    void add(int start, int end, int word, byte kind, byte shape) {
        if (size == starts.length) {
            int larger = size * 2;
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            words = Arrays.copyOf(words, larger);
            kinds = Arrays.copyOf(kinds, larger);
            shapes = Arrays.copyOf(shapes, larger);
        }
        starts[size] = start;
        ends[size] = end;
        words[size] = word;
        kinds[size] = kind;
        shapes[size++] = shape;
        if (kind == WORD && end - start > 3) {
            longWords++;
            capitalWords += (shape & CAPITAL) != 0 ? 1 : 0;
            capitalsWords += (shape & CAPITALS) != 0 ? 1 : 0;
        }
    }

    // ---- hits, filled by the gazetteer from the first token to the last

    void beginHits() {
        firstHit = new int[size + 1];
        hits = 0;
    }

    void endHitsAt(int token) {
        firstHit[token + 1] = hits;
    }

    void addHit(int end, int entry) {
        if (hits == hitEnds.length) {
            hitEnds = Arrays.copyOf(hitEnds, hits * 2);
            hitEntries = Arrays.copyOf(hitEntries, hits * 2);
        }
        hitEnds[hits] = end;
        hitEntries[hits++] = entry;
    }

    /** The hits that begin at a token are those from here to, exclusively, {@code firstHit(token + 1)}. */
    int firstHit(int token) {
        return firstHit[token];
    }

    /** The token after a hit's last. */
    int hitEnd(int hit) {
        return hitEnds[hit];
    }

    int hitEntry(int hit) {
        return hitEntries[hit];
    }

    // ---- tokens

    Article.Field field() {
        return field;
    }

    String text() {
        return text;
    }

    int size() {
        return size;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    int word(int token) {
        return words[token];
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    boolean isWord(int token) {
        return kinds[token] == WORD;
    }

    boolean isNumber(int token) {
        return kinds[token] == NUMBER;
    }

    boolean isHan(int token) {
        return kinds[token] == HAN;
    }

    /** Whether the token is this mark; compared folded, so '-' is any dash and '"' any quotation mark. */
    boolean isMark(int token, char mark) {
        return token >= 0 && token < size && kinds[token] == MARK && Letters.fold(text.charAt(starts[token])) == mark;
    }

    boolean isMark(int token) {
        return kinds[token] == MARK;
    }

    /** The folded mark; only where {@link #isMark(int)}. */
    char mark(int token) {
        return Letters.fold(text.charAt(starts[token]));
    }

    /** Whether the first letter is a capital. */
    boolean isCapital(int token) {
        return (shapes[token] & CAPITAL) != 0;
    }

    /** Whether every letter is a capital. */
    boolean isCapitals(int token) {
        return (shapes[token] & CAPITALS) != 0;
    }

    boolean isDotted(int token) {
        return (shapes[token] & DOTTED) != 0;
    }

    /** Whether white space stands before the token; true for the first. */
    boolean gapBefore(int token) {
        return (shapes[token] & GAP) != 0;
    }

    boolean lineBefore(int token) {
        return (shapes[token] & NEW_LINE) != 0;
    }

    /** Whether the token follows the one before without a space. */
    boolean joinsPrevious(int token) {
        return token > 0 && token < size && !gapBefore(token);
    }

    int length(int token) {
        return ends[token] - starts[token];
    }

    /** Whether it is written in capitals throughout, so that they tell nothing. */
    boolean isShouting() {
        return longWords > 2 && capitalsWords * 10 >= longWords * 7;
    }

    /** Whether every longer word has a capital, as in headlines, so that one tells little. */
    boolean isHeadlineStyle() {
        return longWords > 2 && capitalWords * 10 >= longWords * 8;
    }

    boolean isFunctionWord(int token, int languages) {
        return kinds[token] == WORD && (vocabulary.functionOf(words[token]) & languages) != 0;
    }

    /** Whether it is a dash, a quotation mark, an apostrophe or a middle dot, which stand inside names. */
    boolean isJoiner(int token) {
        if (kinds[token] != MARK) {
            return false;
        }
        return switch (mark(token)) {
            case '-' -> !(gapBefore(token) && token + 1 < size && gapBefore(token + 1));
            case '\'', '"', '·' -> true;
            default -> false;
        };
    }

    /** Whether a sentence ends with this token: a mark that ends one, or the last of a line. */
    boolean endsSentence(int token) {
        if (token + 1 >= size || lineBefore(token + 1)) {
            return true;
        }
        if (kinds[token] != MARK) {
            return false;
        }
        return switch (mark(token)) {
            case '。', '!', '?', '؟', '۔', ';', '؛', '…' -> true;
            case '.' -> gapBefore(token + 1) && !isAbbreviated(token - 1) && !startsSmall(token + 1);
            default -> false;
        };
    }

    private boolean isAbbreviated(int token) {
        return token >= 0
                && kinds[token] == WORD
                && !gapBefore(token + 1)
                && (vocabulary.isAbbreviation(words[token]) || (length(token) == 1 && isCapital(token)));
    }

    private boolean startsSmall(int token) {
        return kinds[token] == WORD && Character.isLowerCase(text.charAt(starts[token]));
    }

    /** The first token of the sentence that a token is in; looks back no further than some hundred tokens. */
    int sentenceStart(int token) {
        int first = token;
        while (first > 0 && token - first < 120 && !endsSentence(first - 1)) {
            first--;
        }
        return first;
    }

    /** The token after the sentence's last; looks ahead no further than some hundred tokens. */
    int sentenceEnd(int token) {
        int last = token;
        while (last < size - 1 && last - token < 120 && !endsSentence(last)) {
            last++;
        }
        return Math.min(size, last + 1);
    }

    String text(int fromToken, int toToken) {
        return text.substring(starts[fromToken], ends[toToken - 1]);
    }

    Story.Span span(int fromToken, int toToken) {
        return new Story.Span(field, starts[fromToken], ends[toToken - 1], text(fromToken, toToken));
    }
}
