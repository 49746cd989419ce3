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
    /** Leads are short, and a house begins its reports alike. */
    private static final double ENOUGH_OF_A_LEAD = 0.60;
    /** A feed that shows two entries mostly means two. */
    private static final double ENOUGH_WITHIN_A_FEED = 0.75;
    /** Where an equal link, an equal title or the outlet that one names already speaks for it. */
    private static final double ENOUGH_TO_CONFIRM = 0.30;

    private static final double FIGURES_AGREE = 0.60;
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
        if (tells && facts != Facts.NAMES_DIFFER && share >= enough(a, b, facts, textTells)) {
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

    private static double enough(Fingerprint a, Fingerprint b, Facts facts, boolean textTells) {
        if (a.feed() == b.feed()) {
            return ENOUGH_WITHIN_A_FEED;
        }
        if (Outlet.same(a.source(), b.outlet()) || Outlet.same(b.source(), a.outlet())) {
            return ENOUGH_TO_CONFIRM;
        }
        if (!textTells) {
            return ENOUGH_OF_A_LEAD;
        }
        return switch (facts) {
            case AGREE -> ENOUGH_WITH_FACTS;
            case NONE -> ENOUGH_WITHOUT_FACTS;
            case UNDECIDED, FIGURES_DIFFER, NAMES_DIFFER -> ENOUGH;
        };
    }

    private static Facts facts(Fingerprint a, Fingerprint b) {
        Sketch.Overlap figures = a.figures().weightedOverlap(b.figures());
        Sketch.Overlap names = a.names().overlap(b.names());
        boolean figuresTell = figures.smaller() >= TELLING_FIGURES;
        boolean namesTell = names.smaller() >= TELLING_NAMES;
        if (figuresTell && figures.share() < FIGURES_AGREE) {
            return Facts.FIGURES_DIFFER;
        }
        if (namesTell && names.share() < NAMES_DIFFER) {
            return Facts.NAMES_DIFFER;
        }
        if (!figuresTell && !namesTell) {
            return Facts.NONE;
        }
        boolean figuresConvince = figures.smaller() >= CONVINCING_FIGURES;
        boolean namesConvince = namesTell && names.share() >= NAMES_AGREE;
        return namesConvince || (figuresConvince && !namesTell) ? Facts.AGREE : Facts.UNDECIDED;
    }
}
