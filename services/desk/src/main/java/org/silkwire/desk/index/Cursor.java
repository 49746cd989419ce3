package org.silkwire.desk.index;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two rows of a list sorted by time, latest first. It stays right while stories are added before it.
 *
 * @param time of the last row seen, milliseconds since 1970
 * @param seq of that row
 */
public record Cursor(long time, long seq) {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})_(\\d{1,18})");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException naming the text
     */
    public static Cursor parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "cursor '" + text + "' is none; expected the value that the page before named as its next");
        }
        return new Cursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return time + "_" + seq;
    }
}
