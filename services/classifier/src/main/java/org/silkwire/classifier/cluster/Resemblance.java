package org.silkwire.classifier.cluster;

import java.time.Duration;

/**
 * Whether two articles tell the same text, and what that rests on. RATIONALE.md beside this file argues the numbers.
 *
 * @param similarity 0..1: the part of the shorter text that the other has too; of the titles, where a text is too short
 *     to compare
 */
record Resemblance(Verdict verdict, double similarity) {

    /** What the comparison came to. */
    enum Verdict {
        SAME_LINK(true),
        SAME_TEXT(true),
        SAME_LEAD(true),
        SAME_TITLE(true),
        DIFFERENT_FIGURES(false),
        DIFFERENT_NAMES(false),
        DIFFERENT_TEXT(false),
        TOO_SHORT(false);

        private final boolean same;

        Verdict(boolean same) {
            this.same = same;
        }

        boolean same() {
            return same;
        }
    }

    /** Fewer sampled shingles than this say nothing about a text. */
    private static final int TELLING_TEXT = 16;

    private static final int TELLING_LEAD = 12;
    /** One figure of two digits can contradict; "4th" alone can't. */
    private static final int TELLING_FIGURES = 2;

    /** Some three figures of two digits; fewer agree by chance. */
    private static final int CONVINCING_FIGURES = 6;

    private static final int TELLING_NAMES = 3;

    /** Share of the shorter text's shingles, by what figures and names say. */
    private static final double ENOUGH_WITH_FACTS = 0.50;

    private static final double ENOUGH = 0.55;
    private static final double ENOUGH_WITHOUT_FACTS = 0.60;
    /** Where the leads share so much as well, less of the texts is enough: a follow-up has a lead of its own. */
    private static final double LEAD_SHARED = 0.25;

    private static final double LESS_WITH_THE_LEAD = 0.10;
    /** Leads are short, and a house begins its reports alike. */
    private static final double ENOUGH_OF_A_LEAD = 0.60;
    /** A feed that shows two entries mostly means two. */
    private static final double ENOUGH_WITHIN_A_FEED = 0.75;
    /** Where an equal link, an equal title or the outlet that one names already speaks for it. */
    private static final double ENOUGH_TO_CONFIRM = 0.30;

    private static final double FIGURES_AGREE = 0.60;
    /** Where so much of many figures agrees, names are what an editor changed. */
    private static final double FIGURES_SETTLE = 0.80;

    private static final Duration RETOLD_WITHIN = Duration.ofHours(12);
    private static final double RETOLD = 0.50;
    private static final double RETOLD_LEAD = 0.40;
    private static final double NEARLY_ALL = 0.75;
    private static final double SOME_FIGURES = 0.40;
    /** Some three figures. */
    private static final int FEW_FIGURES = 9;

    private static final double NAMES_AGREE = 0.60;
    private static final double NAMES_DIFFER = 0.45;

    /** A title this long isn't written twice by chance. */
    private static final int LONG_TITLE = 7;

    private static final Duration TITLE_WINDOW = Duration.ofHours(24);

    /** What figures and names say together. */
    private enum Facts {
        AGREE,
        UNDECIDED,
        NONE,
        FIGURES_DIFFER,
        NAMES_DIFFER
    }

    /**
     * Compares two articles; symmetric and pure.
     *
     * @param apart the time between the two, not negative
     */
    static Resemblance between(Fingerprint a, Fingerprint b, Duration apart) {
        Sketch.Overlap text = a.text().overlap(b.text());
        Sketch.Overlap lead = a.lead().overlap(b.lead());
        boolean textTells = text.smaller() >= TELLING_TEXT;
        boolean leadTells = lead.smaller() >= TELLING_LEAD;
        boolean sameTitle = a.title() != 0 && a.title() == b.title();
        Facts facts = facts(a, b);
        if (facts == Facts.FIGURES_DIFFER && isRetold(a, b, text, lead, apart)) {
            facts = Facts.UNDECIDED;
        }

        double share = textTells ? text.share() : leadTells ? lead.share() : 0;
        boolean confirmed = share >= ENOUGH_TO_CONFIRM && facts != Facts.FIGURES_DIFFER;
        double similarity = !textTells && sameTitle ? 1 : share;

        if (sameLink(a, b) && linkHolds(a, b, sameTitle, textTells, confirmed)) {
            return new Resemblance(Verdict.SAME_LINK, similarity);
        }
        if (facts == Facts.FIGURES_DIFFER) {
            return new Resemblance(Verdict.DIFFERENT_FIGURES, similarity);
        }
        boolean tells = textTells || leadTells;
        if (tells && facts != Facts.NAMES_DIFFER && share >= enough(a, b, facts, text, lead)) {
            return new Resemblance(textTells ? Verdict.SAME_TEXT : Verdict.SAME_LEAD, similarity);
        }
        if (sameTitle && titleHolds(a, b, apart) && (confirmed || !textTells)) {
            return new Resemblance(Verdict.SAME_TITLE, similarity);
        }
        if (!tells) {
            return new Resemblance(Verdict.TOO_SHORT, similarity);
        }
        return new Resemblance(
                facts == Facts.NAMES_DIFFER ? Verdict.DIFFERENT_NAMES : Verdict.DIFFERENT_TEXT, similarity);
    }

    /** Whether another house tells it within hours, lead included: other figures are a later count or a correction then. */
    private static boolean isRetold(
            Fingerprint a, Fingerprint b, Sketch.Overlap text, Sketch.Overlap lead, Duration apart) {
        if (a.feed() == b.feed()
                || apart.compareTo(RETOLD_WITHIN) > 0
                || text.smaller() < TELLING_TEXT
                || text.share() < RETOLD
                || lead.share() < RETOLD_LEAD) {
            return false;
        }
        Sketch.Overlap figures = a.figures().weightedOverlap(b.figures());
        Sketch.Overlap names = a.names().overlap(b.names());
        boolean namesTell = names.smaller() >= TELLING_NAMES;
        if (namesTell && names.share() < NAMES_AGREE) {
            return false;
        }
        boolean figuresAreFew = figures.smaller() <= FEW_FIGURES;
        return figures.share() >= SOME_FIGURES || (figuresAreFew && (namesTell || text.share() >= NEARLY_ALL));
    }

    private static boolean sameLink(Fingerprint a, Fingerprint b) {
        return a.link() != 0 && a.link() == b.link();
    }

    /** Title or text must agree: feeds also link all their entries to one page. Within a feed the text must, if it can. */
    private static boolean linkHolds(
            Fingerprint a, Fingerprint b, boolean sameTitle, boolean textTells, boolean confirmed) {
        boolean titleIsEnough = a.feed() != b.feed() || !textTells;
        return confirmed || (sameTitle && titleIsEnough);
    }

    private static boolean titleHolds(Fingerprint a, Fingerprint b, Duration apart) {
        boolean sameLanguage = a.language() == 0 || b.language() == 0 || a.language() == b.language();
        return a.feed() != b.feed()
                && a.titleWords() >= LONG_TITLE
                && sameLanguage
                && apart.compareTo(TITLE_WINDOW) <= 0;
    }

    private static double enough(Fingerprint a, Fingerprint b, Facts facts, Sketch.Overlap text, Sketch.Overlap lead) {
        if (a.feed() == b.feed()) {
            return ENOUGH_WITHIN_A_FEED;
        }
        if (Outlet.same(a.source(), b.outlet()) || Outlet.same(b.source(), a.outlet())) {
            return ENOUGH_TO_CONFIRM;
        }
        if (text.smaller() < TELLING_TEXT) {
            return ENOUGH_OF_A_LEAD;
        }
        double ofTheText = switch (facts) {
            case AGREE -> ENOUGH_WITH_FACTS;
            case NONE -> ENOUGH_WITHOUT_FACTS;
            case UNDECIDED, FIGURES_DIFFER, NAMES_DIFFER -> ENOUGH;
        };
        boolean leadShared = lead.smaller() >= TELLING_LEAD && lead.share() >= LEAD_SHARED;
        return leadShared ? ofTheText - LESS_WITH_THE_LEAD : ofTheText;
    }

    private static Facts facts(Fingerprint a, Fingerprint b) {
        Sketch.Overlap figures = a.figures().weightedOverlap(b.figures());
        Sketch.Overlap names = a.names().overlap(b.names());
        boolean figuresTell = figures.smaller() >= TELLING_FIGURES;
        boolean namesTell = names.smaller() >= TELLING_NAMES;
        if (figuresTell && figures.share() < FIGURES_AGREE) {
            return Facts.FIGURES_DIFFER;
        }
        boolean figuresConvince = figures.smaller() >= CONVINCING_FIGURES;
        boolean figuresSettle = figuresConvince && figures.share() >= FIGURES_SETTLE;
        if (namesTell && names.share() < NAMES_DIFFER && !figuresSettle) {
            return Facts.NAMES_DIFFER;
        }
        if (!figuresTell && !namesTell) {
            return Facts.NONE;
        }
        boolean namesConvince = namesTell && names.share() >= NAMES_AGREE;
        return namesConvince || (figuresConvince && !namesTell) ? Facts.AGREE : Facts.UNDECIDED;
    }
}
