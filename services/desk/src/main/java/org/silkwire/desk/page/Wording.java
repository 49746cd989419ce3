package org.silkwire.desk.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;

/** Codes and numbers in words. Pure. */
public final class Wording {
    /** Topics beyond so many share colours. */
    static final int COLOURS = 6;

    private static final BigDecimal TRILLION = BigDecimal.valueOf(1_000_000_000_000L);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000L);
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private Wording() {}

    /** Such as {@code Pakistan} for {@code PK}; the code itself where it names no country. */
    public static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** Such as {@code Urdu} for {@code ur-PK}. */
    public static String language(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return "language unknown";
        }
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? tag : name;
    }

    /** Such as {@code USD 4–5 billion, a target, rising: exports of IT services}. */
    public static String amount(Story.Amount amount) {
        StringBuilder words = new StringBuilder(value(amount));
        if (amount.sense() == Story.AmountSense.TARGET) {
            words.append(", a target");
        }
        switch (amount.trend()) {
            case RISE -> words.append(", rising");
            case FALL -> words.append(", falling");
            case NONE -> {}
        }
        if (amount.subject() != null) {
            words.append(": ").append(amount.subject());
        }
        if (amount.when() != null) {
            words.append(" (").append(amount.when()).append(')');
        }
        return words.toString();
    }

    /** Such as {@code USD 4–5 billion} or {@code 12.5%}. */
    public static String value(Story.Amount amount) {
        return switch (amount.kind()) {
            case MONEY -> (amount.currency() == null ? "" : amount.currency() + " ") + sum(amount.low(), amount.high());
            case PERCENTAGE -> range(plain(amount.low()), plain(amount.high())) + "%";
            case PERCENTAGE_POINTS -> range(plain(amount.low()), plain(amount.high())) + " percentage points";
        };
    }

    private static String sum(BigDecimal low, BigDecimal high) {
        if (high.compareTo(TRILLION) >= 0) {
            return scaled(low, high, TRILLION, "trillion");
        }
        if (high.compareTo(BILLION) >= 0) {
            return scaled(low, high, BILLION, "billion");
        }
        if (high.compareTo(MILLION) >= 0) {
            return scaled(low, high, MILLION, "million");
        }
        return range(
                String.format(Locale.ENGLISH, "%,d", low.longValue()),
                String.format(Locale.ENGLISH, "%,d", high.longValue()));
    }

    private static String scaled(BigDecimal low, BigDecimal high, BigDecimal unit, String name) {
        return range(plain(low.divide(unit, DIGITS)), plain(high.divide(unit, DIGITS))) + " " + name;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String range(String low, String high) {
        return low.equals(high) ? low : low + "–" + high;
    }

    /** Such as {@code Why: 12 reasons}. */
    static String why(int reasons) {
        return reasons == 1 ? "Why: 1 reason" : "Why: " + reasons + " reasons";
    }

    /** Such as {@code 94%}. */
    public static String perCent(double share) {
        return Math.round(share * 100) + "%";
    }

    /** Such as {@code Copy, first told by China Economic Net}. */
    static String lineage(Story.Lineage lineage) {
        if (lineage.role() == Story.Role.ORIGINAL) {
            return lineage.source() == null ? "Original" : "Original, attributed to " + lineage.source();
        }
        return (lineage.source() == null ? "Copy" : "Copy of " + lineage.source())
                + (lineage.similarity() == null ? "" : ", " + perCent(lineage.similarity()) + " the same text");
    }

    /** Such as {@code 3 more copies}; empty for none. */
    public static String copies(int copies) {
        return switch (copies) {
            case 0 -> "";
            case 1 -> "1 more copy";
            default -> copies + " more copies";
        };
    }
}
