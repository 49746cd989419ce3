package org.silkwire.fetcher.parse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Language tags (BCP 47), and what publishers write for them. */
final class Languages {
    private Languages() {}

    /** The tag in its usual case, {@code en_us} taken for {@code en-US}; null where it is none. */
    static @Nullable String tag(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        String tag = Locale.forLanguageTag(stated.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") || tag.startsWith("x-") ? null : tag;
    }
}
