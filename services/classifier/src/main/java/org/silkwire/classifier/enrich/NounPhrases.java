package org.silkwire.classifier.enrich;

import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Meaning.Sign.Role;

/**
 * Grows the phrase that an amount measures around its head noun: to the left where attributes come first ("IT services
 * exports", 软件业务出口额), to the right where they follow ("exportations de services", "экспорт услуг").
 */
final class NounPhrases {
    private static final int MOST_WORDS = 4;
    private static final int MOST_CHARACTERS = 10;
    private static final int FARTHEST_HEAD = 5;
    /** 贷款额, 发电量, 产值: what makes a measure of any noun. */
    private static final String AMOUNT_SUFFIXES = "额量值";

    private final Passage passage;
    private final Signs signs;
    private final Places.Findings places;
    private final @Nullable Language language;

    NounPhrases(Passage passage, Signs signs, Places.Findings places, @Nullable Language language) {
        this.passage = passage;
        this.signs = signs;
        this.places = places;
        this.language = language;
    }

    /** Tokens from, inclusive, to, exclusive. */
    record NounPhrase(int from, int to) {}

    /** The phrase around the head noun that begins at a token; null where none begins. */
    @Nullable
    NounPhrase at(int head, int leftmost) {
        int end = signs.endOf(head, Meaning.Measure.class);
        if (end < 0) {
            return null;
        }
        return isHeadFirst() ? new NounPhrase(adjectives(head, leftmost), right(end)) : headFinal(head, end, leftmost);
    }

    /** The phrase that begins at a token and whose head is a few words on: "(in) software exports", "($50 million) loan". */
    @Nullable
    NounPhrase after(int token) {
        int words = 0;
        for (int at = token; at < passage.size() && words <= FARTHEST_HEAD; at++) {
            if (passage.lineBefore(at)) {
                return null;
            }
            int end = signs.endOf(at, Meaning.Measure.class);
            if (end >= 0) {
                NounPhrase phrase = isHeadFirst() ? new NounPhrase(at, right(end)) : headFinal(at, end, token);
                return new NounPhrase(token, phrase.to);
            }
            boolean hyphen = at > token && passage.isMark(at, '-') && passage.isJoiner(at);
            if (!hyphen && !isNominal(at)) {
                return null;
            }
            words += hyphen || passage.isHan(at) ? 0 : 1;
            if (passage.isHan(at) && at - token > MOST_CHARACTERS) {
                return null;
            }
        }
        return null;
    }

    private boolean isHeadFirst() {
        return language != null
                && switch (language) {
                    case RU, ES, FR, AR, ID, PT, PL, SW -> true;
                    case EN, ZH, UR, DE, TR -> false;
                };
    }

    private NounPhrase headFinal(int head, int end, int leftmost) {
        int to = end;
        for (int next = signs.endOf(to, Meaning.Measure.class);
                next >= 0 && !passage.lineBefore(to);
                next = signs.endOf(to, Meaning.Measure.class)) {
            to = next;
        }
        if (language == Language.ZH
                && to < passage.size()
                && passage.isHan(to)
                && AMOUNT_SUFFIXES.indexOf(passage.text().charAt(passage.start(to))) >= 0) {
            to++;
        }
        return new NounPhrase(left(head, leftmost), ofPhrase(to));
    }

    /** "exports of IT services" */
    private int ofPhrase(int to) {
        boolean of = language == Language.EN
                && to + 1 < passage.size()
                && passage.isWord(to)
                && passage.text(to, to + 1).equals("of");
        if (!of) {
            return to;
        }
        int at = to + 1;
        while (at < passage.size() && at - to <= MOST_WORDS && (isNominal(at) || isInnerHyphen(at))) {
            at++;
        }
        return at == to + 1 ? to : at;
    }

    private int left(int head, int leftmost) {
        int from = head;
        int words = 0;
        int most = language == Language.ZH ? MOST_CHARACTERS : MOST_WORDS - 1;
        while (from > leftmost && words < most && !passage.lineBefore(from)) {
            int before = from - 1;
            if (isInnerHyphen(before) && before > leftmost && isNominal(before - 1)) {
                from = before - 1;
            } else if (isNominal(before)) {
                from = before;
            } else {
                break;
            }
            words++;
        }
        return from;
    }

    private boolean isInnerHyphen(int token) {
        return token > 0
                && (passage.isMark(token, '-') || passage.isMark(token, '&'))
                && passage.joinsPrevious(token)
                && passage.joinsPrevious(token + 1);
    }

    /** Russian attributes stand before the noun that the genitives follow: "взаимный товарооборот". */
    private int adjectives(int head, int leftmost) {
        int from = head;
        while (language == Language.RU
                && from > leftmost
                && head - from < 2
                && isNominal(from - 1)
                && !passage.lineBefore(from)
                && isRussianAdjective(passage.text(from - 1, from))) {
            from--;
        }
        return from;
    }

    private static boolean isRussianAdjective(String word) {
        return word.length() > 4
                && (word.endsWith("ый")
                        || word.endsWith("ий")
                        || word.endsWith("ой")
                        || word.endsWith("ая")
                        || word.endsWith("ое")
                        || word.endsWith("ые")
                        || word.endsWith("ие")
                        || word.endsWith("ого")
                        || word.endsWith("ых")
                        || word.endsWith("их"));
    }

    private int right(int end) {
        int to = end;
        int words = 0;
        int at = end;
        while (at < passage.size() && words < MOST_WORDS && !passage.lineBefore(at)) {
            if (isConnector(at) || isInnerHyphen(at)) {
                at++;
                continue;
            }
            if (!isNominal(at) || signs.endOf(at, Role.LINK) >= 0) {
                break;
            }
            at++;
            words++;
            to = at;
        }
        return to;
    }

    /** "de", "du", "de la": between a noun and its complement. */
    private boolean isConnector(int token) {
        if (passage.isMark(token, '\'')) {
            return true;
        }
        if (!passage.isWord(token) || language == null) {
            return false;
        }
        String word = passage.text(token, token + 1);
        return switch (language) {
            case ES ->
                word.equals("de")
                        || word.equals("del")
                        || word.equals("la")
                        || word.equals("los")
                        || word.equals("las");
            case FR ->
                word.equals("de")
                        || word.equals("des")
                        || word.equals("du")
                        || word.equals("d")
                        || word.equals("la")
                        || word.equals("l");
            case PT ->
                word.equals("de") || word.equals("do") || word.equals("da") || word.equals("dos") || word.equals("das");
            case AR, ID, PL, RU, SW, EN, ZH, UR, DE, TR -> false;
        };
    }

    /** A word that can be part of the phrase: no grammar, no verb that the rules know, no country, no number, no time. */
    private boolean isNominal(int token) {
        if (passage.isHan(token)) {
            return !isFunction(token)
                    && "年月日元".indexOf(passage.text().charAt(passage.start(token))) < 0
                    && !isInSign(token)
                    && !places.covers(passage, token);
        }
        if (!passage.isWord(token)) {
            return false;
        }
        boolean acronym = passage.isCapitals(token) && passage.length(token) > 1 && !passage.isShouting();
        return (acronym || !isFunction(token))
                && (acronym || !isInSign(token))
                && !passage.vocabulary().isMonth(passage.word(token))
                && signs.endOf(token, Meaning.Currency.class) < 0
                && signs.endOf(token, Meaning.Multiplier.class) < 0
                && !places.covers(passage, token);
    }

    private boolean isFunction(int token) {
        int languages = language == null ? Language.EN.bit() : language.bit();
        return (passage.vocabulary().functionOf(passage.word(token)) & languages) != 0;
    }

    private boolean isInSign(int token) {
        for (int from = token; from >= Math.max(0, token - (passage.isHan(token) ? 2 : 0)); from--) {
            for (Role role : Signs.VERBS) {
                if (signs.endOf(from, role) > token) {
                    return true;
                }
            }
        }
        return false;
    }
}
