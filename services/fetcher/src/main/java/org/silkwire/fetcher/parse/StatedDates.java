package org.silkwire.fetcher.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates of feeds as their publishers write them: RFC 822 and 2822 with all their slips, RFC 3339 and the rest of
 * ISO 8601, asctime, Unix time, dates written with the months of many languages. A weekday is never looked at, a time without
 * a zone is UTC, a date without a time is midnight.
 */
final class StatedDates {
    private static final int LONGEST = 100;
    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)?");
    private static final Pattern CJK = Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]?");
    private static final Pattern UNIX = Pattern.compile("-?\\d{9,10}(\\d{3})?");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?)?(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile("(\\d{4})-?(\\d{3})(?!\\d)(.*)");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,:](\\d{1,9})\\d*)?)?(?!\\d)\\s*(?:([AaPp])\\.?[Mm]\\.?(?![A-Za-z]))?");
    private static final Pattern HOUR_ONLY = Pattern.compile("(?<=\\d)T(\\d{2})(?=Z|[+-]|$)");
    private static final Pattern MERIDIEM = Pattern.compile("(오전|上午|午前)|(오후|下午|午後)");
    private static final Pattern ZONE = Pattern.compile(
            "\\s*(?:(?:GMT|UTC|UT|Z)?\\s*([+\\-\\u2212])\\s*(\\d{1,2})(?::?(\\d{2}))?(?::?\\d{2})?(?![\\d-])|([A-Za-z]+(?:[/_][A-Za-z_]+)*))");
    private static final Pattern WORD_OR_NUMBER = Pattern.compile("[\\p{L}\\p{M}]+|\\d+");
    private static final Pattern NUMERIC_DATE =
            Pattern.compile("(\\d{1,4})\\s*([-/.])\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,4})");

    private StatedDates() {}

    /** The moment, or null where the words make no date. */
    static @Nullable Instant parse(@Nullable String stated) {
        if (stated == null || stated.isBlank() || stated.length() > LONGEST) {
            return null;
        }
        String text =
                COMMENT.matcher(stated).replaceAll(" ").replace('\u00A0', ' ').strip();
        try {
            return read(CJK.matcher(text).replaceAll("$1-$2-$3 "));
        } catch (DateTimeException | NumberFormatException e) {
            return null; // such as the 31st of June
        }
    }

    private static @Nullable Instant read(String text) {
        if (UNIX.matcher(text).matches()) {
            long value = Long.parseLong(text);
            return text.length() > 11 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches() && !compact.group(7).startsWith("-")) {
            return compact(compact);
        }
        Clock clock = Clock.of(text);
        LocalDate date = date(clock.rest(), clock.american());
        return date == null ? null : at(date, clock.time(), clock.extraDays(), clock.zone());
    }

    private static Instant compact(Matcher m) {
        LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        if (m.group(4) != null) {
            int second = m.group(6) == null ? 0 : number(m, 6);
            return at(date, LocalTime.of(number(m, 4), number(m, 5), second), 0, zone(m.group(7)));
        }
        Clock clock = Clock.of(m.group(7));
        return at(date, clock.time(), clock.extraDays(), clock.zone());
    }

    private static Instant at(LocalDate date, LocalTime time, int extraDays, Zone zone) {
        return LocalDateTime.of(date.plusDays(extraDays), time)
                .atZone(zone.id)
                .toInstant()
                .minusSeconds(zone.seconds);
    }

    /**
     * The time of day, found in a text, and what is left of the text without it.
     *
     * @param american an AM or PM says that a date of slashes has its month first
     */
    private record Clock(LocalTime time, int extraDays, Zone zone, boolean american, String rest) {
        static Clock of(String text) {
            String readable = HOUR_ONLY.matcher(text).replaceAll("T$1:00");
            Matcher time = TIME.matcher(readable);
            if (!time.find()) {
                // A date alone may still have a zone: 2003-12-31Z
                Matcher meridiem = MERIDIEM.matcher(readable);
                return new Clock(
                        LocalTime.MIDNIGHT, 0, new Zone(ZoneOffset.UTC, 0, ""), false, meridiem.replaceAll(" "));
            }
            Zone zone = StatedDates.zone(readable.substring(time.end()));
            String before = readable.substring(0, time.start());
            int hour = number(time, 1);
            Matcher meridiem = MERIDIEM.matcher(before);
            if (time.group(5) != null) {
                hour = hour % 12 + (time.group(5).equalsIgnoreCase("p") ? 12 : 0);
            } else if (meridiem.find()) {
                hour = hour % 12 + (meridiem.group(2) != null ? 12 : 0);
            }
            int second = time.group(3) == null ? 0 : Math.min(number(time, 3), 60);
            int leap = second == 60 ? 1 : 0;
            int nano = time.group(4) == null ? 0 : nanos(time.group(4));
            int extraDays = hour == 24 ? 1 : 0;
            LocalTime local = LocalTime.of(hour % 24 + (hour > 24 ? 24 : 0), number(time, 2), second - leap, nano);
            return new Clock(
                    local, extraDays, zone, time.group(5) != null, meridiem.replaceAll(" ") + " " + zone.rest());
        }

        private static int nanos(String fraction) {
            return Integer.parseInt((fraction + "00000000").substring(0, 9));
        }
    }

    /**
     * The zone that a text begins with, and the rest of the text.
     *
     * @param seconds ahead of that zone; apart, since publishers write offsets that no place on earth has
     */
    private record Zone(ZoneId id, int seconds, String rest) {}

    private static Zone zone(String text) {
        Matcher zone = ZONE.matcher(text);
        if (!zone.lookingAt()) {
            return new Zone(ZoneOffset.UTC, 0, text);
        }
        if (zone.group(4) != null) {
            ZoneId named = ZoneNames.of(zone.group(4));
            boolean isMonth = named == null && MonthNames.of(zone.group(4)) != 0;
            return new Zone(named == null ? ZoneOffset.UTC : named, 0, isMonth ? text : text.substring(zone.end()));
        }
        int minutes = number(zone, 2) * 60 + (zone.group(3) == null ? 0 : number(zone, 3));
        int sign = zone.group(1).equals("+") ? 60 : -60;
        return new Zone(ZoneOffset.UTC, sign * minutes, text.substring(zone.end()));
    }

    private static @Nullable LocalDate date(String text, boolean american) {
        Matcher numeric = NUMERIC_DATE.matcher(text);
        if (numeric.find()) {
            return numericDate(numeric, american);
        }
        Matcher ordinal = ORDINAL.matcher(text.strip());
        if (ordinal.matches()) {
            return LocalDate.ofYearDay(number(ordinal, 1), number(ordinal, 2));
        }
        Matcher year = YEAR.matcher(text.strip());
        if (year.matches()) {
            return LocalDate.of(number(year, 1), year.group(2) == null ? 1 : number(year, 2), 1);
        }
        return namedMonth(text);
    }

    private static @Nullable LocalDate numericDate(Matcher m, boolean american) {
        int first = number(m, 1);
        int second = number(m, 3);
        int third = number(m, 4);
        if (m.group(1).length() > 2 || (m.group(2).equals("-") && m.group(4).length() <= 2)) {
            return LocalDate.of(year(m.group(1)), second, third);
        }
        int year = year(m.group(4));
        if (m.group(2).equals(".") || m.group(2).equals("-") || first > 12) {
            return LocalDate.of(year, second, first);
        }
        // Of 3/4/2025 nobody can tell, unless the clock is American.
        return american || second > 12 || first == second ? LocalDate.of(year, first, second) : null;
    }

    private static @Nullable LocalDate namedMonth(String text) {
        int month = 0;
        List<String> numbers = new ArrayList<>();
        Matcher token = WORD_OR_NUMBER.matcher(text);
        while (token.find()) {
            if (Character.isDigit(token.group().charAt(0))) {
                numbers.add(token.group());
            } else if (month == 0) {
                month = MonthNames.of(token.group());
            }
        }
        if (month == 0 || numbers.isEmpty() || numbers.size() > 3) {
            return null;
        }
        if (numbers.size() == 1) {
            return numbers.getFirst().length() == 4 ? LocalDate.of(year(numbers.getFirst()), month, 1) : null;
        }
        boolean yearFirst = numbers.getFirst().length() > 2;
        String day = numbers.get(yearFirst ? 1 : 0);
        String year = numbers.get(yearFirst ? 0 : 1);
        return LocalDate.of(year(year), month, Integer.parseInt(day));
    }

    /** RFC 2822, section 4.3: two digits below 50 are of this century, other two and three digits of the last. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 1, 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /** Lower case, without accents and full stops. */
    static String folded(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|\\.", "")
                .toLowerCase(Locale.ROOT);
    }
}
