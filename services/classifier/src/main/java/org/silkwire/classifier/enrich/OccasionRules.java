package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.silkwire.contract.Story.OccasionKind;

/** Brings {@code occasions.yaml} into the gazetteer. */
final class OccasionRules {
    private final Gazetteer.Builder gazetteer;
    private final Cues cues;
    private final Set<String> ids = new HashSet<>();

    private OccasionRules(Gazetteer.Builder gazetteer, Cues cues) {
        this.gazetteer = gazetteer;
        this.cues = cues;
    }

    static void addTo(Gazetteer.Builder gazetteer, RuleNode rules, Cues cues) {
        rules.map(Set.of("series", "nouns", "not-names", "venue", "in", "ordinals"));
        OccasionRules occasions = new OccasionRules(gazetteer, cues);
        rules.get("series").list().forEach(occasions::addSeries);
        occasions.addWords(rules.get("nouns"), new Meaning.GatheringNoun());
        rules.get("not-names").phrases().forEach(word -> gazetteer.add(word, new Meaning.NoName(), Language.ALL));
        occasions.addWords(rules.get("venue"), new Meaning.Venue());
        occasions.addWords(rules.get("in"), new Meaning.Locative());
        rules.get("ordinals")
                .map()
                .forEach((tag, words) -> words.map()
                        .forEach((word, value) -> occasions.addOrdinal(RuleWords.language(words, tag), word, value)));
    }

    private void addSeries(RuleNode entry) {
        entry.map(Set.of("id", "name", "kind", "names", "doubtful", "numbered"));
        String id = entry.get("id").text();
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw entry.complaint("has the id '" + id + "'; expected small letters, digits and hyphens");
        }
        if (!ids.add(id)) {
            throw entry.complaint("has the id '" + id + "' a second time; expected each once");
        }
        String name = entry.get("name").text();
        OccasionKind kind = kind(entry.get("kind"));
        boolean numbered = entry.get("numbered").flag(false);
        List<Phrase> certain = new ArrayList<>(entry.get("names").phrases());
        certain.addFirst(entry.get("name").phrase());
        if (!entry.get("doubtful").isAbsent()) {
            for (RuleNode group : entry.get("doubtful").list()) {
                group.map(Set.of("names", "needs", "unless", "accept"));
                Doubt doubt = cues.doubt(group);
                for (Phrase phrase : group.get("names").phrases()) {
                    certain.removeIf(phrase::equals);
                    add(phrase, new Meaning.Series(id, name, kind, numbered, doubt));
                }
            }
        }
        for (Phrase phrase : certain) {
            // Of a numbered series the full name needs no number.
            boolean needsNumber = numbered && phrase.isAcronym();
            add(phrase, new Meaning.Series(id, name, kind, needsNumber, null));
        }
    }

    private void add(Phrase phrase, Meaning.Series series) {
        gazetteer.add(RuleWords.inflectedInstitution(phrase), series, Language.ALL);
    }

    private static OccasionKind kind(RuleNode node) {
        for (OccasionKind kind : OccasionKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return kind;
            }
        }
        throw node.complaint("is '" + node.text() + "'; expected forum or agreement");
    }

    private void addWords(RuleNode byLanguage, Meaning meaning) {
        byLanguage.map().forEach((tag, words) -> {
            Language language = RuleWords.language(words, tag);
            for (Phrase phrase : words.phrases()) {
                for (Phrase form : language == Language.RU ? Endings.ofName(phrase, language) : List.of(phrase)) {
                    gazetteer.add(form, meaning, RuleWords.bits(language));
                }
            }
        });
    }

    private void addOrdinal(Language language, String word, RuleNode value) {
        int edition;
        try {
            edition = Integer.parseInt(value.text());
        } catch (NumberFormatException e) {
            throw value.complaint("is '" + value.text() + "'; expected a whole number");
        }
        Phrase phrase = Phrase.parse(word);
        List<Phrase> forms = language == Language.RU ? Endings.ofPeople(phrase, language) : List.of(phrase);
        forms.forEach(form -> gazetteer.add(form, new Meaning.Ordinal(edition), RuleWords.bits(language)));
    }
}
