package org.silkwire.classifier.enrich;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that settle doubts, each numbered once however many doubts name it. */
final class Cues {
    private final Gazetteer.Builder gazetteer;
    private final Map<String, Integer> ids = new HashMap<>();

    Cues(Gazetteer.Builder gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** What an entry says of its doubt: {@code needs}, {@code unless}, {@code neighbours}, {@code accept}, {@code person}. */
    Doubt doubt(RuleNode entry) {
        Set<String> neighbours = new HashSet<>(entry.get("neighbours").texts());
        return new Doubt(
                ids(entry.get("needs")),
                ids(entry.get("unless")),
                neighbours,
                entry.get("accept").flag(false),
                entry.get("person").flag(false));
    }

    /** The same, or null where the entry names neither needs nor hindrances. */
    @Nullable
    Doubt doubtIfAny(RuleNode entry) {
        boolean any = !entry.get("needs").isAbsent() || !entry.get("unless").isAbsent();
        return any ? doubt(entry) : null;
    }

    private BitSet ids(RuleNode phrases) {
        BitSet set = new BitSet();
        for (Phrase phrase : phrases.phrases()) {
            String key = phrase.folded() + phrase.tokens();
            Integer id = ids.get(key);
            if (id == null) {
                id = ids.size();
                ids.put(key, id);
                boolean russian = phrase.folded().codePointAt(0) >= 0x400
                        && phrase.folded().codePointAt(0) < 0x500;
                Phrase forms = russian ? Endings.ofName(phrase, Language.RU).getFirst() : phrase;
                gazetteer.add(forms, new Meaning.Cue(id), Language.ALL);
            }
            set.set(id);
        }
        return set;
    }
}
