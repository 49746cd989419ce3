package org.silkwire.classifier.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Clause.Opening;
import org.silkwire.classifier.enrich.Clause.Saying;
import org.silkwire.classifier.enrich.Meaning.Sign.Role;
import org.silkwire.classifier.enrich.NounPhrases.NounPhrase;
import org.silkwire.contract.Story;
import org.silkwire.contract.Story.AmountSense;
import org.silkwire.contract.Story.Trend;

/**
 * What the clause around a figure says of it: fact or target, rise or fall, of what, when. Where it doesn't say so beyond
 * doubt, it says nothing.
 *
 * <p>In a clause a word of planning makes a target whatever else stands there ("was expected to reach").
 */
final class Statement {
    private static final int FARTHEST_TREND = 12;
    private static final int WIDEST_AFTER = 12;

    private final Figure figure;
    private final Passage passage;
    private final Signs signs;
    private final NounPhrases phrases;
    private final ArticleText text;
    private final int sentence;
    private final int nextFigure;
    private final int sentenceEnd;
    private final Clause clause;

    private AmountSense sense = AmountSense.REPORTED;
    private Trend trend = Trend.NONE;
    private @Nullable String subject;
    private @Nullable String when;

    private Statement(List<Figure> figures, int at, Gazetteer gazetteer, ArticleText text, Places.Findings places) {
        this.figure = figures.get(at);
        this.passage = figure.passage();
        this.signs = new Signs(gazetteer, passage);
        this.phrases = new NounPhrases(passage, signs, places, text.language());
        this.text = text;
        this.sentence = passage.sentenceStart(figure.from());
        this.sentenceEnd = passage.sentenceEnd(figure.to() - 1);
        this.nextFigure = at + 1 < figures.size() ? figures.get(at + 1).from() : passage.size();
        this.clause = Clause.before(figures, at, signs, phrases, text.language());
    }

    /**
     * Reads the clause of a figure.
     *
     * @param at the figure's place among all of the passage
     * @param previous the statement of the figure before, or null
     */
    static Statement of(
            List<Figure> figures,
            int at,
            @Nullable Statement previous,
            Gazetteer gazetteer,
            ArticleText text,
            Places.Findings places) {
        Statement statement = new Statement(figures, at, gazetteer, text, places);
        statement.conclude(previous);
        return statement;
    }

    AmountSense sense() {
        return sense;
    }

    Trend trend() {
        return trend;
    }

    @Nullable
    String subject() {
        return subject;
    }

    @Nullable
    String when() {
        return when;
    }

    /** "500 million pounds of beef" */
    boolean isWeight() {
        int last = figure.to() - 1;
        return passage.isWord(last)
                && passage.text(last, figure.to()).equalsIgnoreCase("pounds")
                && isWord(figure.to(), "of");
    }

    // ---- conclusions

    private void conclude(@Nullable Statement previous) {
        int clauseEnd = clauseEnd();
        NounPhrase attribute = attributeBehind();
        boolean base = !figure.isRange() && (figure.based() || isWhereAChangeBegins());
        when = time(clauseEnd);
        trend = base ? Trend.NONE : trendOf();
        sense = senseOf(base, attribute != null, clauseEnd);
        if (!sentenceHas(Role.RESPECTIVELY)) {
            subject = subjectOf(attribute, base, previous);
        }
    }

    /** Where the clause ends behind the figure; the next figure may end it before. */
    private int clauseEnd() {
        int at = figure.to();
        int limit = Math.min(sentenceEnd, Math.min(nextFigure, figure.to() + 4 * WIDEST_AFTER));
        while (at < limit) {
            int roles = signs.roles(at);
            boolean mark = Clause.endsAt(passage, at) && !(at == figure.to() && passage.isMark(at, ')'));
            if (mark
                    || ((Signs.has(roles, Role.BREAK) || Signs.has(roles, Role.AND))
                            && signs.endOf(at, Role.NOTHING) < 0)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private boolean isWhereAChangeBegins() {
        for (int at = figure.from() - 1; at >= Math.max(clause.from(), figure.from() - 4); at--) {
            if (signs.endOf(at, Role.BASE) > 0) {
                return figure.based() || !saysByHowMuch(at);
            }
            boolean small = passage.isFunctionWord(at, text.languages())
                    || Signs.has(signs.roles(at), Role.FACT)
                    || passage.isMark(at, '"');
            if (!small) {
                return false;
            }
        }
        return false;
    }

    /** "a reculé de 6 %", "Anstieg von 6 Prozent": the same word that means "from" elsewhere. */
    private boolean saysByHowMuch(int token) {
        return switch (passage.text(token, token + 1)) {
            case "de" -> true;
            case "von" -> !isWord(figure.to(), "auf");
            default -> false;
        };
    }

    private Trend trendOf() {
        if (figure.negative()) {
            return Trend.FALL;
        }
        for (int at = figure.from() - 1; at >= Math.max(sentence, figure.from() - 4); at--) {
            if (reachesFigure(signs.endOf(at, Role.RISE_NEAR))) {
                return Trend.RISE;
            }
            if (reachesFigure(signs.endOf(at, Role.FALL_NEAR))) {
                return Trend.FALL;
            }
        }
        if (clause.moving() != Trend.NONE && figure.from() - clause.movingAt() <= FARTHEST_TREND) {
            return clause.moving();
        }
        return trendBehind();
    }

    private boolean reachesFigure(int end) {
        return end >= 0 && end <= figure.from() && figure.from() - end <= 1;
    }

    /** "12% growth", "12% year-on-year increase", "12 فیصد اضافہ". */
    private Trend trendBehind() {
        int at = figure.to();
        for (int words = 0; words < 2 && at < Math.min(sentenceEnd, nextFigure); words++) {
            int masked = signs.endOf(at, Role.NOTHING);
            at = masked >= 0 ? masked : at;
            if (at >= passage.size() || Clause.endsAt(passage, at)) {
                return Trend.NONE;
            }
            int roles = signs.roles(at);
            if (Signs.has(roles, Role.RISE) || Signs.has(roles, Role.ROSE)) {
                return Trend.RISE;
            }
            if (Signs.has(roles, Role.FALL) || Signs.has(roles, Role.FELL)) {
                return Trend.FALL;
            }
            if (!isVerbFinal()) {
                return Trend.NONE;
            }
            at++;
        }
        return Trend.NONE;
    }

    private boolean isVerbFinal() {
        return text.language() == Language.UR || text.language() == Language.TR;
    }

    private AmountSense senseOf(boolean base, boolean attributive, int clauseEnd) {
        for (int at = figure.to(); at < Math.min(clauseEnd, figure.to() + 3); at++) {
            if (Signs.has(signs.roles(at), Role.GOAL)) {
                return AmountSense.TARGET;
            }
        }
        if (base) {
            return AmountSense.REPORTED;
        }
        Saying said = clause.saying();
        if (said == Saying.NOTHING && clause.opening() != Opening.ANEW) {
            said = clause.saidBefore();
        }
        boolean lookBehind = isVerbFinal() || (said == Saying.NOTHING && !attributive);
        Saying behind = lookBehind ? sayingBehind(clauseEnd) : Saying.NOTHING;
        if (said == Saying.PLAN || behind == Saying.PLAN) {
            return AmountSense.TARGET;
        }
        boolean fact = said == Saying.FACT || behind == Saying.FACT;
        return !fact && isFuture() ? AmountSense.TARGET : AmountSense.REPORTED;
    }

    private Saying sayingBehind(int clauseEnd) {
        Saying said = Saying.NOTHING;
        for (int at = figure.to(); at < clauseEnd; at++) {
            int roles = signs.endOf(at, Role.NOTHING) < 0 ? signs.roles(at) : 0;
            if (Signs.has(roles, Role.PLAN)) {
                return growsFrom(at) ? Saying.FACT : Saying.PLAN;
            }
            if ((roles & Clause.FACTS) != 0) {
                said = Saying.FACT;
            }
        }
        return said;
    }

    /** "Exports of $2 billion are set to double": the figure is where they stand. */
    private boolean growsFrom(int plan) {
        if (isVerbFinal()) {
            return false;
        }
        int end = signs.endOf(plan, Role.PLAN);
        for (int at = plan; at < Math.min(sentenceEnd, end + 2); at++) {
            int roles = signs.roles(at);
            if (Signs.has(roles, Role.RISE) || Signs.has(roles, Role.FALL)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFuture() {
        String time = when;
        if (time == null) {
            return false;
        }
        for (int i = 0; i + 4 <= time.length(); i++) {
            if (Letters.kind(time.charAt(i)) == Letters.DIGIT) {
                int year = 0;
                for (int k = i; k < i + 4 && Letters.kind(time.charAt(k)) == Letters.DIGIT; k++) {
                    year = year * 10 + Letters.fold(time.charAt(k)) - '0';
                }
                return year > text.year() && year < 2200;
            }
        }
        return false;
    }

    // ---- time

    private @Nullable String time(int clauseEnd) {
        int limit = Math.min(clauseEnd, figure.to() + WIDEST_AFTER);
        for (int at = figure.to(); at < limit; at++) {
            int end = signs.endOf(at, Meaning.Time.class);
            if (end >= 0) {
                return passage.text(at, end);
            }
        }
        String found = null;
        int at = clause.from();
        while (at < figure.from()) {
            int end = signs.endOf(at, Meaning.Time.class);
            if (end >= 0 && end <= figure.from()) {
                found = passage.text(at, end);
            }
            at = Math.max(at + 1, end);
        }
        return found != null ? found : timeOfSentence();
    }

    /** "In 2023, exports …" */
    private @Nullable String timeOfSentence() {
        for (int at = sentence; at < Math.min(clause.from(), sentence + 3); at++) {
            int end = signs.endOf(at, Meaning.Time.class);
            if (end >= 0 && end < clause.from() && Clause.endsAt(passage, end) && clause.opening() == Opening.COMMA) {
                return passage.text(at, end);
            }
        }
        return null;
    }

    // ---- subject

    private @Nullable String subjectOf(@Nullable NounPhrase attribute, boolean base, @Nullable Statement previous) {
        if (attribute != null) {
            return words(attribute);
        }
        NounPhrase before = clause.head();
        if (before != null && (clause.isLinked() || before.to() == figure.from())) {
            return words(before);
        }
        if (before != null) {
            return null;
        }
        NounPhrase earlier = clause.carried();
        if (clause.opening() == Opening.AND && earlier != null) {
            return words(earlier);
        }
        boolean goesOn = clause.opening() != Opening.ANEW && (base || goesOn());
        if (!goesOn) {
            return null;
        }
        if (previous != null && previous.isIn(passage, sentence) && previous.subject != null) {
            return previous.subject;
        }
        return earlier == null ? null : words(earlier);
    }

    /** Whether the clause begins with a verb or "up", so that its subject is the one before: ", up 12%". */
    private boolean goesOn() {
        if (clause.from() >= figure.from()) {
            return false;
        }
        int roles = signs.roles(clause.from());
        return Signs.hasVerb(roles)
                || Signs.has(roles, Role.RISE_NEAR)
                || Signs.has(roles, Role.FALL_NEAR)
                || Signs.has(roles, Role.BASE);
    }

    private boolean isIn(Passage other, int otherSentence) {
        return passage == other && sentence == otherSentence;
    }

    /** "$50 million loan", "$2 billion in exports", "12% increase in exports". */
    private @Nullable NounPhrase attributeBehind() {
        int at = figure.to();
        if (at >= nextFigure || passage.endsSentence(at - 1)) {
            return null;
        }
        if (figure.kind() != Story.AmountKind.MONEY) {
            return changeBehind(at);
        }
        int link = signs.endOf(at, Role.LINK_BACK);
        NounPhrase phrase = link >= 0 ? phrases.after(link) : hasCompounds() ? phrases.after(at) : null;
        return phrase == null || phrase.from() >= sentenceEnd || phrase.to() > nextFigure ? null : phrase;
    }

    /** In other languages the noun behind an amount belongs to the next phrase. */
    private boolean hasCompounds() {
        return text.language() == null || text.language() == Language.EN || text.language() == Language.ZH;
    }

    private @Nullable NounPhrase changeBehind(int token) {
        int masked = signs.endOf(token, Role.NOTHING);
        int at = masked >= 0 ? masked : token;
        if (at >= sentenceEnd) {
            return null;
        }
        int roles = signs.roles(at);
        boolean change = Signs.has(roles, Role.RISE) || Signs.has(roles, Role.FALL);
        int link = change ? signs.endOf(at + 1, Role.LINK_BACK) : -1;
        return link < 0 ? null : phrases.after(link);
    }

    private String words(NounPhrase phrase) {
        return passage.text(phrase.from(), phrase.to());
    }

    private boolean isWord(int token, String word) {
        return token < passage.size()
                && passage.isWord(token)
                && passage.text(token, token + 1).equals(word);
    }

    private boolean sentenceHas(Role role) {
        for (int token = sentence; token < sentenceEnd; token++) {
            if (Signs.has(signs.roles(token), role)) {
                return true;
            }
        }
        return false;
    }
}
