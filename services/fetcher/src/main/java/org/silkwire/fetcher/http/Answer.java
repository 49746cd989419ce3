package org.silkwire.fetcher.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response as it came over the wire, before anybody judges it.
 *
 * @param headers by lower-case name; each char of a value is one byte
 */
record Answer(int status, Map<String, List<String>> headers, Body body) {

    /** What came after the headers. */
    sealed interface Body {}

    /** The bytes before content decoding, complete; of an error's or a redirect's body perhaps only the start. */
    record Bytes(byte[] bytes) implements Body {
        static final Bytes NONE = new Bytes(new byte[0]);
    }

    /** More than the cap, or announced to be. */
    record Oversized(String reason) implements Body {}

    /** Fewer bytes than announced, or the connection broke. */
    record BrokenOff(String reason) implements Body {}

    /** The first value of a header, or null where it is missing or empty. */
    @Nullable
    String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    /** All values of a header, as they came; none where it is missing. */
    List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** All values of a header that is a list (RFC 9110, section 5.3), joined by commas; empty where it is missing. */
    String list(String name) {
        return String.join(",", all(name));
    }
}
