package org.silkwire.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a {@link FeedServer} received it.
 *
 * @param at when its head was complete
 * @param target path and query as sent, or the whole address where a proxy was asked
 * @param headers by lower-case name; each char of a value is one byte as received
 * @param body as UTF-8, empty where there was none
 * @param connection number of the connection it came on, from 1: equal numbers show reuse
 */
public record ReceivedRequest(
        Instant at, String method, String target, Map<String, List<String>> headers, String body, int connection) {

    public ReceivedRequest {
        headers = Map.copyOf(headers);
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }
}
