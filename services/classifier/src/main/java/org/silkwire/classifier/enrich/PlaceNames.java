package org.silkwire.classifier.enrich;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of countries, peoples and cities: those of CLDR in every language, in full and short, and those of
 * {@code places.yaml}.
 */
final class PlaceNames {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** A name of another language than the text's, where that is unknown, must be this long to be believed. */
    private static final int TELLING_LENGTH = 5;

    private static final Pattern ASIDE = Pattern.compile("\\s*[(（].*");
    private static final Pattern ABBREVIATION = Pattern.compile("\\p{L}\\.");

    private record Name(Phrase phrase, List<String> countries, boolean city) {}

    /** The languages of each name, as bits. */
    private final Map<Name, Integer> names = new LinkedHashMap<>();

    private record Doubtful(String folded, List<String> countries) {}

    private final Map<Doubtful, Doubt> doubts = new HashMap<>();

    private PlaceNames() {}

    static void addTo(Gazetteer.Builder gazetteer, RuleNode rules, Cues cues) {
        Map<String, RuleNode> file =
                rules.map(Set.of("chief-cities-of", "names", "people", "cities", "pairs", "masks", "doubtful"));
        PlaceNames places = new PlaceNames();
        places.addDoubts(rules.get("doubtful"), cues);
        Map<String, String> zones = zones(rules.get("chief-cities-of"));
        for (Language language : Language.values()) {
            places.addCountries(language);
            if (language != Language.UR && language != Language.SW) {
                places.addChiefCities(language, zones);
            }
        }
        places.addTable(rules.get("names"), false, false);
        places.addTable(rules.get("cities"), true, false);
        places.addTable(rules.get("people"), false, true);
        if (file.containsKey("pairs")) {
            rules.get("pairs").list().forEach(places::addPairs);
        }
        places.names.forEach((name, languages) -> {
            Doubt doubt = places.doubts.get(new Doubtful(name.phrase.folded(), name.countries));
            gazetteer.add(name.phrase, new Meaning.PlaceName(name.countries, name.city, doubt), languages);
        });
        rules.get("masks").map().forEach((tag, phrases) -> {
            int languages = everywhere(RuleWords.language(rules, tag), "");
            phrases.phrases().forEach(phrase -> gazetteer.add(phrase, new Meaning.PlaceMask(), languages));
        });
    }

    private void addCountries(Language language) {
        ULocale locale = ULocale.forLanguageTag(language.tag());
        LocaleDisplayNames full = LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_FULL);
        LocaleDisplayNames brief = LocaleDisplayNames.getInstance(locale, DisplayContext.LENGTH_SHORT);
        for (String country : COUNTRIES) {
            addCountry(country, full.regionDisplayName(country), language);
            addCountry(country, brief.regionDisplayName(country), language);
        }
        if (language == Language.ZH) {
            LocaleDisplayNames traditional =
                    LocaleDisplayNames.getInstance(ULocale.TRADITIONAL_CHINESE, DisplayContext.LENGTH_SHORT);
            COUNTRIES.forEach(country -> addCountry(country, traditional.regionDisplayName(country), language));
        }
    }

    private void addCountry(String country, @Nullable String cldr, Language language) {
        if (cldr == null || cldr.equals(country)) {
            return;
        }
        // "Myanmar (Burma)" is Myanmar; "Congo - Kinshasa" and "R.-U." are nobody's words.
        String name = ASIDE.matcher(cldr).replaceAll("").strip();
        boolean written = !name.contains(" - ")
                && !ABBREVIATION.matcher(name.replace("St. ", "")).find()
                && !(cldr.contains("（") && name.length() == 2);
        if (written && (name.length() > 2 || language == Language.ZH)) {
            add(Phrase.parse(name), language, List.of(country), false, false);
            if (name.contains(" & ")) {
                add(Phrase.parse(name.replace(" & ", " and ")), language, List.of(country), false, false);
            }
        }
    }

    /** The one time zone of each of the countries, which is named after its chief city. */
    private static Map<String, String> zones(RuleNode countries) {
        Map<String, String> zones = new LinkedHashMap<>();
        for (RuleNode country : countries.list()) {
            String code = code(country, country.text());
            Set<String> ids = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, code, null);
            if (ids.size() != 1) {
                throw country.complaint("has " + ids.size() + " time zones; expected a country with one");
            }
            zones.put(code, ids.iterator().next());
        }
        return zones;
    }

    private void addChiefCities(Language language, Map<String, String> zoneOfCountry) {
        TimeZoneNames names = TimeZoneNames.getInstance(ULocale.forLanguageTag(language.tag()));
        zoneOfCountry.forEach((country, zone) -> {
            String city = names.getExemplarLocationName(zone);
            if (city != null) {
                add(Phrase.parse(city), language, List.of(country), true, false);
            }
        });
    }

    private void addTable(RuleNode table, boolean cities, boolean people) {
        table.map().forEach((tag, byCountry) -> {
            Language language = RuleWords.language(table, tag);
            byCountry
                    .map()
                    .forEach((country, phrases) -> phrases.phrases()
                            .forEach(phrase -> add(phrase, language, List.of(code(phrases, country)), cities, people)));
        });
    }

    private void addPairs(RuleNode pairs) {
        Map<String, RuleNode> map = pairs.map(Set.of("language", "followed-by", "of"));
        Language language = RuleWords.language(pairs, pairs.get("language").text());
        List<String> endings =
                map.containsKey("followed-by") ? pairs.get("followed-by").texts() : List.of("");
        pairs.get("of").map().forEach((pair, countries) -> {
            List<String> codes = countries.texts().stream()
                    .map(code -> code(countries, code))
                    .toList();
            endings.forEach(
                    ending -> add(Phrase.parse(pair + ending), language, codes, false, language == Language.FR));
        });
    }

    private void addDoubts(RuleNode doubtful, Cues cues) {
        for (RuleNode entry : doubtful.list()) {
            entry.map(Set.of("country", "names", "needs", "unless", "neighbours", "accept", "person"));
            String country = code(entry, entry.get("country").text());
            Doubt doubt = cues.doubt(entry);
            for (Phrase name : entry.get("names").phrases()) {
                Language language = name.folded().codePointAt(0) > 0x2ff ? nonLatin(name) : Language.EN;
                doubts.put(new Doubtful(name.folded(), List.of(country)), doubt);
                for (Phrase form : Endings.ofName(name, language)) {
                    names.put(new Name(form, List.of(country), false), Language.ALL);
                }
            }
        }
    }

    private static Language nonLatin(Phrase name) {
        return switch (Character.UnicodeScript.of(name.folded().codePointAt(0))) {
            case CYRILLIC -> Language.RU;
            case HAN -> Language.ZH;
            default -> Language.UR;
        };
    }

    private void add(Phrase name, Language language, List<String> countries, boolean city, boolean people) {
        List<Phrase> forms = people ? Endings.ofPeople(name, language) : Endings.ofName(name, language);
        for (Phrase form : forms) {
            names.merge(new Name(form, countries, city), everywhere(language, name.folded()), (a, b) -> a | b);
        }
    }

    /** English names and those of scripts that one language has to itself may stand in any text. */
    private static int everywhere(Language language, String folded) {
        return switch (language) {
            case EN, ZH, RU -> Language.ALL;
            default -> language.bit() | (folded.length() >= TELLING_LENGTH ? Language.UNKNOWN_BIT : 0);
        };
    }

    private static String code(RuleNode where, String country) {
        if (!COUNTRIES.contains(country)) {
            throw where.complaint(
                    "names the country '" + country + "'; expected an ISO 3166-1 alpha-2 code, in quotes if it is NO");
        }
        return country;
    }
}
