package org.silkwire.fetcher.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** Reads what a response says about time: how long it stays fresh, and how long to stay away. */
final class Freshness {
    private static final Pattern DIRECTIVE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^\\s,\"]*)))?");
    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private Freshness() {}

    /**
     * For how long the response needn't be asked for again (RFC 9111, section 4.2): max-age, else Expires, less the age
     * it has already. Never negative; null where the response says nothing or forbids reuse.
     */
    static @Nullable Duration left(Answer answer, Instant now) {
        Duration lifetime = lifetime(answer, now);
        if (lifetime == null) {
            return null;
        }
        String age = answer.header("Age");
        Duration spent = age == null || !SECONDS.matcher(age).matches() ? Duration.ZERO : seconds(age);
        return atLeastNone(lifetime.minus(spent));
    }

    private static @Nullable Duration lifetime(Answer answer, Instant now) {
        Duration maxAge = null;
        Matcher directives = DIRECTIVE.matcher(answer.list("Cache-Control"));
        while (directives.find()) {
            String argument = directives.group(2) == null ? directives.group(3) : directives.group(2);
            switch (directives.group(1).toLowerCase(Locale.ROOT)) {
                case "no-store", "no-cache" -> {
                    return null;
                }
                case "max-age" -> {
                    if (maxAge == null
                            && argument != null
                            && SECONDS.matcher(argument).matches()) {
                        maxAge = seconds(argument);
                    }
                }
                default -> {}
            }
        }
        return maxAge != null ? maxAge : untilExpires(answer, now);
    }

    private static @Nullable Duration untilExpires(Answer answer, Instant now) {
        Instant expires = date(answer.header("Expires"));
        return expires == null ? null : atLeastNone(Duration.between(sentAt(answer, now), expires));
    }

    /**
     * Retry-After as seconds or as a date (RFC 9110, section 10.2.3), from now; never negative. Null where it is missing or
     * neither.
     */
    static @Nullable Duration retryAfter(Answer answer, Instant now) {
        String stated = answer.header("Retry-After");
        if (stated == null) {
            return null;
        }
        if (SECONDS.matcher(stated.strip()).matches()) {
            return seconds(stated.strip());
        }
        Instant date = date(stated);
        return date == null ? null : atLeastNone(Duration.between(sentAt(answer, now), date));
    }

    /** A server's dates are to be read by the server's clock. */
    private static Instant sentAt(Answer answer, Instant now) {
        Instant date = date(answer.header("Date"));
        return date == null ? now : date;
    }

    /** The three formats of RFC 9110, section 5.6.7. */
    private static @Nullable Instant date(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        Instant date = DateUtils.parseStandardDate(stated);
        return date != null ? date : asctime(stated);
    }

    /** HttpClient's own reading of this format lacks the zone; and a day of one digit is padded with a blank. */
    private static @Nullable Instant asctime(String stated) {
        try {
            return DateUtils.FORMATTER_ASCTIME
                    .withZone(ZoneOffset.UTC)
                    .parse(stated.replaceAll(" +", " "), Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Counts too large to be meant are cut to the 68 years that RFC 9111, section 1.2.2, allows a recipient. */
    private static Duration seconds(String digits) {
        return digits.length() > 10
                ? Duration.ofSeconds(1L << 31)
                : Duration.ofSeconds(Math.min(Long.parseLong(digits), 1L << 31));
    }

    private static Duration atLeastNone(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
