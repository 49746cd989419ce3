package org.silkwire.classifier.enrich;

/** Cuts a text into the tokens of a {@link Passage}, in one pass. */
final class Tokeniser {
    private final Passage passage;
    private final String text;
    private final Vocabulary vocabulary;

    Tokeniser(Passage passage) {
        this.passage = passage;
        this.text = passage.text();
        this.vocabulary = passage.vocabulary();
    }

    void read() {
        char[] folded = new char[Vocabulary.LONGEST_WORD];
        int at = 0;
        byte before = Passage.NEW_LINE | Passage.GAP;
        while (at < text.length()) {
            int from = at;
            switch (Letters.kind(text.charAt(at))) {
                case Letters.SPACE, Letters.SILENT -> {
                    before |= Passage.GAP;
                    at++;
                    continue;
                }
                case Letters.LINE -> {
                    before |= Passage.NEW_LINE | Passage.GAP;
                    at++;
                    continue;
                }
                case Letters.LETTER, Letters.CAPITAL -> at = word(from, before, folded);
                case Letters.DIGIT -> at = number(from, before);
                case Letters.HAN -> at = solo(from, before, Passage.HAN, folded);
                default -> at = solo(from, before, Passage.MARK, folded);
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
            shape |= Passage.DOTTED;
        }
        shape |= capital ? Passage.CAPITAL : 0;
        shape |= capitals == letters ? Passage.CAPITALS : 0;
        int known = letters > folded.length ? Vocabulary.UNKNOWN : vocabulary.find(folded, length, hash);
        passage.add(from, at, known, Passage.WORD, shape);
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
                        || (Passage.isSeparator(text.charAt(at))
                                && at + 1 < text.length()
                                && kindAt(at + 1) == Letters.DIGIT))) {
            at++;
        }
        passage.add(from, at, Vocabulary.UNKNOWN, Passage.NUMBER, before);
        return at;
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
        passage.add(from, from + width, known, kind, before);
        return from + width;
    }
}
