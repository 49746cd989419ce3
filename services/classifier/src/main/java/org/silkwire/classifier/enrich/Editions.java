package org.silkwire.classifier.enrich;

import org.jspecify.annotations.Nullable;

/**
 * Reads which edition of an occasion a text means: "4th", "IV", 第四届, "4-й", "ke-4", "الرابع", "2023".
 */
final class Editions {
    private static final int MOST_EDITION = 250;

    private final Gazetteer gazetteer;
    private final Passage passage;
    private final @Nullable Language language;

    Editions(Gazetteer gazetteer, Passage passage, @Nullable Language language) {
        this.gazetteer = gazetteer;
        this.passage = passage;
        this.language = language;
    }

    /**
     * An edition in words or digits.
     *
     * @param from first token
     * @param to token after the last
     */
    record Edition(int from, int to, int number) {}

    /** The edition that begins at a token, or null. */
    @Nullable
    Edition at(int token) {
        if (token >= passage.size()) {
            return null;
        }
        if (passage.isHan(token)) {
            return chinese(token);
        }
        if (passage.isNumber(token)) {
            return inDigits(token);
        }
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Ordinal ordinal) {
                return new Edition(token, passage.hitEnd(hit), ordinal.value());
            }
        }
        if (language == Language.ID && isText(token, "ke") && passage.isMark(token + 1, '-')) {
            return plain(token, token + 2, token + 3);
        }
        return roman(token);
    }

    /** The edition that ends right before a token, or null. */
    @Nullable
    Edition endingAt(int token) {
        for (int from = token - 1; from >= Math.max(0, token - 7); from--) {
            Edition edition = at(from);
            if (edition != null && edition.to == token) {
                return edition;
            }
        }
        return null;
    }

    /** 第四届, 第4届, 首届 */
    private @Nullable Edition chinese(int token) {
        if (isHan(token, '首') && isHan(token + 1, '届')) {
            return new Edition(token, token + 2, 1);
        }
        if (!isHan(token, '第')) {
            return null;
        }
        Numbers.Found number = Numbers.at(passage, token + 1, language);
        if (number == null || !(isHan(number.end(), '届') || isHan(number.end(), '次') || isHan(number.end(), '屆'))) {
            return null;
        }
        return edition(token, number.end() + 1, number.value().intValue());
    }

    private boolean isHan(int token, char c) {
        return token < passage.size() && passage.isHan(token) && passage.text().charAt(passage.start(token)) == c;
    }

    /** "4th", "4-й", "4º", "4ème", "4." */
    private @Nullable Edition inDigits(int token) {
        int next = token + 1;
        if (!passage.joinsPrevious(next) || (passage.joinsPrevious(token) && !passage.isMark(token - 1))) {
            return null;
        }
        if (passage.isWord(next) && isEnding(next)) {
            return plain(token, token, next + 1);
        }
        boolean hyphen = passage.isMark(next, '-') && passage.joinsPrevious(next + 1);
        if (hyphen && passage.isWord(next + 1) && passage.length(next + 1) <= 3 && language == Language.RU) {
            return plain(token, token, next + 2);
        }
        if (passage.isMark(next, '°') || passage.isMark(next, 'º')) {
            return plain(token, token, next + 1);
        }
        boolean ordinalPoint = language == Language.DE
                || language == Language.PL
                || language == Language.TR
                || language == Language.ES;
        if (ordinalPoint && passage.isMark(next, '.')) {
            boolean sign =
                    next + 1 < passage.size() && passage.joinsPrevious(next + 1) && passage.length(next + 1) == 1;
            return plain(token, token, sign ? next + 2 : next + 1);
        }
        return null;
    }

    private boolean isEnding(int token) {
        return switch (passage.text(token, token + 1)) {
            case "st",
                    "nd",
                    "rd",
                    "th",
                    "ST",
                    "ND",
                    "RD",
                    "TH",
                    "e",
                    "er",
                    "re",
                    "ème",
                    "eme",
                    "ª",
                    "º",
                    "o",
                    "a",
                    "ra",
                    "ta",
                    "ma",
                    "va" -> true;
            case "й", "я", "го", "го́", "ый", "ой" -> true;
            default -> false;
        };
    }

    private @Nullable Edition plain(int from, int number, int to) {
        return number >= passage.size() || !passage.isNumber(number)
                ? null
                : edition(from, to, Numbers.smallInt(passage, number));
    }

    private static @Nullable Edition edition(int from, int to, int number) {
        return number < 1 || number > MOST_EDITION ? null : new Edition(from, to, number);
    }

    private @Nullable Edition roman(int token) {
        if (!passage.isWord(token)
                || !passage.isCapitals(token)
                || passage.length(token) > 6
                || passage.isDotted(token)) {
            return null;
        }
        int total = 0;
        int last = 0;
        for (int i = passage.end(token) - 1; i >= passage.start(token); i--) {
            int value = switch (passage.text().charAt(i)) {
                case 'I' -> 1;
                case 'V' -> 5;
                case 'X', 'Х' -> 10;
                case 'L' -> 50;
                default -> 0;
            };
            if (value == 0) {
                return null;
            }
            total += value < last ? -value : value;
            last = value;
        }
        return edition(token, token + 1, total);
    }

    /** A year in digits, or -1. */
    int year(int token) {
        if (token < 0 || token >= passage.size() || !passage.isNumber(token)) {
            return -1;
        }
        int year = Numbers.smallInt(passage, token);
        return year >= 1950 && year <= 2100 ? year : -1;
    }

    private boolean isText(int token, String word) {
        return passage.isWord(token) && passage.text(token, token + 1).equalsIgnoreCase(word);
    }
}
