package org.silkwire.classifier.command;

import java.util.Map;
import org.silkwire.classifier.language.LanguageDetector;

/**
 * A text that a person has judged.
 *
 * @param language as stated, {@code und} where none is
 * @param source where it was found, {@code unknown} where that isn't stated
 * @param hard whether the text was marked as one that is easily taken for what it isn't
 * @param labels by topic id, whether the text belongs to it; a topic that isn't listed wasn't judged
 */
record LabelledText(
        String id,
        String title,
        String text,
        String language,
        String source,
        boolean hard,
        Map<String, Boolean> labels) {
    static final String UNKNOWN = "unknown";

    LabelledText {
        labels = Map.copyOf(labels);
    }

    /** The same with the language found where none is stated, or where the text is written in another script. */
    LabelledText told(LanguageDetector detector) {
        String found = detector.resolve(language, title + ' ' + text).orElse(language);
        return new LabelledText(id, title, text, found, source, hard, labels);
    }

    /** Texts that share a source belong together, and where none is stated, those that share a title. */
    String group() {
        return source.equals(UNKNOWN) ? title : source;
    }
}
