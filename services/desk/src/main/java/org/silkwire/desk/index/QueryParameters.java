package org.silkwire.desk.index;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StoryQuery} as the parameters of an address, the same on the page, in the API and in feeds: {@code q},
 * {@code topic}, {@code subtopic}, {@code country}, {@code lang}, {@code source}, {@code from} and {@code to} (a date or
 * an instant in UTC; a date as {@code to} counts to its end), {@code confidence} in per cent, {@code all=true} for
 * stories on no topic too. Empty values count as absent.
 */
public final class QueryParameters {
    private static final int LONGEST = 200;

    private QueryParameters() {}

    /**
     * Reads them; other parameters are left alone.
     *
     * @throws IllegalArgumentException naming the parameter, what was found and what was expected
     */
    public static StoryQuery read(Map<String, String> parameters) {
        String confidence = value(parameters, "confidence");
        String country = value(parameters, "country");
        String language = value(parameters, "lang");
        return new StoryQuery(
                parameters.get("q") == null || parameters.get("q").isBlank()
                        ? null
                        : parameters.get("q").strip(),
                value(parameters, "topic"),
                value(parameters, "subtopic"),
                country == null ? null : country.toUpperCase(Locale.ROOT),
                language == null ? null : language.toLowerCase(Locale.ROOT),
                value(parameters, "source"),
                time(parameters, "from", 0),
                time(parameters, "to", 1),
                confidence == null ? null : share(confidence),
                "true".equals(parameters.get("all")));
    }

    private static @Nullable String value(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    name + " has " + value.length() + " characters; expected at most " + LONGEST);
        }
        return value.strip();
    }

    private static @Nullable Instant time(Map<String, String> parameters, String name, int daysAdded) {
        String value = value(parameters, name);
        if (value == null) {
            return null;
        }
        try {
            return value.length() <= "2026-01-31".length()
                    ? LocalDate.parse(value)
                            .plusDays(daysAdded)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " is '" + value + "'; expected a date such as 2026-01-31, or 2026-01-31T12:00:00Z", e);
        }
    }

    private static double share(String perCent) {
        try {
            double value = Double.parseDouble(perCent);
            if (value >= 0 && value <= 100) {
                return value / 100;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("confidence is '" + perCent + "'; expected a per cent, 0 to 100");
    }

    /** What {@link #read} reads as this query. */
    public static Map<String, String> of(StoryQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", query.text());
        put(parameters, "topic", query.topic());
        put(parameters, "subtopic", query.subtopic());
        put(parameters, "country", query.country());
        put(parameters, "lang", query.language());
        put(parameters, "source", query.source());
        put(parameters, "from", query.from());
        put(parameters, "to", query.until());
        put(parameters, "confidence", query.confidence() == null ? null : perCent(query.confidence()));
        put(parameters, "all", query.unmatched() ? "true" : null);
        return parameters;
    }

    private static String perCent(double share) {
        double value = Math.round(share * 1000) / 10.0;
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void put(Map<String, String> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value.toString());
        }
    }

    /** The same for an address, such as {@code topic=belt-and-road&country=PK}; empty for no restriction. */
    public static String encoded(StoryQuery query) {
        return of(query).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
