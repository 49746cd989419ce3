package org.silkwire.fetcher.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.schedule.PublisherHints;

/** Reads how often a feed asks to be polled: RSS 2.0 ttl, skipHours and skipDays, and the RSS 1.0 syndication module. */
final class Hints {
    private static final int HOURS = 24;
    private static final Duration LONGEST = Duration.ofDays(366);

    private Hints() {}

    /** @param feed the channel, or Atom's feed */
    static PublisherHints of(Element feed) {
        Duration ttl = null;
        String period = null;
        String frequency = null;
        Set<Integer> hours = new TreeSet<>();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Element child : feed.getChildren()) {
            switch (Markup.key(child)) {
                case "ttl" -> ttl = positive(child.getText(), Duration.ofMinutes(1));
                case "sy:updateperiod" -> period = child.getTextTrim();
                case "sy:updatefrequency" -> frequency = child.getTextTrim();
                case "skiphours" -> child.getChildren().forEach(hour -> addHour(hour.getTextTrim(), hours));
                case "skipdays" -> child.getChildren().forEach(day -> addDay(day.getTextTrim(), days));
                default -> {
                    // no hint
                }
            }
        }
        return new PublisherHints(null, ttl, updatePeriod(period, frequency), hours, days);
    }

    private static @Nullable Duration updatePeriod(@Nullable String period, @Nullable String frequency) {
        if (period == null && frequency == null) {
            return null;
        }
        Duration each = switch (period == null ? "daily" : period.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
        int times = number(frequency);
        return each == null || times < 1 ? each : each.dividedBy(times);
    }

    private static @Nullable Duration positive(String stated, Duration unit) {
        int number = number(stated);
        if (number < 1) {
            return null;
        }
        Duration duration = unit.multipliedBy(number);
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    /** Some publishers count 1 to 24. */
    private static void addHour(String stated, Set<Integer> hours) {
        int hour = number(stated);
        if (hour >= 0 && hour <= HOURS) {
            hours.add(hour % HOURS);
        }
    }

    private static void addDay(String stated, Set<DayOfWeek> days) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (stated.length() >= 3 && day.name().startsWith(stated.toUpperCase(Locale.ROOT))) {
                days.add(day);
            }
        }
    }

    /** -1 where it is none. */
    private static int number(@Nullable String stated) {
        String digits = stated == null ? "" : stated.strip();
        boolean number =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : -1;
    }
}
