package org.silkwire.classifier.score;

/** The text around a span, for people to read. */
final class Snippet {
    private static final int LENGTH = 120;

    private Snippet() {}

    /** At most some 120 characters unless the span itself is longer, cut between words where there are spaces, in one line. */
    static String around(String text, int start, int end) {
        int room = Math.max(0, LENGTH - (end - start)) / 2;
        int from = start - room <= 0 ? 0 : wordStart(text, start - room, start);
        int to = end + room >= text.length() ? text.length() : wordEnd(text, end + room, end);
        return inOneLine(text, from, to);
    }

    private static String inOneLine(String text, int from, int to) {
        StringBuilder line = new StringBuilder(to - from);
        boolean spaced = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean space = c == ' ' || (c >= '\t' && c <= '\r');
            if (!space) {
                line.append(c);
            } else if (!spaced) {
                line.append(' ');
            }
            spaced = space;
        }
        return line.toString().strip();
    }

    private static int wordStart(String text, int from, int limit) {
        for (int i = from; i < Math.min(limit, from + 15); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int wordEnd(String text, int to, int limit) {
        for (int i = to; i > Math.max(limit, to - 15); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }
}
