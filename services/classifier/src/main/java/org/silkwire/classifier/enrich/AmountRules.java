package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.silkwire.contract.Story.AmountKind;

/** Brings {@code amounts.yaml} into the gazetteer. */
final class AmountRules {
    private static final Set<String> KEYS = Set.of(
            "multipliers",
            "letters",
            "duals",
            "currencies",
            "percent",
            "percentage-points",
            "basis-points",
            "ranges",
            "between",
            "signs",
            "measures",
            "times");

    private final Gazetteer.Builder gazetteer;

    private AmountRules(Gazetteer.Builder gazetteer) {
        this.gazetteer = gazetteer;
    }

    static void addTo(Gazetteer.Builder gazetteer, RuleNode rules) {
        rules.map(KEYS);
        AmountRules amounts = new AmountRules(gazetteer);
        amounts.addMultipliers(rules);
        rules.get("currencies").list().forEach(amounts::addCurrency);
        amounts.addPercent(rules.get("percent"), AmountKind.PERCENTAGE, 1);
        amounts.addPercent(rules.get("percentage-points"), AmountKind.PERCENTAGE_POINTS, 1);
        amounts.addPercent(rules.get("basis-points"), AmountKind.PERCENTAGE_POINTS, 100);
        amounts.addAll(rules.get("ranges"), new Meaning.RangeMark(), false);
        amounts.addAll(rules.get("between"), new Meaning.Sign(Meaning.Sign.Role.BETWEEN), false);
        rules.get("signs")
                .map()
                .forEach((role, words) -> amounts.addAll(words, new Meaning.Sign(role(words, role)), false));
        amounts.addAll(rules.get("measures"), new Meaning.Measure(), true);
        amounts.addAll(rules.get("times"), new Meaning.Time(), false);
    }

    private static Meaning.Sign.Role role(RuleNode where, String name) {
        try {
            return Meaning.Sign.Role.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw where.complaint("is no role of a word; expected one of " + List.of(Meaning.Sign.Role.values()));
        }
    }

    private void addMultipliers(RuleNode rules) {
        rules.get("multipliers")
                .map()
                .forEach((tag, words) -> words.map()
                        .forEach((word, factor) -> gazetteer.add(
                                Phrase.parse(word),
                                new Meaning.Multiplier(number(factor), false, 0),
                                language(words, tag))));
        rules.get("letters")
                .map()
                .forEach((letter, factor) -> gazetteer.add(
                        Phrase.parse(letter).inAnyCase(),
                        new Meaning.Multiplier(number(factor), true, 0),
                        Language.ALL));
        rules.get("duals")
                .map()
                .forEach((tag, words) -> words.map()
                        .forEach((word, factor) -> gazetteer.add(
                                Phrase.parse(word),
                                new Meaning.Multiplier(number(factor), false, 2),
                                language(words, tag))));
    }

    private static BigDecimal number(RuleNode node) {
        try {
            return new BigDecimal(node.text());
        } catch (NumberFormatException e) {
            throw node.complaint("is '" + node.text() + "'; expected a number such as 1e9");
        }
    }

    private void addCurrency(RuleNode entry) {
        entry.map(Set.of("codes", "before", "after", "common", "usual", "otherwise", "not-in"));
        List<String> codes = entry.get("codes").texts();
        for (String code : codes) {
            checkCode(entry, code);
        }
        boolean common = entry.get("common").flag(false);
        String usual = entry.get("usual").textOrNull();
        String otherwise = entry.get("otherwise").textOrNull();
        int notIn = entry.get("not-in").texts().stream()
                .mapToInt(tag -> language(entry, tag))
                .reduce(0, (a, b) -> a | b);
        Sides sides = new Sides(languages(entry.get("before")), languages(entry.get("after")));
        for (Phrase phrase : sides.phrases()) {
            int before = sides.before.getOrDefault(phrase, 0) & ~notIn;
            int after = sides.after.getOrDefault(phrase, 0) & ~notIn;
            addSided(phrase, new Meaning.Currency(codes, true, true, common, usual, otherwise), before & after);
            addSided(phrase, new Meaning.Currency(codes, true, false, common, usual, otherwise), before & ~after);
            addSided(phrase, new Meaning.Currency(codes, false, true, common, usual, otherwise), after & ~before);
        }
    }

    /** In which languages, as bits, each phrase stands before the number and behind it. */
    private record Sides(Map<Phrase, Integer> before, Map<Phrase, Integer> after) {
        Set<Phrase> phrases() {
            Set<Phrase> phrases = new LinkedHashSet<>(after.keySet());
            phrases.addAll(before.keySet());
            return phrases;
        }
    }

    private static Map<Phrase, Integer> languages(RuleNode byLanguage) {
        Map<Phrase, Integer> languages = new LinkedHashMap<>();
        if (!byLanguage.isAbsent()) {
            byLanguage
                    .map()
                    .forEach((tag, words) -> words.phrases()
                            .forEach(phrase -> inflected(phrase, tag)
                                    .forEach(form -> languages.merge(form, language(words, tag), (a, b) -> a | b))));
        }
        return languages;
    }

    private void addSided(Phrase phrase, Meaning.Currency meaning, int languages) {
        if (languages != 0) {
            gazetteer.add(phrase, meaning, languages);
        }
    }

    private static void checkCode(RuleNode entry, String code) {
        try {
            java.util.Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw entry.complaint("has the code '" + code + "'; expected ISO 4217, such as USD");
        }
    }

    private void addPercent(RuleNode rules, AmountKind kind, int parts) {
        Map<String, RuleNode> map = rules.map(Set.of("before", "after"));
        addAll(rules.get("after"), new Meaning.Percent(false, kind, parts), true);
        if (map.containsKey("before")) {
            addAll(rules.get("before"), new Meaning.Percent(true, kind, parts), false);
        }
    }

    private void addAll(RuleNode byLanguage, Meaning meaning, boolean inflected) {
        byLanguage
                .map()
                .forEach((tag, words) -> words.phrases().forEach(phrase -> {
                    List<Phrase> forms = inflected ? inflected(phrase, tag) : List.of(phrase);
                    forms.forEach(form -> gazetteer.add(form, meaning, language(words, tag)));
                }));
    }

    private static List<Phrase> inflected(Phrase phrase, String tag) {
        Language language = Language.ofTag(tag);
        return language == Language.RU || language == Language.AR ? Endings.ofName(phrase, language) : List.of(phrase);
    }

    /** As bits; English words hold too where nobody knows the language. */
    private static int language(RuleNode where, String tag) {
        if (tag.equals("any")) {
            return Language.ALL;
        }
        return RuleWords.bits(RuleWords.language(where, tag));
    }
}
