package org.silkwire.classifier.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** OpenNLP's model, loaded when it is first used. */
final class Model {
    private static final String RESOURCE = "/langdetect-183.bin";

    static final LanguageDetectorModel LANGUAGES = load();
    /** The model names languages by ISO 639-3. */
    static final Map<String, String> TAGS = tags();

    private Model() {}

    private static LanguageDetectorModel load() {
        try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "found no " + RESOURCE + " on the class path, expected OpenNLP's model");
            }
            return new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            try {
                // Old codes such as "in" become the new ones.
                Locale locale = Locale.of(language);
                tags.put(locale.getISO3Language(), locale.getLanguage());
            } catch (MissingResourceException e) {
                // A language without a code of three letters, which the model doesn't name either.
            }
        }
        return Map.copyOf(tags);
    }
}
