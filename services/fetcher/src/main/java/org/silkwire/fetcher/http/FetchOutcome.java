package org.silkwire.fetcher.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.schedule.ErrorClass;

/** What an exchange came to. */
public sealed interface FetchOutcome {

    /**
     * 200 with a body within the cap.
     *
     * @param body after content decoding
     * @param contentType as received, or null
     * @param finalUrl after redirects
     * @param etag as received, or null
     * @param lastModified as received, or null
     * @param maxAge freshness (RFC 9111, section 4.2), or null
     * @param movedTo where an unbroken chain of 301 and 308 from the first request led, or null
     */
    record Fetched(
            int status,
            byte[] body,
            @Nullable String contentType,
            URI finalUrl,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration maxAge,
            @Nullable URI movedTo)
            implements FetchOutcome {}

    /** 304; validators and freshness as this response states them, null where it states none. */
    record NotModified(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration maxAge,
            @Nullable URI movedTo) implements FetchOutcome {}

    /** 429, or 503 with Retry-After. */
    record Throttled(int status, @Nullable Duration retryAfter) implements FetchOutcome {}

    /** 410. */
    record Gone() implements FetchOutcome {}

    /**
     * Anything else.
     *
     * @param status null where no response came
     * @param reason for a person, naming what was found and what was expected
     */
    record Failed(ErrorClass error, @Nullable Integer status, String reason) implements FetchOutcome {}
}
