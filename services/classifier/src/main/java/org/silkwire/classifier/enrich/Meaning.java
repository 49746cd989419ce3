package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;

/** What a phrase of the gazetteer stands for. */
sealed interface Meaning {
    /**
     * A country, by its name, its people's name or one of its cities.
     *
     * @param countries ISO 3166-1 alpha-2; several for "Sino-US"
     * @param doubt what has to be settled first, or null where the name means nothing else
     */
    record PlaceName(
            List<String> countries, boolean city, @Nullable Doubt doubt) implements Meaning {
        public PlaceName {
            countries = List.copyOf(countries);
        }
    }

    /** A phrase that holds a country's name and speaks of no country: "guinea pig", "South China Morning Post". */
    record PlaceMask() implements Meaning {}

    /**
     * An institution.
     *
     * @param country whose institution it is, where other states have one of the same name; else null
     * @param doubt what has to be settled first, or null where the name means nothing else
     */
    record Institution(
            String name,
            @Nullable String wikidata,
            @Nullable String country,
            @Nullable Doubt doubt) implements Meaning {}

    /**
     * A series of forums, or an agreement.
     *
     * @param numbered whether the name means something only with the edition behind it, as in COP28
     * @param doubt what has to be settled first, or null where the name means nothing else
     */
    record Series(
            String id,
            String name,
            Story.OccasionKind kind,
            boolean numbered,
            @Nullable Doubt doubt) implements Meaning {}

    /** A noun in the name of a gathering: "Forum", "Expo", 博览会. */
    record GatheringNoun() implements Meaning {}

    /** A word that makes an edition before it something else: "Day" in "First Day". */
    record NoName() implements Meaning {}

    /** A word between an occasion and its place: "held", 举行. */
    record Venue() implements Meaning {}

    /** A word before a place: "in". */
    record Locative() implements Meaning {}

    /** An edition as a word: "fourth". */
    record Ordinal(int value) implements Meaning {}

    /** A word that speaks for or against the doubtful meanings that name it. */
    record Cue(int id) implements Meaning {}

    /**
     * A word for a power of ten.
     *
     * @param letter whether it is a single letter, as in "$4m"
     * @param implied how many there are where no number stands before: 2 for an Arabic dual, else 0
     */
    record Multiplier(BigDecimal factor, boolean letter, int implied) implements Meaning {}

    /**
     * A currency's sign, code or name.
     *
     * @param codes ISO 4217; several where countries share the word
     * @param before whether it may stand before the number
     * @param after whether it may stand behind it
     * @param common whether it is an everyday word too, and means money only where its country is spoken of
     * @param usual the code that it means unless the article is about other countries that use the word, or null
     * @param otherwise the code that it means where no country that uses it is spoken of, or null
     */
    record Currency(
            List<String> codes,
            boolean before,
            boolean after,
            boolean common,
            @Nullable String usual,
            @Nullable String otherwise)
            implements Meaning {
        public Currency {
            codes = List.copyOf(codes);
        }
    }

    /** "%", "per cent", 百分之, "percentage points". */
    record Percent(boolean before, Story.AmountKind kind, int parts) implements Meaning {}

    /** Stands between the two ends of a range: "to", 至. */
    record RangeMark() implements Meaning {}

    /** A number as a word. */
    record NumberWord(BigDecimal value) implements Meaning {}

    /** A word that says how to read the amounts near it. */
    record Sign(Role role) implements Meaning {
        enum Role {
            /** Something grows; no telling whether it did or shall. */
            RISE,
            FALL,
            /** Something grew, a fact. */
            ROSE,
            FELL,
            /** Says that it is so: "stood at", "reached", "currently". */
            FACT,
            /** Says that it shall be so: "will", "plans to", "is expected". */
            PLAN,
            /** A noun for what shall be so, behind the amount: "target", 的目标. */
            GOAL,
            /** What follows is where the change begins: "from", "compared with". */
            BASE,
            /** Facts that say nothing of growth: "paid", "signed". */
            DEED,
            /** Growth, where the amount follows at once: "up". */
            RISE_NEAR,
            FALL_NEAR,
            /** What follows is the first of two ends that "and" joins. */
            BETWEEN,
            /** Several amounts for several subjects in turn. */
            RESPECTIVELY,
            /** A new statement begins: "while", "that", "because". */
            BREAK,
            /** Joins two statements: "and", "but". */
            AND,
            /** Ties an amount to the noun before it: "of", "worth", "at". */
            LINK,
            /** Ties an amount to the noun after it: "in", "worth of". */
            LINK_BACK,
            /** The opposite of what it seems: "up to", "start up". */
            NOTHING
        }
    }

    /** A noun that amounts measure: "exports", "loan", 贸易额. */
    record Measure() implements Meaning {}

    /** A time: "by 2030", "in a couple of years". */
    record Time() implements Meaning {}
}
