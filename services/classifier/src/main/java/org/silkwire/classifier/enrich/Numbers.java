package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers in digits, by the language's marks, and in Chinese numerals. A number that two readers could read
 * differently is none: "1,500" is fifteen hundred in English, one and a half in German, and either in Spanish.
 */
final class Numbers {
    private static final int LONGEST = 24;
    private static final int MOST_INTEGER_DIGITS = 15;
    private static final String HAN_DIGITS = "零一二三四五六七八九";

    /**
     * A number in a passage.
     *
     * @param end the token after its last
     */
    record Found(BigDecimal value, int end) {}

    private Numbers() {}

    /** A number of at most four digits without any mark, or -1. */
    static int smallInt(Passage passage, int token) {
        int value = 0;
        for (int i = passage.start(token); i < passage.end(token); i++) {
            int digit = Letters.fold(passage.text().charAt(i)) - '0';
            if (digit < 0 || digit > 9 || i - passage.start(token) >= 4) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The number that begins at a token, groups of three digits apart by spaces taken together; null where there's none. */
    static @Nullable Found at(Passage passage, int token, @Nullable Language language) {
        if (token >= passage.size()) {
            return null;
        }
        if (passage.isHan(token)) {
            return han(passage, token);
        }
        if (!passage.isNumber(token)) {
            return null;
        }
        int end = token + 1;
        while (isGroupOfThree(passage, token, end, language)) {
            end++;
        }
        if (end - token > 5) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = token; i < end; i++) {
            if (passage.length(i) > LONGEST) {
                return null;
            }
            for (int at = passage.start(i); at < passage.end(i); at++) {
                char c = passage.text().charAt(at);
                digits.append(c == '\u066b' || c == '\u066c' ? c : Letters.fold(c));
            }
        }
        BigDecimal value = read(digits.toString(), language);
        return value == null ? null : new Found(value, end);
    }

    private static boolean isGroupOfThree(Passage passage, int first, int next, @Nullable Language language) {
        if (next >= passage.size()
                || !passage.isNumber(next)
                || passage.lineBefore(next)
                || passage.start(next) - passage.end(next - 1) != 1
                || !beginsWithThreeDigits(passage, next)) {
            return false;
        }
        char space = passage.text().charAt(passage.end(next - 1));
        boolean grouping = space != ' ' || (language != null && language.hasDecimalComma());
        return grouping
                && (next == first + 1 ? passage.length(first) <= 3 : passage.length(next - 1) == 3)
                && smallInt(passage, next - 1) >= (next == first + 1 ? 1 : 0);
    }

    private static boolean beginsWithThreeDigits(Passage passage, int token) {
        if (passage.length(token) < 3) {
            return false;
        }
        int at = passage.start(token);
        for (int i = 0; i < 3; i++) {
            if (Letters.kind(passage.text().charAt(at + i)) != Letters.DIGIT) {
                return false;
            }
        }
        return passage.length(token) == 3 || Passage.isSeparator(passage.text().charAt(at + 3));
    }

    /**
     * The value of digits with marks, or null where it isn't beyond doubt.
     *
     * @param digits ASCII digits, points, commas, apostrophes, Arabic decimal and thousands marks
     */
    static @Nullable BigDecimal read(String digits, @Nullable Language language) {
        if (digits.length() > LONGEST) {
            return null;
        }
        char decimal = decimalMark(digits, language);
        if (decimal == UNCERTAIN) {
            return null;
        }
        int split = decimal == NO_DECIMALS ? -1 : digits.lastIndexOf(decimal);
        String whole = split < 0 ? digits : digits.substring(0, split);
        String fraction = split < 0 ? "" : digits.substring(split + 1);
        String plain = ungrouped(whole);
        if (plain == null || plain.length() > MOST_INTEGER_DIGITS || (plain.length() > 1 && plain.charAt(0) == '0')) {
            return null;
        }
        if (!fraction.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return new BigDecimal(fraction.isEmpty() ? plain : plain + "." + fraction);
    }

    private static final char NO_DECIMALS = 'n';
    private static final char UNCERTAIN = 'u';

    private static char decimalMark(String digits, @Nullable Language language) {
        if (digits.indexOf('\u066b') >= 0) {
            return digits.indexOf('\u066b') == digits.lastIndexOf('\u066b') ? '\u066b' : UNCERTAIN;
        }
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            char last = point > comma ? '.' : ',';
            return digits.indexOf(last) == digits.lastIndexOf(last) ? last : UNCERTAIN;
        }
        int at = Math.max(point, comma);
        if (at < 0) {
            return NO_DECIMALS;
        }
        char mark = digits.charAt(at);
        if (digits.indexOf(mark) != at) {
            return NO_DECIMALS;
        }
        boolean threeFollow = digits.length() - at == 4 && at <= 3 && digits.charAt(0) != '0';
        return single(mark, threeFollow, language);
    }

    /** What one point or comma is. */
    private static char single(char mark, boolean threeFollow, @Nullable Language language) {
        boolean decimalComma = language != null && language.hasDecimalComma();
        if (language == Language.AR && threeFollow) {
            return mark == ',' ? NO_DECIMALS : UNCERTAIN;
        }
        if (language == Language.AR) {
            return mark;
        }
        if (mark == '.') {
            return decimalComma && threeFollow ? NO_DECIMALS : '.';
        }
        if (decimalComma) {
            return language == Language.ES && threeFollow ? UNCERTAIN : ',';
        }
        return threeFollow ? NO_DECIMALS : UNCERTAIN;
    }

    /** The digits of the whole part, or null where they aren't grouped by threes, nor the Indian way. */
    private static @Nullable String ungrouped(String whole) {
        StringBuilder plain = new StringBuilder();
        char mark = 0;
        int since = 0;
        int groups = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                since++;
                continue;
            }
            boolean odd = groups == 0 ? since < 1 || since > 3 : since != 3 && since != 2;
            if (odd || (mark != 0 && mark != c)) {
                return null;
            }
            if (groups > 0 && since == 2 && c != ',') {
                return null;
            }
            mark = c;
            since = 0;
            groups++;
        }
        return plain.isEmpty() || (groups > 0 && since != 3) ? null : plain.toString();
    }

    /** Chinese numerals up to hundreds of billions; must begin with a digit or 十. */
    private static @Nullable Found han(Passage passage, int token) {
        long hundredMillions = 0;
        long tenThousands = 0;
        long section = 0;
        long digit = 0;
        int at = token;
        for (; at < passage.size() && at - token <= 16 && passage.isHan(at); at++) {
            char c = passage.text().charAt(passage.start(at));
            int value = HAN_DIGITS.indexOf(c == '两' ? '二' : c == '〇' ? '零' : c);
            long unit = switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千' -> 1_000;
                case '万' -> 10_000;
                case '亿' -> 100_000_000;
                default -> 0;
            };
            if (value >= 0) {
                if (digit != 0) {
                    return null;
                }
                digit = value;
            } else if (unit == 0 || (at == token && unit > 10)) {
                break;
            } else if (unit == 100_000_000) {
                hundredMillions = (tenThousands + section + digit) * unit;
                tenThousands = 0;
                section = 0;
                digit = 0;
            } else if (unit == 10_000) {
                tenThousands = (section + digit) * unit;
                section = 0;
                digit = 0;
            } else {
                section += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
        }
        return at == token ? null : new Found(BigDecimal.valueOf(hundredMillions + tenThousands + section + digit), at);
    }
}
