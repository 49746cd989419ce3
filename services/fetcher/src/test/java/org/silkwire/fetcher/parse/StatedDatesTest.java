package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 01 Mar 2026 12:30:45 GMT",
                "Sun, 01 Mar 2026 12:30:45 +0000",
                "Sun, 1 Mar 2026 14:30:45 +0200",
                "Sun, 1 Mar 2026 14:30:45 +02:00",
                "Sun, 01 Mar 2026 07:30:45 EST",
                "Sun, 01 Mar 26 12:30:45 UT",
                "01 Mar 2026 12:30:45 Z",
                "Mon, 01 Mar 2026 12:30:45 GMT",
                "Sunday, 01 March 2026 12:30:45 GMT",
                "Sun,01 Mar 2026 12:30:45 GMT (a comment)",
                "Sun, 01 Mar 2026 20:30:45 GMT+8",
                "Sun, 01 Mar 2026 18:00:45 IST",
                "Sun Mar  1 12:30:45 2026",
                "Sun Mar 01 12:30:45 UTC 2026",
                "March 1, 2026 12:30:45 PM",
                "2026-03-01T12:30:45Z",
                "2026-03-01T12:30:45.000Z",
                "2026-03-01T12:30:45,000+00:00",
                "2026-03-01T17:30:45+05:00",
                "2026-03-01t12:30:45z",
                "2026-03-01 12:30:45 UTC",
                "2026-03-01 12:30:45",
                "20260301T123045Z",
                "2026年3月1日 12:30:45",
                "2026년 3월 1일 오후 12:30:45",
                "01.03.2026 12:30:45",
                "3/1/2026 12:30:45 PM",
                "1 марта 2026 12:30:45",
                "So, 1. März 2026 12:30:45",
                "1772368245",
                "1772368245000"
            })
    void areReadHoweverTheyAreWritten(String stated) {
        assertThat(StatedDates.parse(stated)).isEqualTo(Instant.parse("2026-03-01T12:30:45Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03, 2026-03-01T00:00:00Z",
        "2026, 2026-01-01T00:00:00Z",
        "2026-060, 2026-03-01T00:00:00Z",
        "'Sun, 01 Mar 2026', 2026-03-01T00:00:00Z",
        "2026-03-01T12:30Z, 2026-03-01T12:30:00Z",
        "2026-03-01T12Z, 2026-03-01T12:00:00Z",
        "2026-02-28T24:00:00Z, 2026-03-01T00:00:00Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "'Thu, 01 Jan 1970 00:00:00 GMT', 1970-01-01T00:00:00Z",
        "'Wed, 01 Jan 2099 00:00:00 GMT', 2099-01-01T00:00:00Z",
        "'Sat, 25 Nov 95 10:00:00 GMT', 1995-11-25T10:00:00Z"
    })
    void areTakenAsFarAsTheyGoAndJudgedByNobodyHere(String stated, Instant expected) {
        assertThat(StatedDates.parse(stated)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "this afternoon",
                "heute nachmittag",
                "31 June 2026",
                "2026-13-01",
                "04/03/2026",
                "00:00",
                "-"
            })
    void areNoneWhereTheWordsMakeNoneOrTwo(String stated) {
        assertThat(StatedDates.parse(stated)).isNull();
    }

    @Property
    void anInstantWrittenByTheStandardsIsReadBack(@ForAll @LongRange(min = 0, max = 4_102_444_799L) long second) {
        Instant instant = Instant.ofEpochSecond(second);
        var utc = instant.atOffset(ZoneOffset.UTC);

        assertThat(StatedDates.parse(instant.toString())).isEqualTo(instant);
        assertThat(StatedDates.parse(DateTimeFormatter.RFC_1123_DATE_TIME.format(utc)))
                .isEqualTo(instant);
        assertThat(StatedDates.parse(DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
                        .format(utc)))
                .isEqualTo(instant);
    }

    @Property
    void anythingElseIsAnsweredToo(@ForAll String stated) {
        Instant date = StatedDates.parse(stated);

        assertThat(date == null || date.isAfter(Instant.MIN)).isTrue();
    }
}
