package org.silkwire.classifier.language;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of some languages a text is in: by its script where that leaves one of them, else by OpenNLP's model of 103
 * languages, which stops here. Immutable, for any number of threads.
 *
 * <p>The model takes about two seconds and 45 MB to load, which is done at the first text that needs it, and one to two
 * milliseconds a text.
 */
public final class LanguageDetector {
    /** UTF-16 units that are looked at; more make it slower and hardly surer. */
    private static final int ENOUGH = 400;
    /** With fewer letters the model guesses. */
    private static final int FEWEST_LETTERS = 20;
    /** How much likelier the best language has to be than the next. */
    private static final double MARGIN = 1.2;

    private final Map<Script, List<String>> languages;

    private LanguageDetector(Map<Script, List<String>> languages) {
        this.languages = Map.copyOf(languages);
    }

    /**
     * A detector for some languages and no others.
     *
     * @param languages BCP 47; of each the primary subtag counts
     */
    public static LanguageDetector of(Collection<String> languages) {
        Map<Script, List<String>> byScript = new HashMap<>();
        for (Script script : Script.values()) {
            List<String> written = languages.stream()
                    .map(LanguageDetector::primary)
                    .filter(language -> Script.of(language) == script)
                    .distinct()
                    .sorted()
                    .toList();
            byScript.put(script, written);
        }
        return new LanguageDetector(byScript);
    }

    /** The language as stated, unless nothing is stated or the text's script is another; then as {@link #detect} finds. */
    public Optional<String> resolve(@Nullable String stated, String text) {
        if (stated != null && !stated.isBlank() && !stated.equals("und")) {
            Optional<Script> script = Script.mostOf(beginning(text));
            if (script.isEmpty() || script.get() == Script.of(primary(stated))) {
                return Optional.of(stated);
            }
        }
        return detect(text);
    }

    /** The language of a text, as a primary subtag; empty where it is none of the detector's or can't be told. */
    public Optional<String> detect(String text) {
        String beginning = beginning(text);
        Optional<Script> script = Script.mostOf(beginning);
        if (script.isEmpty()) {
            return Optional.empty();
        }
        List<String> candidates = languages.getOrDefault(script.get(), List.of());
        // In Latin script the world's other languages are too many for one candidate to be the answer.
        if (candidates.size() == 1 && script.get() != Script.LATIN) {
            return Optional.of(candidates.getFirst());
        }
        if (candidates.isEmpty()
                || beginning.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        return likeliest(beginning, candidates);
    }

    private static Optional<String> likeliest(String text, List<String> candidates) {
        String best = "";
        double most = 0;
        double second = 0;
        for (Language language : new LanguageDetectorME(Model.LANGUAGES).predictLanguages(text)) {
            String tag = Model.TAGS.getOrDefault(language.getLang(), "");
            if (candidates.contains(tag)) {
                if (best.isEmpty()) {
                    best = tag;
                    most = language.getConfidence();
                } else if (second == 0) {
                    second = language.getConfidence();
                }
            }
        }
        return most > MARGIN * second ? Optional.of(best) : Optional.empty();
    }

    private static String beginning(String text) {
        return text.length() <= ENOUGH ? text : text.substring(0, ENOUGH);
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }
}
