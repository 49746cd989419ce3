package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story.AmountKind;

/**
 * Reads sums and percentages, and nothing that only looks like one: a number needs a currency or a per cent sign beside it.
 * The grammar: {@code [currency] number [multiplier…] [currency | percent]}, two of which may be the ends of a range.
 */
final class FigureReader {
    private static final BigDecimal LARGEST_SUM = new BigDecimal("1e17");
    private static final BigDecimal LARGEST_PERCENTAGE = new BigDecimal("1e6");
    private static final int MOST_PARTS = 3;

    private final Gazetteer gazetteer;
    private final Passage passage;
    private final Signs signs;
    private final @Nullable Language language;

    private FigureReader(Gazetteer gazetteer, Passage passage, @Nullable Language language) {
        this.gazetteer = gazetteer;
        this.passage = passage;
        this.signs = new Signs(gazetteer, passage);
        this.language = language;
    }

    /** All figures of a passage, from left to right; none overlaps another. */
    static List<Figure> read(Gazetteer gazetteer, Passage passage, @Nullable Language language) {
        return new FigureReader(gazetteer, passage, language).all();
    }

    private List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        int token = 0;
        while (token < passage.size()) {
            int next = token + 1;
            if (mayBegin(token)) {
                End first = end(token);
                if (first != null) {
                    next = Math.max(next, add(first, figures));
                }
            }
            token = next;
        }
        return figures;
    }

    private boolean mayBegin(int token) {
        return passage.isNumber(token)
                || passage.firstHit(token) < passage.firstHit(token + 1)
                || (passage.isHan(token) && "一二三四五六七八九十两".indexOf(passage.text().charAt(passage.start(token))) >= 0);
    }

    /**
     * One end of a range, or the whole figure.
     *
     * @param factor what its multipliers make of the number, null without any
     * @param before the currency before the number; there may be one behind it too
     */
    private record End(
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

    // ---- a single number with what belongs to it

    private @Nullable End end(int token) {
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

    private static boolean agree(Meaning.Currency one, Meaning.Currency other) {
        return one.codes().stream().anyMatch(other.codes()::contains);
    }

    // ---- ranges

    /** Adds the figure, or the range, that begins with this end; returns the token to go on from. */
    private int add(End first, List<Figure> figures) {
        int mark = rangeMark(first);
        End second = mark < 0 ? null : end(mark);
        if (second == null || !belongTogether(first, second)) {
            addSingle(first, figures);
            return first.hasUnit() ? first.to : first.from + 1;
        }
        boolean dash = passage.isMark(mark - 1, '-');
        if (!dash && isWhereAChangeBegins(first.from)) {
            return addChange(first, second, figures);
        }
        if (!dash && first.hasUnit() && first.factor != null && !second.hasUnit() && isNoun(second.to)) {
            // "$2 million to 5 million farmers"
            addSingle(first, figures);
            return first.to;
        }
        if (!dash && isOfBefore(first.from) && !first.hasUnit()) {
            // "de 4 a 5 millones" is a range or a change.
            return second.to;
        }
        BigDecimal scale = first.factor == null && first.after == null && first.percent == null ? second.factor : null;
        BigDecimal low = scale == null ? first.value() : first.number.multiply(scale);
        if (low.compareTo(second.value()) > 0) {
            if (first.factor != null) {
                addSingle(first, figures);
                return first.to;
            }
            // "$800 to 1 billion": the first end's multiplier went without saying, and isn't the second's.
            return second.to;
        }
        add(new Ends(first, second), low, second.value(), false, figures);
        return second.to;
    }

    /** "From $2 billion to $4 billion" are two figures, not a range. */
    private int addChange(End first, End second, List<Figure> figures) {
        boolean whole = first.hasUnit() && (first.factor != null || second.factor == null);
        if (whole) {
            add(new Ends(first, first), first.value(), first.value(), true, figures);
        }
        if (second.hasUnit()) {
            // It may open a range of its own: "from $2 billion to $4 to 5 billion".
            return second.from;
        }
        if (rangeMark(second) < 0) {
            add(new Ends(first, second), second.value(), second.value(), false, figures);
        }
        return second.to;
    }

    private void addSingle(End end, List<Figure> figures) {
        if (end.hasUnit()) {
            add(new Ends(end, end), end.value(), end.value(), false, figures);
        }
    }

    private record Ends(End first, End second) {}

    private void add(Ends ends, BigDecimal low, BigDecimal high, boolean based, List<Figure> figures) {
        Meaning.Percent percent = ends.second.percent != null ? ends.second.percent : ends.first.percent;
        List<Meaning.Currency> signs = new ArrayList<>();
        for (End end : List.of(ends.first, ends.second)) {
            if (end.before != null) {
                signs.add(end.before);
            }
            if (end.after != null) {
                signs.add(end.after);
            }
        }
        boolean range = low.compareTo(high) != 0;
        int from = range ? ends.first.from : ends.second.from;
        BigDecimal largest = percent == null ? LARGEST_SUM : LARGEST_PERCENTAGE;
        if (high.compareTo(largest) > 0 || (percent == null && high.signum() == 0)) {
            return;
        }
        AmountKind kind = percent == null ? AmountKind.MONEY : percent.kind();
        int parts = percent == null ? 1 : percent.parts();
        figures.add(new Figure(
                passage,
                from,
                ends.second.to,
                kind,
                signs,
                plain(low, parts),
                plain(high, parts),
                isNegative(from),
                based));
    }

    private static BigDecimal plain(BigDecimal value, int parts) {
        BigDecimal divided = parts == 1 ? value : value.divide(BigDecimal.valueOf(parts));
        BigDecimal stripped = divided.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private boolean isNegative(int from) {
        return passage.isMark(from - 1, '-')
                && passage.joinsPrevious(from)
                && (passage.gapBefore(from - 1) || passage.isMark(from - 2, '(') || passage.isHan(from - 2));
    }

    /** The token behind the word or dash that makes a range of two ends, or -1. */
    private int rangeMark(End first) {
        int at = first.to;
        if (at >= passage.size() || passage.lineBefore(at)) {
            return -1;
        }
        int hit = longest(at, Meaning.RangeMark.class, _ -> true);
        if (hit >= 0) {
            return passage.hitEnd(hit);
        }
        boolean and = signs.endOf(at, Meaning.Sign.Role.AND) >= 0 && isAfter(first.from, Meaning.Sign.Role.BETWEEN);
        return and ? at + 1 : -1;
    }

    /** Whether two ends are of one unit, which at least the second shows or both share. */
    private boolean belongTogether(End first, End second) {
        if (!first.hasUnit() && !second.hasUnit()) {
            return false;
        }
        if (second.to > first.to + 14 || (!first.hasUnit() && second.before != null)) {
            return false;
        }
        if (first.percent != null || second.percent != null) {
            boolean onlySecond = !first.hasUnit() && first.factor == null;
            return second.percent != null
                    && (onlySecond || (first.percent != null && first.percent.kind() == second.percent.kind()));
        }
        Meaning.Currency one = first.before != null ? first.before : first.after;
        Meaning.Currency other = second.before != null ? second.before : second.after;
        if (one != null && other != null) {
            return agree(one, other);
        }
        // "$5 to 10 people": a bare second number shares the unit only if it shows a multiplier, or a dash ties the
        // two.
        return other != null || second.factor != null || passage.isMark(first.to, '-');
    }

    private boolean isNoun(int token) {
        return token < passage.size()
                && passage.isWord(token)
                && !passage.isFunctionWord(token, Language.ALL)
                && !passage.endsSentence(token - 1);
    }

    /** Whether "from" stands before, perhaps with "the current", and no "ranging" before that. */
    private boolean isWhereAChangeBegins(int token) {
        int back = language == Language.ZH ? 6 : 4;
        for (int at = token - 1; at >= Math.max(0, token - back); at--) {
            if (signs.endOf(at, Meaning.Sign.Role.BASE) >= 0) {
                return at == 0 || !isRanging(at - 1);
            }
            boolean between = language == Language.ZH
                    ? passage.isHan(at)
                    : passage.isFunctionWord(at, Language.ALL)
                            || signs.endOf(at, Meaning.Sign.Role.FACT) >= 0
                            || passage.isMark(at, '"');
            if (!between) {
                return false;
            }
        }
        return false;
    }

    private boolean isRanging(int token) {
        return passage.isWord(token)
                && (passage.text().startsWith("rang", passage.start(token))
                        || passage.text().startsWith("vary", passage.start(token)));
    }

    private boolean isAfter(int token, Meaning.Sign.Role role) {
        for (int from = token - 1; from >= Math.max(0, token - 4); from--) {
            for (int hit = passage.firstHit(from); hit < passage.firstHit(from + 1); hit++) {
                if (passage.hitEnd(hit) == token && meaning(hit) instanceof Meaning.Sign sign && sign.role() == role) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOfBefore(int token) {
        if (token == 0 || !passage.isWord(token - 1)) {
            return false;
        }
        String word = passage.text(token - 1, token);
        return switch (word) {
            case "de", "dari", "من" -> true;
            default -> false;
        };
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
