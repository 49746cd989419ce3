package org.silkwire.fetcher.http;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.fetcher.schedule.ErrorClass;

/** What an exchange came to. */
public sealed interface FetchOutcome {

    /**
     * 200 with a body within the cap.
     *
     * @param body after content decoding
     * @param contentType as received, or null
     * @param finalUrl after redirects
     * @param etag as received, or null; each char is one byte
     * @param lastModified as received, or null; each char is one byte
     * @param maxAge freshness left (RFC 9111, section 4.2), or null
     * @param movedTo where an unbroken chain of 301 and 308 from the first request led, or null
     * @param links as the headers state them
     */
    record Fetched(
            int status,
            byte[] body,
            @Nullable String contentType,
            URI finalUrl,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration maxAge,
            @Nullable URI movedTo,
            HubLinks links)
            implements FetchOutcome {

        /** 32 hex digits of the SHA-256 over the decoded body. */
        public String bodyHash() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
                return HexFormat.of().formatHex(digest, 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /** What to send with the next request. */
        public Validators validators() {
            return new Validators(etag, lastModified, bodyHash(), finalUrl.toString());
        }

        @Override
        public String toString() {
            return "Fetched[status=" + status + ", " + body.length + " bytes of " + contentType + " from " + finalUrl
                    + "]";
        }
    }

    /** 304; validators, freshness and links as this response states them, null where it states none. */
    record NotModified(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration maxAge,
            @Nullable URI movedTo,
            HubLinks links)
            implements FetchOutcome {

        /** What to send with the next request: the old ones, updated by this response (RFC 9111, section 3.2). */
        public Validators validators(Validators sent) {
            return new Validators(
                    etag == null ? sent.etag() : etag,
                    lastModified == null ? sent.lastModified() : lastModified,
                    sent.bodyHash(),
                    sent.url());
        }
    }

    /** 429, or 503 with Retry-After; {@code retryAfter} is as stated, however long. */
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
