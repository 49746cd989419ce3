package org.silkwire.classifier.enrich;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name of a gathering that no rule lists, from its edition: capitalised words up to "Forum", "Summit", "Expo" and
 * what it is "for" or "on"; in Chinese the characters up to 论坛 and the like; in Romance languages and Russian the noun and
 * what belongs to it.
 */
final class Gatherings {
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_CHINESE_NAME = 36;
    private static final int LONGEST_TAIL = 7;

    private final Gazetteer gazetteer;
    private final Passage passage;
    private final @Nullable Language language;

    Gatherings(Gazetteer gazetteer, Passage passage, @Nullable Language language) {
        this.gazetteer = gazetteer;
        this.passage = passage;
        this.language = language;
    }

    /** Tokens of a name. */
    record Name(int from, int to) {}

    /** The name that begins at a token right behind an edition, or null. */
    @Nullable
    Name at(int token) {
        if (token >= passage.size() || passage.lineBefore(token)) {
            return null;
        }
        if (language == Language.ZH) {
            return chinese(token);
        }
        if (language == null || language == Language.EN) {
            return english(token);
        }
        return switch (language) {
            case ES, FR, PT -> romance(token);
            case RU -> russian(token);
            default -> null;
        };
    }

    private @Nullable Name chinese(int token) {
        for (int at = token; at < Math.min(passage.size(), token + LONGEST_CHINESE_NAME); at++) {
            if (passage.lineBefore(at) || (passage.isMark(at) && !passage.isJoiner(at)) || isGrammar(at)) {
                return null;
            }
            int end = nounEnd(at);
            if (end > 0) {
                return at - token < 2 ? null : new Name(token, end);
            }
        }
        return null;
    }

    /** 第三届政府的论坛 is some government's forum. */
    private boolean isGrammar(int token) {
        return "的了在".indexOf(passage.text().charAt(passage.start(token))) >= 0;
    }

    private @Nullable Name english(int token) {
        int end = -1;
        int names = 0;
        int at = token;
        while (at < Math.min(passage.size(), token + LONGEST_NAME) && !passage.lineBefore(at)) {
            if (hasMeaning(at, Meaning.NoName.class) && names == 0) {
                return null;
            }
            int noun = nounEnd(at);
            if (noun > 0) {
                end = noun;
                break;
            }
            if (isNameWord(at)) {
                names++;
            } else if (!isInside(at)) {
                return null;
            }
            at++;
        }
        return end < 0 || names == 0 ? null : new Name(token, tail(end));
    }

    /** "… Forum for International Cooperation" */
    private int tail(int end) {
        if (end >= passage.size() || !isOneOf(end, "for", "on", "of")) {
            return end;
        }
        int last = end;
        for (int at = end + 1; at < Math.min(passage.size(), end + LONGEST_TAIL) && !passage.lineBefore(at); at++) {
            if (isNameWord(at)) {
                last = at + 1;
            } else if (!isOneOf(at, "and", "the", "of", "in") && !passage.isJoiner(at)) {
                break;
            }
        }
        return last;
    }

    private boolean isInside(int at) {
        return isOneOf(at, "and", "of", "for", "on", "the", "in", "to", "s")
                || passage.isJoiner(at)
                || passage.isMark(at, '&')
                || passage.isNumber(at);
    }

    private boolean isNameWord(int at) {
        return passage.isWord(at) && passage.isCapital(at);
    }

    private @Nullable Name romance(int token) {
        int noun = nounEnd(token);
        if (noun < 0) {
            return null;
        }
        int last = noun;
        for (int at = noun; at < Math.min(passage.size(), noun + LONGEST_NAME) && !passage.lineBefore(at); at++) {
            if (isNameWord(at)) {
                last = at + 1;
            } else if (!isOneOf(
                            at, "de", "del", "la", "el", "los", "las", "y", "e", "sobre", "para", "do", "da", "dos",
                            "das", "des", "du", "et", "d", "l", "sur", "pour")
                    && !passage.isJoiner(at)) {
                break;
            }
        }
        return last == noun ? null : new Name(token, last);
    }

    /** "IV Международный форум", with what stands in quotation marks behind. */
    private @Nullable Name russian(int token) {
        for (int at = token; at < Math.min(passage.size(), token + LONGEST_TAIL) && !passage.lineBefore(at); at++) {
            if (hasMeaning(at, Meaning.NoName.class)) {
                return null;
            }
            int noun = nounEnd(at);
            if (noun > 0) {
                int end = quoted(noun);
                return at == token && end == noun ? null : new Name(token, end);
            }
            if (!passage.isWord(at) && !passage.isJoiner(at)) {
                return null;
            }
            if (passage.isFunctionWord(at, Language.RU.bit())) {
                return null;
            }
        }
        return null;
    }

    private int quoted(int noun) {
        if (!passage.isMark(noun, '"')) {
            return noun;
        }
        for (int at = noun + 1; at < Math.min(passage.size(), noun + LONGEST_NAME); at++) {
            if (passage.isMark(at, '"')) {
                return at + 1;
            }
        }
        return noun;
    }

    private boolean isOneOf(int token, String... words) {
        if (token >= passage.size() || !passage.isWord(token)) {
            return false;
        }
        for (String word : words) {
            if (passage.length(token) == word.length()
                    && passage.text().regionMatches(passage.start(token), word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private int nounEnd(int token) {
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.GatheringNoun) {
                return passage.hitEnd(hit);
            }
        }
        return -1;
    }

    private boolean hasMeaning(int token, Class<? extends Meaning> kind) {
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (kind.isInstance(gazetteer.meaning(passage.hitEntry(hit)))) {
                return true;
            }
        }
        return false;
    }
}
