package org.silkwire.fetcher.parse;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of the months in English and, where they aren't English, in other languages of the press (Unicode CLDR). */
final class MonthNames {
    private static final Map<String, Integer> ENGLISH = namesIn(List.of(Locale.ENGLISH));

    /** Loaded at the first name that isn't English. */
    private static final class Others {
        /** A name that means two months goes to the language that comes first. */
        private static final List<String> LANGUAGES = List.of(
                "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "id", "ms", "vi", "sv", "da", "nb", "fi",
                "cs", "sk", "ro", "hu", "el", "bg", "sr", "hr", "sl", "et", "lv", "lt", "ar", "fa", "ur", "hi", "bn",
                "kk", "az");

        static final Map<String, Integer> NAMES =
                namesIn(LANGUAGES.stream().map(Locale::forLanguageTag).toList());
    }

    private MonthNames() {}

    /** 1 to 12, or 0 where it names no month. */
    static int of(String word) {
        String name = StatedDates.folded(word);
        Integer english = ENGLISH.get(name);
        if (english == null && name.length() > 3) {
            english = ENGLISH.get(name.equals("sept") ? "sep" : name);
        }
        return english != null ? english : Others.NAMES.getOrDefault(name, 0);
    }

    private static Map<String, Integer> namesIn(List<Locale> locales) {
        Map<String, Integer> names = new HashMap<>();
        for (Locale locale : locales) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = StatedDates.folded(month.getDisplayName(style, locale));
                    if (name.length() > 1 && Character.isLetter(name.charAt(0))) {
                        names.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        return names;
    }
}
