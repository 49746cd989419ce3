package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The forms that a name takes in languages that decline names, made from its ending. They may be more than grammar
 * allows: a form that doesn't exist stands in no text. Words come folded, so й is и and ą is a.
 */
final class Endings {
    private Endings() {}

    /** The name with its inflected forms, by the language that it is written in. */
    static List<Phrase> ofName(Phrase name, Language language) {
        return switch (language) {
            case RU -> List.of(name.inflected((word, at, words) -> russianNoun(word)));
            case PL -> List.of(name.inflected((word, at, words) -> polishNoun(word)));
            case DE ->
                List.of(name.inflected(
                        (word, at, words) -> at == words - 1 ? List.of(word, word + "s") : List.of(word)));
            case AR -> withClitics(name);
            case EN, ZH, UR, ES, FR, ID, PT, SW, TR -> List.of(name);
        };
    }

    /** A people's name, an adjective in most languages, with its inflected forms. */
    static List<Phrase> ofPeople(Phrase name, Language language) {
        Phrase.Inflection lastWord = switch (language) {
            case RU -> last(Endings::russianAdjective);
            case PL -> last(Endings::polishAdjective);
            case DE -> last(word -> List.of(word, word + "e", word + "en", word + "er", word + "es", word + "em"));
            case ES, PT -> last(Endings::iberianAdjective);
            case FR -> last(Endings::frenchAdjective);
            case EN ->
                last(word -> word.endsWith("n") || word.endsWith("i") ? List.of(word, word + "s") : List.of(word));
            case AR, ZH, UR, ID, SW, TR -> last(List::of);
        };
        if (language == Language.AR) {
            return arabicAdjective(name);
        }
        return List.of(name.inflected(lastWord));
    }

    private interface Forms {
        List<String> of(String word);
    }

    private static Phrase.Inflection last(Forms forms) {
        return (word, at, words) -> at == words - 1 ? forms.of(word) : List.of(word);
    }

    // ---- Russian

    static List<String> russianNoun(String word) {
        Set<String> forms = new LinkedHashSet<>(List.of(word));
        String stem = word.length() > 2 ? word.substring(0, word.length() - 1) : word;
        if (word.length() < 3 || !isCyrillic(word)) {
            return List.of(word);
        }
        if (word.endsWith("ия") || word.endsWith("ья")) {
            add(forms, stem, "и", "ю", "еи", "е");
        } else if (word.endsWith("ая")) {
            add(forms, cut(word, 2), "ои", "ую", "ою");
        } else if (word.endsWith("ое")) {
            add(forms, cut(word, 2), "ого", "ому", "ым", "им", "ом");
        } else if (word.endsWith("ые") || word.endsWith("ие")) {
            add(forms, cut(word, 1), "х", "м", "ми");
        } else if (word.endsWith("а")) {
            add(forms, stem, "ы", "и", "е", "у", "ои", "еи");
        } else if (word.endsWith("я")) {
            add(forms, stem, "и", "е", "ю", "еи");
        } else if (word.endsWith("ь")) {
            add(forms, stem, "и", "ю", "я", "ем", "е", "ью");
        } else if (word.endsWith("ы")) {
            add(forms, stem, "", "ов", "ам", "ами", "ах");
        } else if (word.endsWith("ыи") || word.endsWith("ии") || word.endsWith("ои")) {
            // Adjectives ("Восточный") and nouns ("Маврикий") alike.
            add(forms, cut(word, 2), "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ия", "ию", "ием", "ии");
        } else if (word.endsWith("аи") || word.endsWith("еи")) {
            add(forms, stem, "я", "ю", "ем", "е");
        } else if (!"аеиоуыэюя".contains(word.substring(word.length() - 1))) {
            add(forms, word, "а", "у", "ом", "ем", "е", "ы", "ов", "ам", "ами", "ах");
            if (word.endsWith("ец")) {
                add(forms, cut(word, 2) + "ц", "а", "у", "ем", "е", "ы", "ев");
            }
        }
        return List.copyOf(forms);
    }

    static List<String> russianAdjective(String word) {
        Set<String> forms = new LinkedHashSet<>(List.of(word));
        if (word.endsWith("ии")) {
            add(forms, cut(word, 2), "ого", "ому", "им", "ом", "ая", "ои", "ую", "ое", "ие", "их", "ими", "о");
        } else if (word.endsWith("ыи") || word.endsWith("ои")) {
            add(forms, cut(word, 2), "ого", "ому", "ым", "ом", "ая", "ои", "ую", "ое");
        }
        return List.copyOf(forms);
    }

    /** An institution's name: everything declines up to the first noun, the rest stands in the genitive already. */
    static Phrase ofRussianInstitution(Phrase name) {
        int head = 0;
        while (head < name.tokens().size() - 1
                && isAdjective(name.tokens().get(head).spellings().getFirst())) {
            head++;
        }
        int last = head;
        return name.inflected((word, at, words) -> at > last ? List.of(word) : russianNoun(word));
    }

    private static boolean isAdjective(String word) {
        return word.length() > 4
                && (word.endsWith("ыи")
                        || word.endsWith("ии")
                        || word.endsWith("ая")
                        || word.endsWith("ое")
                        || word.endsWith("ские"))
                && !word.endsWith("рии");
    }

    private static boolean isCyrillic(String word) {
        char c = word.charAt(0);
        return c >= '\u0400' && c < '\u0500';
    }

    // ---- Polish

    private static List<String> polishNoun(String word) {
        if (word.length() < 4) {
            return List.of(word);
        }
        Set<String> forms = new LinkedHashSet<>(List.of(word));
        String stem = cut(word, 1);
        if (word.endsWith("ia") || word.endsWith("ja")) {
            add(forms, stem, "i", "e", "o", "");
            add(forms, cut(word, 2), "ii", "ji");
        } else if (word.endsWith("a")) {
            add(forms, stem, "y", "i", "ie", "e", "o", "iej", "ej");
            add(forms, cut(word, 2), "ce", "dze", "rze", "cie", "dzie", "le");
        } else if (word.endsWith("y") || word.endsWith("i")) {
            add(forms, stem, "", "om", "ami", "ach", "ow", "ego", "ch", "m");
        } else if (word.endsWith("o")) {
            add(forms, stem, "a", "u", "iem", "em");
        } else if (!word.endsWith("e") && !word.endsWith("u")) {
            add(forms, word, "u", "a", "em", "owi", "ie", "iem");
        }
        return List.copyOf(forms);
    }

    private static List<String> polishAdjective(String word) {
        Set<String> forms = new LinkedHashSet<>(List.of(word));
        add(forms, cut(word, 1), "iego", "iemu", "im", "a", "iej", "ie", "ich", "imi", "o");
        return List.copyOf(forms);
    }

    // ---- Romance

    private static List<String> iberianAdjective(String word) {
        String stem = cut(word, 1);
        if (word.endsWith("ao")) {
            return List.of(word, stem, stem + "es", cut(word, 2) + "aes", stem + "s");
        }
        if (word.endsWith("o")) {
            return List.of(word, stem + "a", stem + "os", stem + "as");
        }
        if (word.endsWith("es") || word.endsWith("an") || word.endsWith("ol")) {
            return List.of(word, word + "a", word + "es", word + "as", cut(word, 2) + "oes");
        }
        if (word.endsWith("i")) {
            return List.of(word, word + "es", word + "s");
        }
        return List.of(word, word + "s");
    }

    private static List<String> frenchAdjective(String word) {
        if (word.endsWith("en")) {
            return List.of(word, word + "s", word + "ne", word + "nes");
        }
        if (word.endsWith("turc")) {
            return List.of(word, word + "s", "turque", "turques");
        }
        if (word.endsWith("grec")) {
            return List.of(word, word + "s", "grecque", "grecques");
        }
        if (word.endsWith("e")) {
            return List.of(word, word + "s");
        }
        return List.of(word, word + "e", word + "s", word + "es");
    }

    // ---- Arabic

    /** "And", "with", "to" and the article are written as one with the word. */
    private static List<Phrase> withClitics(Phrase name) {
        return List.of(name.inflected((word, at, words) -> at == 0 ? clitics(word) : List.of(word)));
    }

    static List<String> clitics(String word) {
        List<String> forms = new ArrayList<>(List.of(word));
        if (word.startsWith("ال") && word.length() > 4) {
            String bare = word.substring(2);
            for (String prefix : List.of("وال", "بال", "لل", "وبال", "ولل", "كال", "فال")) {
                forms.add(prefix + bare);
            }
        } else if (word.length() > 2 && word.charAt(0) >= '\u0620' && word.charAt(0) < '\u0700') {
            forms.add("و" + word);
            if (word.length() > 3) {
                forms.add("ب" + word);
                forms.add("ل" + word);
            }
        }
        return forms;
    }

    private static List<Phrase> arabicAdjective(Phrase name) {
        Phrase.Inflection forms = (word, at, words) -> {
            List<String> all = new ArrayList<>();
            for (String ending : List.of("", "ه", "ين", "ون", "ات")) {
                all.addAll(clitics(word + ending));
                all.addAll(clitics("ال" + word + ending));
            }
            return all;
        };
        return List.of(name.inflected(forms));
    }

    private static String cut(String word, int letters) {
        return word.substring(0, Math.max(0, word.length() - letters));
    }

    private static void add(Set<String> forms, String stem, String... endings) {
        for (String ending : endings) {
            forms.add((stem + ending).toLowerCase(Locale.ROOT));
        }
    }
}
