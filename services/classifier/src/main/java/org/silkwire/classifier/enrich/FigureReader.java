package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.FigureEnds.End;
import org.silkwire.contract.Story.AmountKind;

/**
 * Reads sums and percentages, and nothing that only looks like one: a number needs a currency or a per cent sign beside it.
 * A figure is one of {@link FigureEnds}, or two of them with a range's mark between.
 */
final class FigureReader {
    private static final BigDecimal LARGEST_SUM = new BigDecimal("1e17");
    private static final BigDecimal LARGEST_PERCENTAGE = new BigDecimal("1e6");

    private final FigureEnds ends;
    private final Passage passage;
    private final Signs signs;
    private final @Nullable Language language;

    private FigureReader(Gazetteer gazetteer, Passage passage, @Nullable Language language) {
        this.passage = passage;
        this.signs = new Signs(gazetteer, passage);
        this.language = language;
        this.ends = new FigureEnds(gazetteer, passage, signs, language);
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
                End first = ends.at(token);
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

    // ---- ranges

    /** Adds the figure, or the range, that begins with this end; returns the token to go on from. */
    private int add(End first, List<Figure> figures) {
        int mark = rangeMark(first);
        End second = mark < 0 ? null : ends.at(mark);
        if (second == null || !belongTogether(first, second)) {
            addSingle(first, figures);
            return first.hasUnit() ? first.to() : first.from() + 1;
        }
        boolean dash = passage.isMark(mark - 1, '-');
        if (!dash && isWhereAChangeBegins(first.from())) {
            return addChange(first, second, figures);
        }
        if (!dash && first.hasUnit() && first.factor() != null && !second.hasUnit() && isNoun(second.to())) {
            // "$2 million to 5 million farmers"
            addSingle(first, figures);
            return first.to();
        }
        if (!dash && isOfBefore(first.from()) && !first.hasUnit()) {
            // "de 4 a 5 millones" is a range or a change.
            return second.to();
        }
        BigDecimal scale =
                first.factor() == null && first.after() == null && first.percent() == null ? second.factor() : null;
        BigDecimal low = scale == null ? first.value() : first.number().multiply(scale);
        if (low.compareTo(second.value()) > 0) {
            if (first.factor() != null) {
                addSingle(first, figures);
                return first.to();
            }
            // "$800 to 1 billion": the first end's multiplier went without saying, and isn't the second's.
            return second.to();
        }
        add(new Ends(first, second), low, second.value(), false, figures);
        return second.to();
    }

    /** "From $2 billion to $4 billion" are two figures, not a range. */
    private int addChange(End first, End second, List<Figure> figures) {
        boolean whole = first.hasUnit() && (first.factor() != null || second.factor() == null);
        if (whole) {
            add(new Ends(first, first), first.value(), first.value(), true, figures);
        }
        if (second.hasUnit()) {
            // It may open a range of its own: "from $2 billion to $4 to 5 billion".
            return second.from();
        }
        if (rangeMark(second) < 0) {
            add(new Ends(first, second), second.value(), second.value(), false, figures);
        }
        return second.to();
    }

    private void addSingle(End end, List<Figure> figures) {
        if (end.hasUnit()) {
            add(new Ends(end, end), end.value(), end.value(), false, figures);
        }
    }

    private record Ends(End first, End second) {}

    private void add(Ends ends, BigDecimal low, BigDecimal high, boolean based, List<Figure> figures) {
        Meaning.Percent percent = ends.second.percent() != null ? ends.second.percent() : ends.first.percent();
        List<Meaning.Currency> signs = new ArrayList<>();
        for (End end : List.of(ends.first, ends.second)) {
            if (end.before() != null) {
                signs.add(end.before());
            }
            if (end.after() != null) {
                signs.add(end.after());
            }
        }
        boolean range = low.compareTo(high) != 0;
        int from = range ? ends.first.from() : ends.second.from();
        BigDecimal largest = percent == null ? LARGEST_SUM : LARGEST_PERCENTAGE;
        if (high.compareTo(largest) > 0 || (percent == null && high.signum() == 0)) {
            return;
        }
        AmountKind kind = percent == null ? AmountKind.MONEY : percent.kind();
        int parts = percent == null ? 1 : percent.parts();
        figures.add(new Figure(
                passage,
                from,
                ends.second.to(),
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
        int at = first.to();
        if (at >= passage.size() || passage.lineBefore(at)) {
            return -1;
        }
        int behind = signs.endOf(at, Meaning.RangeMark.class);
        if (behind >= 0) {
            return behind;
        }
        boolean and = signs.endOf(at, Meaning.Sign.Role.AND) >= 0 && isAfter(first.from(), Meaning.Sign.Role.BETWEEN);
        return and ? at + 1 : -1;
    }

    /** Whether two ends are of one unit, which at least the second shows or both share. */
    private boolean belongTogether(End first, End second) {
        if (!first.hasUnit() && !second.hasUnit()) {
            return false;
        }
        if (second.to() > first.to() + 14 || (!first.hasUnit() && second.before() != null)) {
            return false;
        }
        if (first.percent() != null || second.percent() != null) {
            boolean onlySecond = !first.hasUnit() && first.factor() == null;
            return second.percent() != null
                    && (onlySecond
                            || (first.percent() != null
                                    && first.percent().kind()
                                            == second.percent().kind()));
        }
        Meaning.Currency one = first.before() != null ? first.before() : first.after();
        Meaning.Currency other = second.before() != null ? second.before() : second.after();
        if (one != null && other != null) {
            return FigureEnds.agree(one, other);
        }
        // "$5 to 10 people": a bare second number shares the unit only if it shows a multiplier, or a dash ties the
        // two.
        return other != null || second.factor() != null || passage.isMark(first.to(), '-');
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
            if (signs.endOf(from, role) == token) {
                return true;
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
}
