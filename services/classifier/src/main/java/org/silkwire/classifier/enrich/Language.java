package org.silkwire.classifier.enrich;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language of the taxonomy: which rules hold in a text. */
enum Language {
    EN,
    ZH,
    UR,
    RU,
    ES,
    FR,
    AR,
    ID,
    PT,
    DE,
    PL,
    SW,
    TR;

    /** Every language, and a text whose language nobody could tell. */
    static final int ALL = -1;
    /** A text whose language nobody could tell. */
    static final int UNKNOWN_BIT = 1 << 30;

    /** Its place in arrays of one value per language. */
    @SuppressWarnings("EnumOrdinal") // never leaves the process
    int index() {
        return ordinal();
    }

    int bit() {
        return 1 << index();
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOneOf(int languages) {
        return (languages & bit()) != 0;
    }

    /** Whether words stand without spaces, so that any match may straddle two of them. */
    boolean isUnspaced() {
        return this == ZH;
    }

    /** Whether "1,5" is one and a half. */
    boolean hasDecimalComma() {
        return switch (this) {
            case RU, ES, FR, ID, PT, DE, PL, TR -> true;
            case EN, ZH, UR, AR, SW -> false;
        };
    }

    /** The language of a BCP 47 tag, by its primary subtag; null where it is none of the taxonomy's. */
    static @Nullable Language ofTag(@Nullable String tag) {
        if (tag == null || tag.length() < 2) {
            return null;
        }
        int end = tag.indexOf('-') < 0 ? tag.length() : tag.indexOf('-');
        String primary = tag.substring(0, end);
        for (Language language : values()) {
            if (language.name().equalsIgnoreCase(primary)) {
                return language;
            }
        }
        return primary.equalsIgnoreCase("in") ? ID : null;
    }
}
