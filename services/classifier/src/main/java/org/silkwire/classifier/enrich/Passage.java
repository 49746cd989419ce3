package org.silkwire.classifier.enrich;

import java.util.Arrays;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;

/**
 * One field of an article, cut into tokens: words, numbers, single Chinese characters, single marks. Holds what the
 * gazetteer found in it, by the token it begins at.
 */
final class Passage {
    private static final byte WORD = 0;
    private static final byte NUMBER = 1;
    private static final byte HAN = 2;
    private static final byte MARK = 3;

    private static final byte CAPITAL = 1;
    private static final byte CAPITALS = 2;
    private static final byte GAP = 4;
    private static final byte NEW_LINE = 8;
    private static final byte DOTTED = 16;

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
        passage.tokenise();
        return passage;
    }

    // ---- reading

    private void tokenise() {
        char[] folded = new char[Vocabulary.LONGEST_WORD];
        int at = 0;
        byte before = NEW_LINE | GAP;
        while (at < text.length()) {
            int from = at;
            switch (Letters.kind(text.charAt(at))) {
                case Letters.SPACE, Letters.SILENT -> {
                    before |= GAP;
                    at++;
                    continue;
                }
                case Letters.LINE -> {
                    before |= NEW_LINE | GAP;
                    at++;
                    continue;
                }
                case Letters.LETTER, Letters.CAPITAL -> at = word(from, before, folded);
                case Letters.DIGIT -> at = number(from, before);
                case Letters.HAN -> at = solo(from, before, HAN, folded);
                default -> at = solo(from, before, MARK, folded);
            }
            before = 0;
        }
    }

    private int word(int from, byte before, char[] folded) {
        int at = from;
        int length = 0;
        int hash = 0;
        int letters = 0;
        int capitals = 0;
        boolean capital = Letters.kind(text.charAt(from)) == Letters.CAPITAL;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            byte kind = Letters.kind(c);
            if (kind == Letters.SILENT) {
                continue;
            }
            if (kind != Letters.LETTER && kind != Letters.CAPITAL) {
                break;
            }
            letters++;
            capitals += kind == Letters.CAPITAL ? 1 : 0;
            if (length < folded.length) {
                folded[length] = Letters.fold(c);
                hash = Vocabulary.step(hash, folded[length++]);
            }
        }
        byte shape = before;
        if (letters == 1 && isInitial(at)) {
            // "U.S.": the letters of a dotted abbreviation are one word.
            while (isInitial(at)) {
                char c = text.charAt(at + 1);
                letters++;
                capitals += Letters.kind(c) == Letters.CAPITAL ? 1 : 0;
                if (length < folded.length) {
                    folded[length] = Letters.fold(c);
                    hash = Vocabulary.step(hash, folded[length++]);
                }
                at += 2;
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
            }
            shape |= DOTTED;
        }
        shape |= capital ? CAPITAL : 0;
        shape |= capitals == letters ? CAPITALS : 0;
        if (letters > 3) {
            longWords++;
            capitalWords += capital ? 1 : 0;
            capitalsWords += capitals == letters ? 1 : 0;
        }
        int known = letters > folded.length ? Vocabulary.UNKNOWN : vocabulary.find(folded, length, hash);
        add(from, at, known, WORD, shape);
        return at;
    }

    /** Whether a full stop and a single letter follow. */
    private boolean isInitial(int at) {
        return at + 1 < text.length()
                && text.charAt(at) == '.'
                && isLetter(at + 1)
                && !(at + 2 < text.length() && (isLetter(at + 2) || kindAt(at + 2) == Letters.SILENT));
    }

    private boolean isLetter(int at) {
        byte kind = kindAt(at);
        return kind == Letters.LETTER || kind == Letters.CAPITAL;
    }

    private byte kindAt(int at) {
        return Letters.kind(text.charAt(at));
    }

    /** Digits, with points, commas and apostrophes where a digit follows. */
    private int number(int from, byte before) {
        int at = from + 1;
        while (at < text.length()
                && (kindAt(at) == Letters.DIGIT
                        || (isSeparator(text.charAt(at))
                                && at + 1 < text.length()
                                && kindAt(at + 1) == Letters.DIGIT))) {
            at++;
        }
        add(from, at, Vocabulary.UNKNOWN, NUMBER, before);
        return at;
    }

    static boolean isSeparator(char c) {
        return c == '.' || c == ',' || c == '\u066b' || c == '\u066c' || c == '\'' || c == '’';
    }

    private int solo(int from, byte before, byte kind, char[] folded) {
        char c = text.charAt(from);
        int width = Character.isHighSurrogate(c)
                        && from + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(from + 1))
                ? 2
                : 1;
        folded[0] = Letters.fold(c);
        int known = width == 2 ? Vocabulary.UNKNOWN : vocabulary.find(folded, 1, Vocabulary.step(0, folded[0]));
        add(from, from + width, known, kind, before);
        return from + width;
    }

    private void add(int start, int end, int word, byte kind, byte shape) {
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
