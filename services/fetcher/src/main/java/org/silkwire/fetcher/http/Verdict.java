package org.silkwire.fetcher.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.http.FetchOutcome.Gone;
import org.silkwire.fetcher.http.FetchOutcome.NotModified;
import org.silkwire.fetcher.http.FetchOutcome.Throttled;
import org.silkwire.fetcher.http.FetchRequest.Wanted;
import org.silkwire.fetcher.schedule.ErrorClass;

/** Judges the last response of an exchange; pure. */
final class Verdict {
    /** Longer ones would weigh down the state of a feed and are treated as absent. */
    private static final int MAX_VALIDATOR = 1024;

    private final ContentDecoder decoder;

    Verdict(ContentDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * The last response, and how it was come by.
     *
     * @param conditional whether it answers a request with validators
     * @param movedTo see {@link Fetched#movedTo}
     */
    record Arrival(
            Answer answer,
            URI url,
            Wanted wanted,
            boolean conditional,
            @Nullable URI movedTo) {}

    FetchOutcome on(Arrival arrival, Instant now) {
        Answer answer = arrival.answer();
        int status = answer.status();
        return switch (status) {
            case 200, 203 -> withBody(arrival, now);
            case 304 -> notModified(arrival, now);
            case 410 -> new Gone();
            case 429 -> new Throttled(status, Freshness.retryAfter(answer, now));
            default -> {
                if (status == 204 && arrival.wanted() == Wanted.PAGE) {
                    yield withBody(arrival, now);
                }
                yield otherwise(arrival, now);
            }
        };
    }

    private FetchOutcome withBody(Arrival arrival, Instant now) {
        Answer answer = arrival.answer();
        return switch (answer.body()) {
            case Answer.Oversized(String reason) -> failed(ErrorClass.TOO_LARGE, answer, reason);
            case Answer.BrokenOff(String reason) -> failed(ErrorClass.CONNECT, answer, reason);
            case Answer.Bytes(byte[] bytes) ->
                switch (decoder.decode(bytes, answer.list("Content-Encoding"))) {
                    case ContentDecoder.Undecodable(ErrorClass error, String reason) -> failed(error, answer, reason);
                    case ContentDecoder.Plain(byte[] plain) -> fetched(arrival, plain, now);
                };
        };
    }

    private static FetchOutcome fetched(Arrival arrival, byte[] body, Instant now) {
        Answer answer = arrival.answer();
        String challenge = ChallengePage.recognise(answer, body, arrival.wanted());
        if (challenge != null) {
            return failed(ErrorClass.CHALLENGE, answer, challenge + "; expected " + expected(arrival));
        }
        if (arrival.wanted() == Wanted.FEED && isBlank(body)) {
            return failed(ErrorClass.NOT_A_FEED, answer, "an empty body; expected " + expected(arrival));
        }
        return new Fetched(
                answer.status(),
                body,
                answer.header("Content-Type"),
                arrival.url(),
                validator(answer, "ETag"),
                validator(answer, "Last-Modified"),
                Freshness.left(answer, now),
                arrival.movedTo(),
                HubLinks.of(answer.all("Link"), arrival.url()));
    }

    private static FetchOutcome notModified(Arrival arrival, Instant now) {
        Answer answer = arrival.answer();
        if (!arrival.conditional()) {
            return failed(
                    ErrorClass.SERVER_ERROR,
                    answer,
                    "304 Not Modified to a request without validators; expected 200 with " + expected(arrival));
        }
        return new NotModified(
                validator(answer, "ETag"),
                validator(answer, "Last-Modified"),
                Freshness.left(answer, now),
                arrival.movedTo(),
                HubLinks.of(answer.all("Link"), arrival.url()));
    }

    private FetchOutcome otherwise(Arrival arrival, Instant now) {
        Answer answer = arrival.answer();
        int status = answer.status();
        String challenge = status == 401 ? null : ChallengePage.recognise(answer, start(answer), arrival.wanted());
        if (challenge != null) {
            return failed(
                    ErrorClass.CHALLENGE,
                    answer,
                    challenge + " (status " + status + "); expected " + expected(arrival));
        }
        Duration retryAfter = Freshness.retryAfter(answer, now);
        if (status == 503 && retryAfter != null) {
            return new Throttled(status, retryAfter);
        }
        return failed(
                error(status),
                answer,
                status + phrase(status) + (status == 401 ? ", which asks for credentials" : "") + "; expected 200 with "
                        + expected(arrival));
    }

    private static ErrorClass error(int status) {
        return switch (status / 100) {
            case 2 -> ErrorClass.NOT_A_FEED;
            case 3 -> ErrorClass.REDIRECT;
            case 4 -> ErrorClass.CLIENT_ERROR;
            default -> ErrorClass.SERVER_ERROR;
        };
    }

    /** The server's own phrase is anybody's text; the standard one is known. */
    private static String phrase(int status) {
        if (status < 100 || status > 599) {
            return "";
        }
        String phrase = EnglishReasonPhraseCatalog.INSTANCE.getReason(status, null);
        return phrase == null ? "" : " " + phrase;
    }

    private static String expected(Arrival arrival) {
        return arrival.wanted() == Wanted.FEED ? "a feed" : "a page";
    }

    private byte[] start(Answer answer) {
        return answer.body() instanceof Answer.Bytes(byte[] bytes)
                        && decoder.decode(bytes, answer.list("Content-Encoding"))
                                instanceof ContentDecoder.Plain(byte[] plain)
                ? plain
                : new byte[0];
    }

    private static @Nullable String validator(Answer answer, String name) {
        String value = answer.header(name);
        return value == null || value.length() > MAX_VALIDATOR || !isSendable(value) ? null : value;
    }

    /** Whether it goes back over the wire as it came: bytes but control characters (RFC 9110, section 5.5). */
    static boolean isSendable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < 0x20 || c > 0xff || c == 0x7f)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private static Failed failed(ErrorClass error, Answer answer, String reason) {
        return new Failed(error, answer.status(), reason);
    }
}
