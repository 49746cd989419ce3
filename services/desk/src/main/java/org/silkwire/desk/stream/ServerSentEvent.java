package org.silkwire.desk.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event of the HTML Standard, section 9.2.
 *
 * @param name without line breaks
 */
public record ServerSentEvent(String name, String data) {
    private static final String END = "\n\n";

    /** A comment that keeps a connection open and finds out whether there still is one. */
    static final byte[] SIGN_OF_LIFE = (":" + END).getBytes(StandardCharsets.UTF_8);

    byte[] bytes(@Nullable String id) {
        StringBuilder out = new StringBuilder(data.length() + 64);
        if (id != null) {
            out.append("id: ").append(id).append('\n');
        }
        out.append("event: ").append(name).append('\n');
        data.lines().forEach(line -> out.append("data: ").append(line).append('\n'));
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
