package org.silkwire.classifier.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Meaning.Sign.Role;
import org.silkwire.classifier.enrich.NounPhrases.NounPhrase;
import org.silkwire.contract.Story.Trend;

/**
 * What the clause before a figure has said when the figure comes.
 *
 * <p>The sentence is read once from its beginning to the figure. A comma, a bracket, "while" and the like open a new
 * clause; "and" does where a verb follows, and then the subject goes on ("stand at $2 billion and will double to $5
 * billion").
 */
final class Clause {
    private static final int FARTHEST_LINK = 12;

    /** How a clause hangs on the one before. */
    enum Opening {
        ANEW,
        COMMA,
        AND
    }

    /** Whether a verb has told a fact or a plan; a word of planning outweighs the others. */
    enum Saying {
        NOTHING,
        FACT,
        PLAN
    }

    static final int FACTS = Signs.bit(Role.FACT) | Signs.bit(Role.DEED) | Signs.bit(Role.ROSE) | Signs.bit(Role.FELL);
    private static final int LINKS = Signs.bit(Role.FACT)
            | Signs.bit(Role.ROSE)
            | Signs.bit(Role.FELL)
            | Signs.bit(Role.RISE)
            | Signs.bit(Role.FALL)
            | Signs.bit(Role.PLAN)
            | Signs.bit(Role.LINK)
            | Signs.bit(Role.BASE)
            | Signs.bit(Role.RISE_NEAR)
            | Signs.bit(Role.FALL_NEAR);

    private final Passage passage;
    private final Signs signs;
    private final NounPhrases phrases;
    private final @Nullable Language language;
    private final int sentence;
    /** The token of the figure. */
    private final int end;

    private Opening opening = Opening.ANEW;
    private int clause;
    private Saying saying = Saying.NOTHING;
    private Saying saidBefore = Saying.NOTHING;
    private Trend moving = Trend.NONE;
    private int movingAt;
    private @Nullable NounPhrase head;
    private @Nullable NounPhrase carried;
    private boolean linked;

    private Clause(Figure figure, Signs signs, NounPhrases phrases, @Nullable Language language) {
        this.passage = figure.passage();
        this.signs = signs;
        this.phrases = phrases;
        this.language = language;
        this.sentence = passage.sentenceStart(figure.from());
        this.end = figure.from();
        this.clause = sentence;
    }

    /** @param at the figure's place among all of the passage */
    static Clause before(List<Figure> figures, int at, Signs signs, NounPhrases phrases, @Nullable Language language) {
        Clause clause = new Clause(figures.get(at), signs, phrases, language);
        clause.read(figures, at);
        return clause;
    }

    /** Its first token. */
    int from() {
        return clause;
    }

    Opening opening() {
        return opening;
    }

    Saying saying() {
        return saying;
    }

    /** What the clause before said, where this one hangs on it. */
    Saying saidBefore() {
        return saidBefore;
    }

    /** The direction of the last verb of growth. */
    Trend moving() {
        return moving;
    }

    /** Where that verb stands. */
    int movingAt() {
        return movingAt;
    }

    /** The last noun that amounts measure, or null. */
    @Nullable
    NounPhrase head() {
        return head;
    }

    /** That of the clause before, where it goes on in this one, or null. */
    @Nullable
    NounPhrase carried() {
        return carried;
    }

    /** Whether a verb or preposition ties the head to what follows. */
    boolean isLinked() {
        return linked;
    }

    private void read(List<Figure> figures, int figureAt) {
        int skip = firstOfSentence(figures, figureAt);
        int token = sentence;
        while (token < end) {
            if (skip < figureAt && token == figures.get(skip).from()) {
                token = figures.get(skip++).to();
                continue;
            }
            int masked = signs.endOf(token, Role.NOTHING);
            if (masked >= 0) {
                token = masked;
                continue;
            }
            readToken(token);
            token = language == Language.ZH ? signs.longest(token) : token + 1;
        }
    }

    private int firstOfSentence(List<Figure> figures, int figureAt) {
        int first = figureAt;
        while (first > 0 && figures.get(first - 1).from() >= sentence) {
            first--;
        }
        return first;
    }

    private void readToken(int token) {
        int roles = signs.roles(token);
        if (endsAt(passage, token)) {
            open(Opening.COMMA, token + 1);
            return;
        }
        if (Signs.has(roles, Role.BREAK) && !isPartOfLonger(token, Role.BREAK)) {
            open(Opening.ANEW, token + 1);
            return;
        }
        if (Signs.has(roles, Role.AND)) {
            if (aVerbFollows(token + 1)) {
                open(Opening.AND, token + 1);
            } else {
                linked = false;
            }
            return;
        }
        NounPhrase phrase = phrases.at(token, clause);
        if (phrase != null && (head == null || phrase.to() > head.to())) {
            head = phrase;
            linked = false;
        }
        readVerb(token, roles);
    }

    private void readVerb(int token, int roles) {
        if (Signs.has(roles, Role.PLAN)) {
            saying = Saying.PLAN;
        } else if (saying == Saying.NOTHING && (roles & FACTS) != 0) {
            saying = Saying.FACT;
        }
        if (Signs.has(roles, Role.RISE) || Signs.has(roles, Role.ROSE)) {
            move(Trend.RISE, token);
        } else if (Signs.has(roles, Role.FALL) || Signs.has(roles, Role.FELL)) {
            move(Trend.FALL, token);
        } else if (Signs.has(roles, Role.DEED)) {
            moving = Trend.NONE;
        }
        NounPhrase subjectOf = head;
        if (subjectOf != null && token >= subjectOf.to() && token - subjectOf.to() <= FARTHEST_LINK) {
            boolean deed = Signs.has(roles, Role.DEED) && token - subjectOf.to() <= 1;
            linked |= deed || (roles & LINKS) != 0;
        }
    }

    private void move(Trend direction, int token) {
        moving = direction;
        movingAt = token;
    }

    private void open(Opening how, int from) {
        boolean goesOn = head != null && (linked || how == Opening.AND || isInterrupted(head, from - 1));
        carried = how == Opening.ANEW ? null : goesOn ? head : carried;
        saidBefore = how == Opening.ANEW ? Saying.NOTHING : saying == Saying.NOTHING ? saidBefore : saying;
        opening = how;
        clause = from;
        saying = Saying.NOTHING;
        moving = Trend.NONE;
        head = null;
        linked = false;
    }

    /** "Exports, helped by the port, rose": nothing stands before the phrase in its clause, and the comma right behind it. */
    private boolean isInterrupted(NounPhrase phrase, int comma) {
        return passage.isMark(comma, ',') && phrase.from() == clause && phrase.to() == comma;
    }

    /** Whether a mark ends a clause: a comma, a colon, a bracket, a dash that stands apart. */
    static boolean endsAt(Passage passage, int token) {
        if (!passage.isMark(token)) {
            return false;
        }
        return switch (passage.mark(token)) {
            case ',', ';', ':', '(', ')', '[', ']', '؛' -> true;
            case '-' -> passage.gapBefore(token) && token + 1 < passage.size() && passage.gapBefore(token + 1);
            default -> false;
        };
    }

    /** "as" in "as much as", "that" in "so that". */
    private boolean isPartOfLonger(int token, Role role) {
        return signs.longest(token) > signs.endOf(token, role);
    }

    private boolean aVerbFollows(int token) {
        for (int at = token; at < Math.min(end, token + 2); at++) {
            if (Signs.hasVerb(signs.roles(at))) {
                return true;
            }
        }
        return false;
    }
}
