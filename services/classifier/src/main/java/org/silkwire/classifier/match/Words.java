package org.silkwire.classifier.match;

/**
 * Cuts a text into words and folds them, one after the other, into one reused buffer.
 *
 * <p>A word is a run of letters and digits, or one character of a script without spaces. Punctuation is no word and
 * doesn't break a phrase, so that "Belt-and-Road" and "One Belt, One Road" need one spelling; the end of a sentence does.
 */
final class Words {
    private static final int LONGEST = 64;

    private final String text;
    private final char[] folded = new char[LONGEST + 8];
    private int length;
    private int at;
    private int start;
    private int end;
    private boolean solo;
    private boolean opensSentence = true;

    Words(String text) {
        this.text = text;
    }

    /** Moves to the next word; false at the end. What follows describes the word moved to. */
    boolean next() {
        opensSentence = at == 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (Folding.kind(c)) {
                case Folding.WORD -> {
                    word();
                    return true;
                }
                case Folding.SOLO -> {
                    solo(c);
                    return true;
                }
                case Folding.SURROGATE -> {
                    if (supplementary()) {
                        return true;
                    }
                }
                case Folding.FULL_STOP -> {
                    opensSentence = true;
                    at++;
                }
                case Folding.STOP -> {
                    opensSentence |=
                            !endsInitial() && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
                    at++;
                }
                default -> at++;
            }
        }
        return false;
    }

    /** UTF-16 offset, inclusive. */
    int start() {
        return start;
    }

    /** UTF-16 offset, exclusive. */
    int end() {
        return end;
    }

    /** The folded characters, of which {@link #length()} are this word's. */
    char[] folded() {
        return folded;
    }

    int length() {
        return length;
    }

    /** Whether it is one character of a script without spaces. */
    boolean isSolo() {
        return solo;
    }

    /** Whether a sentence ended before it. */
    boolean opensSentence() {
        return opensSentence;
    }

    /** "U.S. trade" is one sentence. */
    private boolean endsInitial() {
        return end == at && end - start == 1 && text.charAt(at) == '.';
    }

    private void word() {
        solo = false;
        length = 0;
        start = at;
        end = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            byte kind = Folding.kind(c);
            if (kind == Folding.WORD) {
                append(c);
                end = ++at;
            } else if (kind == Folding.DROPPED) {
                end = ++at;
            } else {
                break;
            }
        }
        if (length > 3 && folded[0] >= '\u0620' && folded[0] <= '\u06ff') {
            stripArabicArticle();
        }
    }

    private void solo(char c) {
        solo = true;
        length = 0;
        start = at;
        append(c);
        end = ++at;
        while (end < text.length() && Folding.kind(text.charAt(end)) == Folding.DROPPED) {
            end = ++at;
        }
    }

    /** Mathematical letters count as what they look like, rare ideographs as themselves; all else separates. */
    private boolean supplementary() {
        int codePoint = text.codePointAt(at);
        int width = Character.charCount(codePoint);
        byte kind = width == 2 ? Folding.supplementaryKind(codePoint) : Folding.SEPARATOR;
        if (kind != Folding.WORD && kind != Folding.SOLO) {
            at += width;
            return false;
        }
        solo = kind == Folding.SOLO;
        length = 0;
        start = at;
        do {
            append(Folding.supplementary(codePoint));
            at += width;
            codePoint = at < text.length() ? text.codePointAt(at) : 0;
            width = Character.charCount(codePoint);
        } while (!solo && width == 2 && Folding.supplementaryKind(codePoint) == Folding.WORD);
        end = at;
        return true;
    }

    private void append(char c) {
        char f = Folding.folded(c);
        if (f == Folding.EXPANDED) {
            append(Folding.expansion(c));
        } else if (length < LONGEST) {
            folded[length++] = f;
        }
    }

    private void append(String several) {
        for (int i = 0; i < several.length() && length < LONGEST; i++) {
            folded[length++] = several.charAt(i);
        }
    }

    /**
     * Takes away "and", "with", "to" and the article, which Arabic writes as one with the word: light stemming's prefixes
     * (Larkey, Ballesteros, Connell 2002, light8). At least three letters stay.
     */
    private void stripArabicArticle() {
        int from = folded[0] == '\u0648' || folded[0] == '\u0641' ? 1 : 0;
        int article = articleAt(from);
        if (article == 0) {
            from = 0;
            article = articleAt(0);
        }
        int cut = from + article;
        if (article > 0 && length - cut >= 3) {
            System.arraycopy(folded, cut, folded, 0, length - cut);
            length -= cut;
        }
    }

    private int articleAt(int i) {
        if (is(i, '\u0627') && is(i + 1, '\u0644')) {
            return 2;
        }
        if (is(i, '\u0644') && is(i + 1, '\u0644')) {
            return 2;
        }
        boolean preposition = is(i, '\u0628') || is(i, '\u0643');
        return preposition && is(i + 1, '\u0627') && is(i + 2, '\u0644') ? 3 : 0;
    }

    private boolean is(int i, char c) {
        return i < length && folded[i] == c;
    }
}
