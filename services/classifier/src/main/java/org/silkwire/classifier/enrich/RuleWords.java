package org.silkwire.classifier.enrich;

import java.util.List;

/** What all rule files say alike: which language a word is of, and the forms of an institution's name. */
final class RuleWords {
    private RuleWords() {}

    static Language language(RuleNode where, String tag) {
        Language language = Language.ofTag(tag);
        if (language == null) {
            throw where.complaint("is for the language '" + tag + "'; expected one of " + List.of(Language.values()));
        }
        return language;
    }

    /** As bits; English words hold too where nobody knows the language. */
    static int bits(Language language) {
        return language == Language.EN ? language.bit() | Language.UNKNOWN_BIT : language.bit();
    }

    /** The name with the forms it takes in Russian and Arabic; any other as it is. */
    static Phrase inflectedInstitution(Phrase name) {
        int first = name.folded().codePointAt(0);
        if (first >= 0x400 && first < 0x500 && !name.isAcronym()) {
            return Endings.ofRussianInstitution(name);
        }
        if (first >= 0x600 && first < 0x700) {
            return name.inflected((word, at, words) -> at == 0 ? Endings.clitics(word) : List.of(word));
        }
        return name;
    }
}
