package org.silkwire.classifier.enrich;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which currency a shared word such as "rupees", "pesos" or "$" means, by the countries that the article speaks of. */
final class Currencies {
    /** The countries whose legal tender it is, by ISO 4217 code. */
    private static final Map<String, Set<String>> COUNTRIES = new HashMap<>();

    static {
        for (String country : Locale.getISOCountries()) {
            Currency currency = Currency.getInstance(Locale.of("", country));
            if (currency != null) {
                COUNTRIES
                        .computeIfAbsent(currency.getCurrencyCode(), _ -> new HashSet<>())
                        .add(country);
            }
        }
    }

    private final Places.Findings places;

    Currencies(Places.Findings places) {
        this.places = places;
    }

    /** The code, or null where nobody can tell; a currency named on both sides of the number is the narrower of the two. */
    @Nullable
    String code(List<Meaning.Currency> signs) {
        String code = null;
        for (Meaning.Currency sign : signs) {
            String one = code(sign);
            if (sign.codes().size() == 1) {
                return one;
            }
            code = code == null ? one : code;
        }
        return code;
    }

    private @Nullable String code(Meaning.Currency sign) {
        List<String> spoken = new ArrayList<>();
        for (String code : sign.codes()) {
            if (weight(code) > 0) {
                spoken.add(code);
            }
        }
        if (sign.common()) {
            return spoken.isEmpty() ? null : spoken.getFirst();
        }
        if (sign.codes().size() == 1) {
            return sign.codes().getFirst();
        }
        if (sign.usual() != null) {
            return isAboutOthers(sign, sign.usual()) ? null : sign.usual();
        }
        return spoken.isEmpty() ? sign.otherwise() : heaviest(spoken);
    }

    /** Whether the report was filed in, or speaks of nothing but, countries that use the word for a currency of their own. */
    private boolean isAboutOthers(Meaning.Currency sign, String usual) {
        if (weight(usual) > 0) {
            return false;
        }
        Set<String> others = new HashSet<>();
        sign.codes().forEach(code -> others.addAll(COUNTRIES.getOrDefault(code, Set.of())));
        boolean filedThere = places.datelines().stream().anyMatch(others::contains);
        boolean onlyThere = !places.subjects().isEmpty()
                && others.containsAll(places.subjects().keySet());
        return filedThere || onlyThere;
    }

    private @Nullable String heaviest(List<String> codes) {
        String best = null;
        int bestWeight = 0;
        boolean tie = false;
        for (String code : codes) {
            int weight = weight(code);
            tie = weight == bestWeight || (tie && weight < bestWeight);
            if (weight > bestWeight) {
                best = code;
                bestWeight = weight;
            }
        }
        return tie ? null : best;
    }

    /** How much the article speaks of a currency's countries; being filed there weighs as much as three mentions. */
    private int weight(String code) {
        int weight = 0;
        for (String country : COUNTRIES.getOrDefault(code, Set.of())) {
            weight += places.subjects().getOrDefault(country, 0);
            weight += places.datelines().contains(country) ? 3 : 0;
        }
        return weight;
    }
}
