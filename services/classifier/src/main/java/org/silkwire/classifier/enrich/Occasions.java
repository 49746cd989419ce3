package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Editions.Edition;
import org.silkwire.contract.Story;

/** Finds forums and agreements, each with its edition, year and place where the text gives them. */
final class Occasions {
    private static final int FARTHEST_PLACE = 14;
    private static final int LONGEST_SERIES_ID = 100;

    private final Gazetteer gazetteer;

    Occasions(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** Each occasion once, with all that its mentions tell, in the order of the text. */
    List<Story.Occasion> find(ArticleText text, Places.Findings places) {
        List<Story.Occasion> found = new ArrayList<>();
        for (Passage passage : text.passages()) {
            Editions editions = new Editions(gazetteer, passage, text.language());
            Gatherings gatherings = new Gatherings(gazetteer, passage, text.language());
            int token = 0;
            while (token < passage.size()) {
                Mention mention = series(passage, token, text, editions);
                if (mention == null) {
                    mention = unlisted(passage, token, text, editions, gatherings);
                }
                if (mention == null) {
                    token++;
                    continue;
                }
                merge(found, occasion(mention, passage, places));
                token = mention.to;
            }
        }
        return List.copyOf(found);
    }

    /**
     * An occasion where it is named.
     *
     * @param from first token, that of the edition or year where one stands before the name
     * @param name first token of the name itself
     * @param to token after the last
     */
    private record Mention(
            Meaning.Series series,
            int from,
            int name,
            int to,
            @Nullable Integer edition,
            @Nullable Integer year) {}

    private @Nullable Mention series(Passage passage, int token, ArticleText text, Editions editions) {
        Meaning.Series series = null;
        int to = token;
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (passage.hitEnd(hit) > to
                    && gazetteer.meaning(passage.hitEntry(hit)) instanceof Meaning.Series possible
                    && isMeant(possible, text)) {
                series = possible;
                to = passage.hitEnd(hit);
            }
        }
        return series == null ? null : withEdition(series, passage, token, to, editions);
    }

    private static boolean isMeant(Meaning.Series series, ArticleText text) {
        Doubt doubt = series.doubt();
        if (doubt == null) {
            return true;
        }
        int weight = doubt.weigh(text.cues());
        return weight > 0 || (weight == 0 && doubt.accept());
    }

    private @Nullable Mention withEdition(
            Meaning.Series series, Passage passage, int name, int end, Editions editions) {
        int from = name;
        int to = end;
        Integer edition = null;
        if (series.numbered()) {
            int number = end < passage.size() && passage.isNumber(end) ? Numbers.smallInt(passage, end) : -1;
            if (number < 1 || number > 99) {
                return null;
            }
            edition = number;
            to = end + 1;
        } else {
            Edition before = editionBefore(passage, name, editions);
            Edition after = before == null ? editions.at(end) : null;
            if (before != null) {
                edition = before.number();
                from = before.from();
            } else if (after != null && isBehindName(passage, end)) {
                edition = after.number();
                to = after.to();
            }
        }
        Integer year = null;
        int yearAt = yearBefore(passage, from);
        if (editions.year(yearAt) > 0) {
            year = editions.year(yearAt);
            from = yearAt;
        } else {
            int named = afterAcronym(passage, to);
            int behind = passage.isMark(named, '-') || passage.isMark(named, '(') ? named + 1 : named;
            if (editions.year(behind) > 0) {
                year = editions.year(behind);
                to = behind + 1;
            }
        }
        return new Mention(series, from, name, withClosingQuote(passage, from, to), edition, year);
    }

    /** Behind "(BRF)", or the same token. */
    private static int afterAcronym(Passage passage, int token) {
        boolean acronym = passage.isMark(token, '(')
                && token + 2 < passage.size()
                && passage.isWord(token + 1)
                && passage.isCapitals(token + 1)
                && passage.isMark(token + 2, ')');
        return acronym ? token + 3 : token;
    }

    /** A quotation mark that opens inside the name closes inside it. */
    private static int withClosingQuote(Passage passage, int from, int to) {
        int quotes = 0;
        for (int at = from; at < to; at++) {
            quotes += passage.isMark(at, '"') ? 1 : 0;
        }
        return quotes % 2 == 1 && passage.isMark(to, '"') ? to + 1 : to;
    }

    /** Editions stand behind the name in Arabic and Indonesian, and as Roman numerals. */
    private static boolean isBehindName(Passage passage, int token) {
        return passage.isWord(token)
                && (!passage.isCapital(token) || passage.isCapitals(token))
                && !passage.lineBefore(token);
    }

    /** An edition right before, or with "edition of the" or quotation marks between. */
    private static @Nullable Edition editionBefore(Passage passage, int name, Editions editions) {
        for (int at = name; at >= Math.max(0, name - 5); at--) {
            Edition edition = editions.endingAt(at);
            if (edition != null) {
                return edition;
            }
            if (at == 0 || !isBetweenEditionAndName(passage, at - 1)) {
                return null;
            }
        }
        return null;
    }

    private static boolean isBetweenEditionAndName(Passage passage, int token) {
        if (passage.isMark(token)) {
            return passage.isJoiner(token);
        }
        return passage.isWord(token)
                && switch (passage.text(token, token + 1)) {
                    case "edition",
                            "annual",
                            "the",
                            "of",
                            "edición",
                            "de",
                            "la",
                            "del",
                            "edição",
                            "da",
                            "do",
                            "édition",
                            "l",
                            "s" -> true;
                    default -> false;
                };
    }

    /** "2023 CIFTIS", 2023年服贸会, 2023年第三届… */
    private static int yearBefore(Passage passage, int from) {
        int before = from - 1;
        if (before >= 1 && passage.isHan(before) && passage.text().charAt(passage.start(before)) == '年') {
            return before - 1;
        }
        while (before >= 1 && passage.isMark(before, '"')) {
            before--;
        }
        return before;
    }

    private @Nullable Mention unlisted(
            Passage passage, int token, ArticleText text, Editions editions, Gatherings gatherings) {
        Edition edition = editions.at(token);
        if (edition == null) {
            return null;
        }
        for (int at = edition.to(); at <= Math.min(passage.size() - 1, edition.to() + 4); at++) {
            if (series(passage, at, text, editions) != null) {
                // A listed name follows, and takes the edition itself.
                return null;
            }
            if (!isBetweenEditionAndName(passage, at)) {
                break;
            }
        }
        Gatherings.Name name = gatherings.at(edition.to());
        if (name == null || holdsSeries(passage, name, text, editions)) {
            return null;
        }
        String words = passage.text(name.from(), name.to());
        String id = slug(words);
        if (id.isEmpty()) {
            return null;
        }
        Meaning.Series series = new Meaning.Series(id, words, Story.OccasionKind.FORUM, false, null);
        int yearAt = yearBefore(passage, edition.from());
        Integer year = editions.year(yearAt) > 0 ? editions.year(yearAt) : null;
        return new Mention(
                series, year == null ? edition.from() : yearAt, name.from(), name.to(), edition.number(), year);
    }

    private boolean holdsSeries(Passage passage, Gatherings.Name name, ArticleText text, Editions editions) {
        for (int at = name.from(); at < name.to(); at++) {
            Mention inner = series(passage, at, text, editions);
            if (inner != null && inner.series.kind() == Story.OccasionKind.FORUM) {
                return true;
            }
        }
        return false;
    }

    /** The words in small letters, joined by hyphens; letters of any script stay. */
    static String slug(String words) {
        StringBuilder slug = new StringBuilder();
        words.codePoints().map(Character::toLowerCase).forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                slug.appendCodePoint(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        });
        int end = Math.min(slug.length(), LONGEST_SERIES_ID);
        while (end > 0 && (slug.charAt(end - 1) == '-' || Character.isHighSurrogate(slug.charAt(end - 1)))) {
            end--;
        }
        return slug.substring(0, end);
    }

    private Story.Occasion occasion(Mention mention, Passage passage, Places.Findings places) {
        Meaning.Series series = mention.series;
        Venue venue = series.kind() == Story.OccasionKind.FORUM ? venue(mention, passage, places) : Venue.UNKNOWN;
        return new Story.Occasion(
                series.kind(),
                series.id(),
                series.name(),
                mention.edition,
                mention.year == null ? venue.year : mention.year,
                venue.place,
                passage.span(mention.from, mention.to));
    }

    // ---- place

    /** Where, as worded, and when an occasion was held. */
    private record Venue(@Nullable String place, @Nullable Integer year) {
        private static final Venue UNKNOWN = new Venue(null, null);
    }

    private Venue venue(Mention mention, Passage passage, Places.Findings places) {
        int sentenceEnd = passage.sentenceEnd(mention.to - 1);
        boolean venue = false;
        int limit = Math.min(sentenceEnd, mention.to + FARTHEST_PLACE);
        for (int at = mention.to; at < limit; at++) {
            venue |= has(passage, at, Meaning.Venue.class);
            boolean near = at - mention.to <= 1;
            if ((venue || near || passage.isHan(at)) && has(passage, at, Meaning.Locative.class)) {
                Places.Mention place = namedAt(passage, at + 1, places);
                if (place != null && (venue || near || venueFollows(passage, at, limit))) {
                    return new Venue(words(place), yearBehind(passage, place.to()));
                }
            }
        }
        return passage.isHan(mention.name)
                ? new Venue(chinesePlaceBefore(mention, passage, places), null)
                : Venue.UNKNOWN;
    }

    /** "held in Beijing in 2023" */
    private @Nullable Integer yearBehind(Passage passage, int token) {
        if (token + 1 >= passage.size() || !has(passage, token, Meaning.Locative.class)) {
            return null;
        }
        int year = new Editions(gazetteer, passage, null).year(token + 1);
        return year < 0 ? null : year;
    }

    private boolean venueFollows(Passage passage, int from, int limit) {
        for (int at = from; at < limit; at++) {
            if (has(passage, at, Meaning.Venue.class)) {
                return true;
            }
        }
        return false;
    }

    /** 在北京举行的第四届… */
    private @Nullable String chinesePlaceBefore(Mention mention, Passage passage, Places.Findings places) {
        for (int at = mention.from - 1; at >= Math.max(0, mention.from - FARTHEST_PLACE); at--) {
            if (passage.isMark(at) && !passage.isJoiner(at)) {
                return null;
            }
            if (has(passage, at, Meaning.Locative.class)) {
                Places.Mention place = namedAt(passage, at + 1, places);
                return place != null && venueFollows(passage, at, mention.from) ? words(place) : null;
            }
        }
        return null;
    }

    private static String words(Places.Mention place) {
        return place.passage().text(place.from(), place.to());
    }

    private static Places.@Nullable Mention namedAt(Passage passage, int token, Places.Findings places) {
        for (Places.Mention mention : places.mentions()) {
            if (mention.passage() == passage && mention.from() == token) {
                return mention;
            }
        }
        return null;
    }

    private boolean has(Passage passage, int token, Class<? extends Meaning> kind) {
        for (int hit = passage.firstHit(token); hit < passage.firstHit(token + 1); hit++) {
            if (kind.isInstance(gazetteer.meaning(passage.hitEntry(hit)))) {
                return true;
            }
        }
        return false;
    }

    // ---- one occasion, many mentions

    /** A mention adds what is still unknown of an occasion; another edition or year is another occasion. */
    private static void merge(List<Story.Occasion> found, Story.Occasion next) {
        for (int i = 0; i < found.size(); i++) {
            Story.Occasion known = found.get(i);
            if (known.series().equals(next.series())
                    && agree(known.edition(), next.edition())
                    && agree(known.year(), next.year())) {
                found.set(i, merged(known, next));
                return;
            }
        }
        found.add(next);
    }

    private static boolean agree(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null || Objects.equals(one, other);
    }

    private static Story.Occasion merged(Story.Occasion one, Story.Occasion other) {
        boolean otherTellsMore = one.edition() == null && other.edition() != null;
        return new Story.Occasion(
                one.kind(),
                one.series(),
                one.name(),
                one.edition() == null ? other.edition() : one.edition(),
                one.year() == null ? other.year() : one.year(),
                one.place() == null ? other.place() : one.place(),
                otherTellsMore ? other.span() : one.span());
    }
}
