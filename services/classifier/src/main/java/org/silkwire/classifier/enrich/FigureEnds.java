package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number with the currency or per cent sign and the multipliers that belong to it: {@code [currency] number
 * [multiplier…] [currency | percent]}, a whole figure or one end of a range.
 */
final class FigureEnds {
    private static final int MOST_PARTS = 3;

    private final Gazetteer gazetteer;
    private final Passage passage;
    private final Signs signs;
    private final @Nullable Language language;

    FigureEnds(Gazetteer gazetteer, Passage passage, Signs signs, @Nullable Language language) {
        this.gazetteer = gazetteer;
        this.passage = passage;
        this.signs = signs;
        this.language = language;
    }

    /**
     * One end of a range, or the whole figure.
     *
     * @param factor what its multipliers make of the number, null without any
     * @param before the currency before the number; there may be one behind it too
     */
    record End(
            int from,
            int to,
            BigDecimal number,
            @Nullable BigDecimal factor,
            Meaning.@Nullable Currency before,
            Meaning.@Nullable Currency after,
            Meaning.@Nullable Percent percent) {
        boolean hasUnit() {
            return before != null || after != null || percent != null;
        }

        BigDecimal value() {
            return factor == null ? number : number.multiply(factor);
        }
    }

    /** The end that begins at a token, or null. */
    @Nullable
    End at(int token) {
        if (token >= passage.size()) {
            return null;
        }
        int from = token;
        int at = token;
        Meaning.Percent percent = null;
        Meaning.Currency before = null;
        int hit = currencyBefore(token);
        int percentHit = longest(token, Meaning.Percent.class, meaning -> ((Meaning.Percent) meaning).before());
        if (hit >= 0 && !passage.isNumber(token)) {
            before = (Meaning.Currency) meaning(hit);
            at = passage.hitEnd(hit);
            if (!mayStandBefore(token, at)) {
                return null;
            }
        } else if (percentHit >= 0) {
            percent = (Meaning.Percent) meaning(percentHit);
            at = passage.hitEnd(percentHit);
        }
        Numbers.Found number = number(at, before != null || percent != null);
        if (number == null) {
            return null;
        }
        return unit(from, number, before, percent);
    }

    /** The longest sign that may stand before a number; "A $10 million fund" is no Australian one. */
    private int currencyBefore(int token) {
        int best = -1;
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            boolean apart =
                    passage.hitEnd(hit) > token + 1 && passage.length(token) == 1 && passage.gapBefore(token + 1);
            if (!apart
                    && meaning(hit) instanceof Meaning.Currency currency
                    && currency.before()
                    && (best < 0 || passage.hitEnd(hit) > passage.hitEnd(best))) {
                best = hit;
            }
        }
        return best;
    }

    /** A sign of one letter stands right before its number: "R5 billion"; none stands behind another letter or digit. */
    private boolean mayStandBefore(int token, int number) {
        if (number >= passage.size() || passage.lineBefore(number)) {
            return false;
        }
        boolean letter = number - token == 1 && passage.isWord(token) && passage.length(token) == 1;
        boolean joined = passage.joinsPrevious(token)
                && (passage.isWord(token - 1) || passage.isNumber(token - 1))
                && !passage.isHan(token);
        return !joined && (!letter || passage.joinsPrevious(number));
    }

    private Numbers.@Nullable Found number(int token, boolean afterUnit) {
        if (token >= passage.size()) {
            return null;
        }
        int word = longest(token, Meaning.NumberWord.class, _ -> true);
        Numbers.Found number = Numbers.at(passage, token, language);
        if (number == null && word >= 0) {
            number = new Numbers.Found(((Meaning.NumberWord) meaning(word)).value(), passage.hitEnd(word));
            return isScaled(number.end()) || opensScaledRange(number.end()) ? number : null;
        }
        if (number == null) {
            return dual(token);
        }
        if (!afterUnit && !standsFree(token)) {
            return null;
        }
        return isCutOff(number.end()) ? null : number;
    }

    private boolean isScaled(int after) {
        return longest(after, Meaning.Multiplier.class, m -> !((Meaning.Multiplier) m).letter()) >= 0;
    }

    /** "four to five billion" */
    private boolean opensScaledRange(int after) {
        int mark = longest(after, Meaning.RangeMark.class, _ -> true);
        int second = mark < 0 ? -1 : longest(passage.hitEnd(mark), Meaning.NumberWord.class, _ -> true);
        return second >= 0 && isScaled(passage.hitEnd(second));
    }

    /** An Arabic dual is number and multiplier at once. */
    private Numbers.@Nullable Found dual(int token) {
        int hit = longest(token, Meaning.Multiplier.class, meaning -> ((Meaning.Multiplier) meaning).implied() > 0);
        if (hit < 0) {
            return null;
        }
        Meaning.Multiplier dual = (Meaning.Multiplier) meaning(hit);
        return new Numbers.Found(dual.factor().multiply(BigDecimal.valueOf(dual.implied())), passage.hitEnd(hit));
    }

    /** Not "G20", "K-12", "3:2", "1/2", "#5", "v.2". */
    private boolean standsFree(int token) {
        if (!passage.joinsPrevious(token)) {
            return true;
        }
        int before = token - 1;
        if (passage.isHan(before)) {
            return true;
        }
        if (passage.isWord(before)) {
            return language == Language.ZH;
        }
        if (passage.isNumber(before)) {
            return false;
        }
        return switch (passage.mark(before)) {
            case '/', ':', '#', '.', ',', '_', '@', '=', '\\', '&' ->
                before == 0 || passage.gapBefore(token) || !passage.joinsPrevious(before) || isSentenceMark(before);
            case '-' -> before == 0 || !passage.joinsPrevious(before) || isBetweenTwoNumbers(before);
            default -> true;
        };
    }

    /** "10-15", not the second dash of "12-31-2024". */
    private boolean isBetweenTwoNumbers(int dash) {
        boolean chain = passage.isMark(dash - 2, '-') && passage.joinsPrevious(dash - 1);
        return passage.isNumber(dash - 1) && !chain && !opensChain(dash + 2);
    }

    private boolean opensChain(int token) {
        return passage.isMark(token, '-')
                && passage.joinsPrevious(token)
                && passage.joinsPrevious(token + 1)
                && passage.isNumber(token + 1);
    }

    private boolean isSentenceMark(int token) {
        return passage.text().charAt(passage.start(token)) > 0x2000 || passage.isHan(token - 1);
    }

    /** Whether what follows makes another thing of the number: "3:2", "1/2", "12-31-2024". */
    private boolean isCutOff(int after) {
        if (!passage.joinsPrevious(after) || after + 1 >= passage.size() || !passage.isMark(after)) {
            return false;
        }
        char mark = passage.mark(after);
        return (mark == '/' || mark == ':') && passage.joinsPrevious(after + 1) && passage.isNumber(after + 1);
    }

    private @Nullable End unit(
            int from, Numbers.Found number, Meaning.@Nullable Currency before, Meaning.@Nullable Percent percent) {
        BigDecimal factor = null;
        BigDecimal value = number.value();
        int at = number.end();
        int multiplied = multiplier(at, before != null);
        if (multiplied >= 0) {
            factor = ((Meaning.Multiplier) meaning(multiplied)).factor();
            at = passage.hitEnd(multiplied);
            int second = multiplier(at, false);
            if (second >= 0 && ((Meaning.Multiplier) meaning(second)).factor().compareTo(factor) > 0) {
                factor = factor.multiply(((Meaning.Multiplier) meaning(second)).factor());
                at = passage.hitEnd(second);
            }
            Compound compound = compound(at, factor);
            if (compound != null) {
                value = value.multiply(factor).add(compound.value);
                factor = BigDecimal.ONE;
                at = compound.end;
            }
        }
        return withUnitBehind(from, new Scaled(value, factor, at), before, percent);
    }

    private record Compound(BigDecimal value, int end) {}

    private record Scaled(BigDecimal value, @Nullable BigDecimal factor, int end) {}

    /** "3亿5000万", "1 млрд 200 млн": smaller parts that add up. */
    private @Nullable Compound compound(int token, BigDecimal factor) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal above = factor;
        int at = token;
        for (int part = 0; part < MOST_PARTS; part++) {
            if (at >= passage.size() || !passage.isNumber(at) || passage.lineBefore(at)) {
                break;
            }
            Numbers.Found number = Numbers.at(passage, at, language);
            int hit = number == null ? -1 : multiplier(number.end(), false);
            if (number == null || hit < 0) {
                break;
            }
            BigDecimal smaller = ((Meaning.Multiplier) meaning(hit)).factor();
            if (smaller.compareTo(above) >= 0) {
                break;
            }
            sum = sum.add(number.value().multiply(smaller));
            above = smaller;
            at = passage.hitEnd(hit);
        }
        return at == token ? null : new Compound(sum, at);
    }

    private int multiplier(int token, boolean afterCurrency) {
        int at = token;
        if (at >= passage.size() || passage.lineBefore(at)) {
            return -1;
        }
        if (isMore(at)) {
            at++;
        }
        if (passage.isMark(at, '-') && passage.joinsPrevious(at) && passage.joinsPrevious(at + 1)) {
            at++;
        }
        int place = at;
        return longest(place, Meaning.Multiplier.class, meaning -> {
            Meaning.Multiplier multiplier = (Meaning.Multiplier) meaning;
            return !multiplier.letter() || (afterCurrency && isLetterOfNumber(place));
        });
    }

    /** "$4m", not "$4 m" nor "$4m2". */
    private boolean isLetterOfNumber(int token) {
        return passage.joinsPrevious(token)
                && !(passage.joinsPrevious(token + 1) && (passage.isNumber(token + 1) || passage.isWord(token + 1)));
    }

    /** 多 and 余 say "and more": "30多亿", "30亿余元". */
    private boolean isMore(int token) {
        return token < passage.size()
                && passage.isHan(token)
                && "多余來来".indexOf(passage.text().charAt(passage.start(token))) >= 0;
    }

    private @Nullable End withUnitBehind(
            int from, Scaled number, Meaning.@Nullable Currency before, Meaning.@Nullable Percent percentBefore) {
        int at = number.end;
        boolean scaled = number.factor != null;
        if (isMore(at)) {
            at++;
        }
        if (passage.isMark(at, '.') && passage.joinsPrevious(at) && scaled) {
            at++;
        }
        if (passage.isMark(at, '-') && passage.joinsPrevious(at) && passage.joinsPrevious(at + 1)) {
            at++;
        }
        if (at < passage.size() && scaled && isOf(at)) {
            at++;
        }
        Meaning.Currency after = null;
        Meaning.Percent percent = percentBefore;
        int end = number.end;
        if (at < passage.size() && !passage.lineBefore(at)) {
            int percentHit = longest(at, Meaning.Percent.class, meaning -> !((Meaning.Percent) meaning).before());
            int currencyHit = longest(at, Meaning.Currency.class, meaning -> ((Meaning.Currency) meaning).after());
            if (percentBefore == null && before == null && percentHit >= 0 && !isAnotherWord(percentHit)) {
                percent = (Meaning.Percent) meaning(percentHit);
                end = passage.hitEnd(percentHit);
            } else if (percentBefore == null
                    && currencyHit >= 0
                    && !beginsAnotherSum(currencyHit)
                    && signs.endOf(at, Meaning.Sign.Role.NOTHING) <= passage.hitEnd(currencyHit)) {
                after = (Meaning.Currency) meaning(currencyHit);
                end = passage.hitEnd(currencyHit);
            }
        }
        if (before != null && after != null && !agree(before, after)) {
            return null;
        }
        boolean bare = before == null && after == null && percent == null && !scaled;
        if (before == null && isGlued(number.end, end) && !bare) {
            return null;
        }
        return new End(from, end, number.value, number.factor, before, after, percent);
    }

    /** "5%Growth" is fine, "5pp2" isn't. */
    private boolean isAnotherWord(int percentHit) {
        int end = passage.hitEnd(percentHit);
        return passage.isMark(end - 1, '%') && passage.joinsPrevious(end) && passage.isNumber(end);
    }

    /** In "10 USD 20" or "5 €10" the sign belongs to the second number. */
    private boolean beginsAnotherSum(int currencyHit) {
        Meaning.Currency currency = (Meaning.Currency) meaning(currencyHit);
        int end = passage.hitEnd(currencyHit);
        return currency.before() && passage.joinsPrevious(end) && passage.isNumber(end);
    }

    /** Whether letters that are no unit stick to the number: "5G", "2nd". */
    private boolean isGlued(int number, int end) {
        return end == number && passage.joinsPrevious(end) && passage.isWord(end) && language != Language.ZH;
    }

    /** "2.000 millones de dólares", "2 milliards d'euros". */
    private boolean isOf(int token) {
        if (language != Language.ES && language != Language.FR && language != Language.PT) {
            return false;
        }
        return passage.isWord(token)
                && passage.length(token) == 2
                && passage.text().regionMatches(true, passage.start(token), "de", 0, 2);
    }

    /** Whether two signs can mean one currency. */
    static boolean agree(Meaning.Currency one, Meaning.Currency other) {
        return one.codes().stream().anyMatch(other.codes()::contains);
    }

    // ---- hits

    private interface Accepts {
        boolean test(Meaning meaning);
    }

    /** The longest hit of a kind that begins at a token, or -1. */
    private int longest(int token, Class<? extends Meaning> kind, Accepts accepts) {
        if (token >= passage.size()) {
            return -1;
        }
        int best = -1;
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            Meaning meaning = meaning(hit);
            if (kind.isInstance(meaning)
                    && (best < 0 || passage.hitEnd(hit) > passage.hitEnd(best))
                    && accepts.test(meaning)) {
                best = hit;
            }
        }
        return best;
    }

    private Meaning meaning(int hit) {
        return gazetteer.meaning(passage.hitEntry(hit));
    }
}
