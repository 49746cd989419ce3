package org.silkwire.classifier.enrich;

/**
 * The head of an agency report that says where it was filed: "BEIJING, Sept. 5 (Xinhua) --", "ISLAMABAD:", "МОСКВА, 5
 * сентября. /ТАСС/.", 据新华社北京9月5日电.
 */
final class Dateline {
    private static final int LONGEST = 30;
    private static final int LONGEST_GROUP = 14;
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_AGENCY = 8;

    private final Passage passage;
    private final Places.Mention first;
    private boolean agency;

    private Dateline(Places.Mention first) {
        this.passage = first.passage();
        this.first = first;
    }

    /** The token after the dateline that a passage opens with, 0 where it opens with none. */
    static int end(Places.Mention firstOfPassage, Gazetteer gazetteer) {
        Dateline dateline = new Dateline(firstOfPassage);
        if (!Places.canOpenWithDateline(dateline.passage)) {
            return 0;
        }
        return dateline.passage.isHan(firstOfPassage.from()) ? dateline.chinese() : dateline.western();
    }

    /** Agency, place, date, then 电 (wire) or 讯 (news). */
    private int chinese() {
        if (first.from() > LONGEST_AGENCY) {
            return 0;
        }
        for (int i = first.to(); i < Math.min(passage.size(), first.to() + LONGEST_AGENCY + 4); i++) {
            if (passage.isHan(i)) {
                char c = passage.text().charAt(passage.start(i));
                boolean dated = i > first.to() && "日月".indexOf(passage.text().charAt(passage.start(i - 1))) >= 0;
                if ((c == '电' || c == '讯') && (dated || i == first.to())) {
                    return i + 1;
                }
            } else if (passage.isMark(i) && "。,;:".indexOf(passage.mark(i)) >= 0) {
                return 0;
            }
        }
        return 0;
    }

    private int western() {
        if (first.from() > 1 || (first.from() == 1 && !passage.isMark(0))) {
            return 0;
        }
        int names = 0;
        int i = first.to();
        while (i < Math.min(passage.size(), first.from() + LONGEST)) {
            if (isStop(i)) {
                return i + 1;
            }
            if (passage.isMark(i, '(') || passage.isMark(i, '/') || passage.isMark(i, '[')) {
                i = afterGroup(i);
                if (i == 0) {
                    return 0;
                }
                agency = true;
                if (endsWithoutDash(i)) {
                    return i;
                }
            } else if (isPart(i)) {
                names += passage.isWord(i) && !isMonth(i) ? 1 : 0;
                if (names > MOST_NAMES) {
                    return 0;
                }
                i++;
            } else {
                return 0;
            }
        }
        return 0;
    }

    /** A colon, or a dash that stands apart. */
    private boolean isStop(int token) {
        if (passage.isMark(token, ':')) {
            return isSure() && token - first.from() < 9;
        }
        if (!passage.isMark(token, '-')) {
            return false;
        }
        boolean apart = passage.gapBefore(token) || passage.isMark(token + 1, '-') || passage.isMark(token - 1, '.');
        boolean gapAfter =
                token + 1 >= passage.size() || passage.gapBefore(token + 1) || passage.isMark(token + 1, '-');
        return apart && gapAfter && (agency || isSure());
    }

    /** Countries are headings as often as places of filing: only a city, or capitals, will do without an agency. */
    private boolean isSure() {
        return first.name().city() || passage.isCapitals(first.from());
    }

    private int afterGroup(int open) {
        char close = passage.isMark(open, '(') ? ')' : passage.isMark(open, '[') ? ']' : '/';
        for (int i = open + 1; i < Math.min(passage.size(), open + LONGEST_GROUP); i++) {
            if (passage.isMark(i, close)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** "/ТАСС/." needs no dash, nor does the agency in brackets that Urdu and Arabic papers print. */
    private boolean endsWithoutDash(int token) {
        boolean slashes = passage.isMark(token - 1, '/') && (token >= passage.size() || passage.isMark(token, '.'));
        boolean arabicScript = Character.UnicodeScript.of(passage.text().codePointAt(passage.start(first.from())))
                == Character.UnicodeScript.ARABIC;
        boolean dashFollows = token < passage.size() && (passage.isMark(token, '-') || passage.isMark(token, ':'));
        return slashes || (arabicScript && !dashFollows);
    }

    private boolean isPart(int token) {
        if (passage.isNumber(token)) {
            return true;
        }
        if (passage.isMark(token)) {
            return passage.mark(token) == ',' || passage.mark(token) == '.';
        }
        return passage.isWord(token)
                && (passage.isCapital(token) || isMonth(token) || isOrdinalEnding(token) || passage.length(token) == 1);
    }

    private boolean isMonth(int token) {
        return passage.vocabulary().isMonth(passage.word(token));
    }

    private boolean isOrdinalEnding(int token) {
        return passage.isNumber(token - 1) && passage.joinsPrevious(token) && passage.length(token) == 2;
    }
}
