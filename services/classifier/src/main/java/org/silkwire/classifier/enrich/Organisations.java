package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;

/** Finds the institutions that {@code organisations.yaml} lists. */
final class Organisations {
    private final Gazetteer gazetteer;

    Organisations(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    static void addTo(Gazetteer.Builder gazetteer, RuleNode rules, Cues cues) {
        for (RuleNode entry : rules.list()) {
            addEntry(gazetteer, entry, cues);
        }
    }

    private static void addEntry(Gazetteer.Builder gazetteer, RuleNode entry, Cues cues) {
        Map<String, RuleNode> keys = entry.map(Set.of("name", "names", "wikidata", "country", "doubtful"));
        String name = entry.get("name").text();
        String wikidata = entry.get("wikidata").textOrNull();
        if (wikidata != null && !wikidata.matches("Q[1-9]\\d*")) {
            throw entry.complaint("has the wikidata id '" + wikidata + "'; expected one such as Q7164");
        }
        String country = entry.get("country").textOrNull();
        if (country != null && !List.of(Locale.getISOCountries()).contains(country)) {
            throw entry.complaint("has the country '" + country + "'; expected an ISO 3166-1 alpha-2 code");
        }
        List<Phrase> certain = new ArrayList<>(entry.get("names").phrases());
        certain.addFirst(entry.get("name").phrase());
        if (keys.containsKey("doubtful")) {
            for (RuleNode group : entry.get("doubtful").list()) {
                group.map(Set.of("names", "needs", "unless", "accept"));
                Doubt doubt = cues.doubt(group);
                for (Phrase phrase : group.get("names").phrases()) {
                    certain.removeIf(phrase::equals);
                    add(gazetteer, phrase, new Meaning.Institution(name, wikidata, country, doubt));
                }
            }
        }
        certain.forEach(phrase -> add(gazetteer, phrase, new Meaning.Institution(name, wikidata, country, null)));
    }

    private static void add(Gazetteer.Builder gazetteer, Phrase phrase, Meaning.Institution institution) {
        gazetteer.add(RuleWords.inflectedInstitution(phrase), institution, Language.ALL);
    }

    /** One for each institution, at its first mention, in the order of the text. */
    List<Story.Organisation> find(ArticleText text, Places.Findings places) {
        Map<String, Story.Organisation> found = new LinkedHashMap<>();
        for (Passage passage : text.passages()) {
            int token = 0;
            while (token < passage.size()) {
                int end = longest(passage, token);
                if (end == token) {
                    token++;
                    continue;
                }
                Meaning.Institution meant = meant(passage, token, end, text, places);
                if (meant != null) {
                    int from = token;
                    found.computeIfAbsent(
                            meant.name(),
                            name -> new Story.Organisation(name, meant.wikidata(), passage.span(from, end)));
                }
                token = end;
            }
        }
        return List.copyOf(found.values());
    }

    private int longest(Passage passage, int token) {
        int longest = token;
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (passage.hitEnd(hit) > longest
                    && gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Institution) {
                longest = passage.hitEnd(hit);
            }
        }
        return longest;
    }

    /** Of the institutions that go by these words the one that the article speaks for, or null. */
    private Meaning.@Nullable Institution meant(
            Passage passage, int from, int to, ArticleText text, Places.Findings places) {
        if (passage.isShouting() && to - from == 1 && passage.isCapitals(from) && passage.length(from) < 4) {
            return null;
        }
        Meaning.Institution best = null;
        int bestWeight = -1;
        for (int hit = passage.firstHit(from); hit < passage.firstHit(from + 1); hit++) {
            if (passage.hitEnd(hit) != to
                    || !(gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Institution institution)
                    || isAnothers(institution.country(), passage, from, to, places)) {
                continue;
            }
            Doubt doubt = institution.doubt();
            int weight = doubt == null ? 1 : doubt.weigh(text.cues());
            if (weight > bestWeight && (weight > 0 || (weight == 0 && doubt != null && doubt.accept()))) {
                best = institution;
                bestWeight = weight;
            }
        }
        return best;
    }

    /** Whether another country's name stands right before ("Pakistan's …", 巴基斯坦…) or after ("… of Thailand"). */
    private static boolean isAnothers(
            @Nullable String country, Passage passage, int from, int to, Places.Findings places) {
        if (country == null) {
            return false;
        }
        for (Places.Mention mention : places.mentions()) {
            if (mention.passage() != passage || mention.name().countries().contains(country)) {
                continue;
            }
            int gapBefore = from - mention.to();
            int gapAfter = mention.from() - to;
            boolean possessive = gapBefore == 2 && passage.isMark(mention.to(), '\'');
            boolean of = gapAfter == 1
                    && passage.isWord(to)
                    && passage.text(to, to + 1).equals("of");
            if (gapBefore == 0 || possessive || of) {
                return true;
            }
        }
        return false;
    }
}
