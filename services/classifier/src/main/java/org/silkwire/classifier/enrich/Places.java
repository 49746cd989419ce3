package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;

/** Finds the countries that an article speaks of, and where the report was filed. */
final class Places {
    private static final Set<String> SPEAKING = Set.of("speak", "speaks", "speaking", "spoke", "spoken");
    private static final int FARTHEST_VERB = 8;

    private final Gazetteer gazetteer;

    Places(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /**
     * A country's name in a passage, beyond doubt or not yet.
     *
     * @param to token after its last
     */
    record Mention(Passage passage, int from, int to, Meaning.PlaceName name) {}

    /**
     * What was found.
     *
     * @param places one for each country and role, in the order of the text
     * @param mentions all that count, in the order of the text
     * @param subjects how often each country is spoken of
     * @param datelines where the report was filed
     */
    record Findings(
            List<Story.Place> places, List<Mention> mentions, Map<String, Integer> subjects, Set<String> datelines) {
        /** Whether a country's name stands on a token. */
        boolean covers(Passage passage, int token) {
            for (Mention mention : mentions) {
                if (mention.passage == passage && mention.from <= token && token < mention.to) {
                    return true;
                }
            }
            return false;
        }
    }

    Findings find(ArticleText text) {
        List<Mention> possible = new ArrayList<>();
        for (Passage passage : text.passages()) {
            collect(passage, possible);
        }
        Set<String> certain = new HashSet<>();
        for (Mention mention : possible) {
            if (mention.name.doubt() == null) {
                certain.addAll(mention.name.countries());
            }
        }
        Map<String, Story.Place> places = new LinkedHashMap<>();
        List<Mention> mentions = new ArrayList<>(possible.size());
        Map<String, Integer> subjects = new LinkedHashMap<>();
        Set<String> datelines = new HashSet<>();
        Passage current = null;
        int datelineEnd = 0;
        for (Mention mention : possible) {
            if (mention.passage != current) {
                current = mention.passage;
                datelineEnd = Dateline.end(mention, gazetteer);
            }
            if (!isMeant(mention, text, certain)) {
                continue;
            }
            mentions.add(mention);
            boolean dateline = mention.to <= datelineEnd;
            Story.PlaceRole role = dateline ? Story.PlaceRole.DATELINE : Story.PlaceRole.SUBJECT;
            for (String country : mention.name.countries()) {
                if (dateline) {
                    datelines.add(country);
                } else {
                    subjects.merge(country, 1, Integer::sum);
                }
                places.computeIfAbsent(
                        country + role,
                        _ -> new Story.Place(country, role, mention.passage.span(mention.from, mention.to)));
            }
        }
        return new Findings(List.copyOf(places.values()), mentions, subjects, datelines);
    }

    /** The longest name from the left, then the longest behind it, and so on. */
    private void collect(Passage passage, List<Mention> mentions) {
        int token = 0;
        while (token < passage.size()) {
            int longest = token;
            Meaning.PlaceName name = null;
            for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
                Meaning meaning = gazetteer.meaning(passage.hitEntry(hit));
                int end = passage.hitEnd(hit);
                if (end < longest) {
                    continue;
                }
                if (meaning instanceof Meaning.PlaceMask) {
                    longest = end;
                    name = null;
                } else if (meaning instanceof Meaning.PlaceName place && (end > longest || isSurer(place, name))) {
                    longest = end;
                    name = place;
                }
            }
            if (name != null && !isSomethingElse(passage, token, longest)) {
                mentions.add(new Mention(passage, token, longest, name));
            }
            token = Math.max(token + 1, longest);
        }
    }

    private static boolean isSurer(Meaning.PlaceName one, Meaning.@Nullable PlaceName other) {
        return other != null && one.doubt() == null && other.doubt() != null;
    }

    private static boolean isSomethingElse(Passage passage, int from, int to) {
        if (passage.isHan(from)) {
            // "5日本报讯" is the 5th day and this newspaper, not Japan.
            return passage.text().charAt(passage.start(from)) == '日' && from > 0 && passage.isNumber(from - 1);
        }
        if (isSpoken(passage, from)) {
            return true;
        }
        if (to - from > 1 || !passage.isCapitals(from)) {
            return false;
        }
        boolean dollar = passage.isMark(to, '$');
        boolean shouted = passage.isShouting() && passage.length(from) < 4 && !passage.isDotted(from);
        return dollar || shouted;
    }

    /** "speaks English, Chinese and Urdu": languages, not countries. */
    private static boolean isSpoken(Passage passage, int from) {
        for (int at = from - 1; at >= Math.max(0, from - FARTHEST_VERB); at--) {
            if (passage.isMark(at, ',')) {
                continue;
            }
            if (!passage.isWord(at)) {
                return false;
            }
            String word = passage.text(at, at + 1);
            if (SPEAKING.contains(word)) {
                return true;
            }
            boolean listed = passage.isCapital(at) || word.equals("and") || word.equals("or");
            if (!listed) {
                return false;
            }
        }
        return false;
    }

    private static boolean isMeant(Mention mention, ArticleText text, Set<String> certain) {
        Doubt doubt = mention.name.doubt();
        if (doubt == null) {
            return true;
        }
        int weight = doubt.weigh(text.cues());
        weight += certain.containsAll(mention.name.countries()) ? 1 : 0;
        weight += doubt.neighbours().stream().anyMatch(certain::contains) ? 1 : 0;
        if (weight != 0) {
            return weight > 0;
        }
        if (isLocated(mention)) {
            return true;
        }
        return doubt.accept() && !(doubt.person() && isBesideAName(mention));
    }

    private static final Set<String> LOCATIVES =
            Set.of("in", "across", "throughout", "within", "inside", "en", "au", "em");

    private static boolean isLocated(Mention mention) {
        int before = mention.from - 1;
        return before >= 0
                && mention.passage.isWord(before)
                && LOCATIVES.contains(mention.passage.text(before, mention.from));
    }

    /** Whether the word before or after looks like the rest of a person's name. */
    private static boolean isBesideAName(Mention mention) {
        Passage passage = mention.passage;
        int before = mention.from - 1;
        if (before >= 0 && !passage.endsSentence(before) && isNameWord(passage, before)) {
            return true;
        }
        return !passage.isHeadlineStyle()
                && mention.to < passage.size()
                && !passage.endsSentence(mention.to - 1)
                && isNameWord(passage, mention.to);
    }

    private static boolean isNameWord(Passage passage, int token) {
        return passage.isWord(token)
                && passage.isCapital(token)
                && passage.length(token) > 1
                && !passage.isFunctionWord(token, Language.ALL);
    }

    /** A field that can begin with a dateline. */
    static boolean canOpenWithDateline(Passage passage) {
        return passage.field() != Article.Field.TITLE;
    }
}
