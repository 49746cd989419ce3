package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "max-age=600                        | -                             | -    | PT10M",
                "public, MAX-AGE = 600, immutable   | -                             | -    | PT10M",
                "max-age=\"600\"                    | -                             | -    | PT10M",
                "max-age=600, max-age=60            | -                             | -    | PT10M",
                "max-age=600                        | -                             | 590  | PT10S",
                "max-age=600                        | -                             | 700  | PT0S",
                "max-age=600                        | -                             | soon | PT10M",
                "max-age=0                          | -                             | -    | PT0S",
                "max-age=-5                         | -                             | -    | -",
                "max-age                            | -                             | -    | -",
                "max-age=99999999999999999999       | -                             | -    | PT596523H14M8S",
                "s-maxage=600                       | -                             | -    | -",
                "no-cache, max-age=600              | -                             | -    | -",
                "max-age=600, no-store              | -                             | -    | -",
                "ext=\"max-age=5, no-store\"        | -                             | -    | -",
                "-                                  | Sun, 01 Mar 2026 12:30:00 GMT | -    | PT30M",
                "-                                  | Sunday, 01-Mar-26 12:30:00 GMT| -    | PT30M",
                "-                                  | Sun Mar  1 12:30:00 2026      | -    | PT30M",
                "-                                  | Sun, 01 Mar 2026 12:30:00 GMT | 60   | PT29M",
                "-                                  | Sat, 28 Feb 2026 12:30:00 GMT | -    | PT0S",
                "-                                  | 0                             | -    | -",
                "max-age=600                        | Sun, 01 Mar 2026 12:30:00 GMT | -    | PT10M",
                "-                                  | -                             | -    | -"
            })
    void isReadAsRfc9111Says(
            @Nullable String cacheControl, @Nullable String expires, @Nullable String age, @Nullable Duration left) {
        Answer answer = answer("Cache-Control", cacheControl, "Expires", expires, "Age", age);

        assertThat(Freshness.left(answer, NOW)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "120                           | PT2M",
                " 120                          | PT2M",
                "0                             | PT0S",
                "999999999999                  | PT596523H14M8S",
                "Sun, 01 Mar 2026 12:05:00 GMT | PT5M",
                "Sun, 01 Mar 2026 11:05:00 GMT | PT0S",
                "-5                            | -",
                "1.5                           | -",
                "soon                          | -",
                "-                             | -"
            })
    void retryAfterIsSecondsOrADate(@Nullable String stated, @Nullable Duration expected) {
        assertThat(Freshness.retryAfter(answer("Retry-After", stated), NOW)).isEqualTo(expected);
    }

    @Test
    void datesAreReadByTheServersClock() {
        Answer threeHoursBehind = answer(
                "Date", "Sun, 01 Mar 2026 09:00:00 GMT",
                "Expires", "Sun, 01 Mar 2026 09:10:00 GMT",
                "Retry-After", "Sun, 01 Mar 2026 09:20:00 GMT");

        assertThat(Freshness.left(threeHoursBehind, NOW)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Freshness.retryAfter(threeHoursBehind, NOW)).isEqualTo(Duration.ofMinutes(20));
    }

    private static Answer answer(@Nullable String... namesAndValues) {
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            String value = namesAndValues[i + 1];
            if (value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), List.of(value));
            }
        }
        return new Answer(200, headers, Answer.Bytes.NONE);
    }
}
