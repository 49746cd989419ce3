package org.silkwire.desk.index;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read the changes of an index; the id of a server-sent event.
 *
 * @param epoch of the index, another one after each rebuild
 * @param seq of the last change read
 * @param time of that change by its fetch: where to go on in an index of another epoch, whose numbers mean other stories
 */
public record Position(long epoch, long seq, Instant time) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,15})\\.(\\d{1,18})\\.(\\d{1,12})");

    /** Reads what {@link #toString} wrote; empty where it is something else. */
    public static Optional<Position> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Position(
                        Long.parseLong(parts.group(1), 16),
                        Long.parseLong(parts.group(2)),
                        Instant.ofEpochSecond(Long.parseLong(parts.group(3)))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toHexString(epoch) + "." + seq + "." + Math.max(0, time.getEpochSecond());
    }
}
