package org.silkwire.classifier.language;

import java.util.Optional;

/** A script, as far as it tells languages apart. */
enum Script {
    LATIN,
    CYRILLIC,
    ARABIC,
    HAN,
    KANA,
    HANGUL,
    OTHER;

    /** The one that a language is written in. */
    static Script of(String language) {
        return switch (language) {
            case "ru", "uk", "be", "bg", "kk", "ky", "mk", "mn", "sr", "tg" -> CYRILLIC;
            case "ar", "ur", "fa", "ps", "sd", "ug", "ckb" -> ARABIC;
            case "zh", "yue" -> HAN;
            case "ja" -> KANA;
            case "ko" -> HANGUL;
            case "hi", "bn", "th", "lo", "km", "my", "ta", "te", "el", "he", "iw", "ka", "hy", "am", "ne", "si" ->
                OTHER;
            default -> LATIN;
        };
    }

    /** The one that most of a text's letters belong to; a character of Chinese counts as two, being a word more often. */
    static Optional<Script> mostOf(String text) {
        int[] counts = new int[values().length];
        text.codePoints().filter(Character::isLetter).forEach(letter -> {
            Script script = of(letter);
            counts[script.index()] += script == HAN ? 2 : 1;
        });
        // Japanese is written with both.
        if (counts[KANA.index()] * 5 > counts[HAN.index()]) {
            counts[KANA.index()] += counts[HAN.index()];
        }
        Script most = LATIN;
        for (Script script : values()) {
            most = counts[script.index()] > counts[most.index()] ? script : most;
        }
        return counts[most.index()] == 0 ? Optional.empty() : Optional.of(most);
    }

    private static Script of(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            case HAN, BOPOMOFO -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            case HANGUL -> HANGUL;
            default -> OTHER;
        };
    }

    @SuppressWarnings("EnumOrdinal") // never leaves the method
    private int index() {
        return ordinal();
    }
}
