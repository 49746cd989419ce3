package org.silkwire.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with the verdict on it; the body of {@code org.silkwire.story.classified.v1} and {@code …reclassified.v1}.
 *
 * @param storyId shared by all articles that tell the same text; the record's key
 * @param feeds every feed known to carry the story, this article's own first
 * @param topics what it is about, strongest first; empty where nothing matched
 * @param lineage whether this article tells it first or tells it again
 * @param taxonomy the rules that judged it
 */
public record Story(
        String storyId,
        Article article,
        List<FeedRef> feeds,
        List<TopicMatch> topics,
        List<Place> places,
        List<Organisation> organisations,
        List<Amount> amounts,
        List<Occasion> events,
        Lineage lineage,
        TaxonomyVersion taxonomy) {

    public Story {
        feeds = List.copyOf(feeds);
        topics = List.copyOf(topics);
        places = List.copyOf(places);
        organisations = List.copyOf(organisations);
        amounts = List.copyOf(amounts);
        events = List.copyOf(events);
    }

    /**
     * One topic that the article belongs to.
     *
     * @param confidence calibrated probability, 0..1
     * @param subtopics ids within the topic, such as {@code cpec}
     * @param evidence at least one, strongest first
     */
    public record TopicMatch(
            String id,
            String label,
            double confidence,
            Relevance relevance,
            List<String> subtopics,
            List<Evidence> evidence) {
        public TopicMatch {
            subtopics = List.copyOf(subtopics);
            evidence = List.copyOf(evidence);
        }
    }

    /** Whether the article is about the topic or mentions it in passing. */
    public enum Relevance {
        ABOUT,
        MENTION
    }

    /**
     * A reason for the verdict that a person can look up in the text.
     *
     * @param term the lexicon's term, or the learned feature
     * @param group the taxonomy's group of terms
     * @param language of the term, BCP 47, or {@code und}
     * @param field where it stands
     * @param start UTF-16 offset into that field, inclusive
     * @param end UTF-16 offset, exclusive
     * @param text exactly the characters that the offsets select
     * @param snippet the text around, at most some 120 characters
     * @param points what it added to the score; negative where it spoke against
     */
    public record Evidence(
            String term,
            String group,
            String language,
            Article.Field field,
            int start,
            int end,
            String text,
            String snippet,
            double points) {}

    /** A span of the article that an extracted fact rests on; offsets as in {@link Evidence}. */
    public record Span(Article.Field field, int start, int end, String text) {}

    /**
     * A country that the article speaks of.
     *
     * @param country ISO 3166-1 alpha-2
     * @param role whether it is spoken about or only names where the report was filed
     */
    public record Place(String country, PlaceRole role, Span span) {}

    /** See {@link Place}. */
    public enum PlaceRole {
        SUBJECT,
        DATELINE
    }

    /**
     * An institution, by its usual English name.
     *
     * @param wikidata such as {@code Q7842}, or null where not surely known
     */
    public record Organisation(String name, @Nullable String wikidata, Span span) {}

    /**
     * A sum of money or a percentage.
     *
     * @param currency ISO 4217, null for a percentage
     * @param low the value, or a range's lower end, in units of the currency (not millions), in per cent or in percentage
     *     points; never negative, the direction is {@code trend}
     * @param high a range's upper end, else equal to {@code low}
     * @param sense a reported fact, or a target still to be reached
     * @param trend the direction the clause gives it
     * @param subject the phrase that it measures, in the same clause, or null
     * @param when the time that the clause gives it, as worded, or null
     */
    public record Amount(
            AmountKind kind,
            @Nullable String currency,
            BigDecimal low,
            BigDecimal high,
            AmountSense sense,
            Trend trend,
            @Nullable String subject,
            @Nullable String when,
            Span span) {}

    /** See {@link Amount}. */
    public enum AmountKind {
        MONEY,
        /** Of something: "12 per cent". */
        PERCENTAGE,
        /** Between two percentages: "1.5 percentage points"; 25 basis points are 0.25. */
        PERCENTAGE_POINTS
    }

    /** See {@link Amount}. */
    public enum AmountSense {
        REPORTED,
        TARGET
    }

    /** See {@link Amount}. */
    public enum Trend {
        NONE,
        RISE,
        FALL
    }

    /**
     * A forum, fair, summit or agreement.
     *
     * @param series the id that its editions share
     * @param edition its number, or null
     * @param year or null
     * @param place as worded, or null
     */
    public record Occasion(
            OccasionKind kind,
            String series,
            String name,
            @Nullable Integer edition,
            @Nullable Integer year,
            @Nullable String place,
            Span span) {}

    /** See {@link Occasion}. */
    public enum OccasionKind {
        FORUM,
        AGREEMENT
    }

    /**
     * Where the text comes from. A story can have several originals: the one that was seen first, and one that came late
     * but that the copies name as their source. The original told last leads; copies told after it name it in {@code of}.
     *
     * @param of id of the article that this one repeats, null for an original or where that one was never seen
     * @param source the outlet that the text is attributed to, or null
     * @param attribution the phrase that says so, or null
     * @param similarity 0..1, the part of the shorter text that the other has too; null where {@code of} is
     */
    public record Lineage(
            Role role,
            @Nullable String of,
            @Nullable String source,
            @Nullable String attribution,
            @Nullable Double similarity) {
        /** The lineage of a text that nobody was seen to tell before. */
        public static Lineage original() {
            return new Lineage(Role.ORIGINAL, null, null, null, null);
        }
    }

    /** See {@link Lineage}. */
    public enum Role {
        ORIGINAL,
        COPY
    }

    /**
     * Which rules judged.
     *
     * @param version of the set of all topics, counted from 1
     * @param sha256 64 hex digits over its files
     */
    public record TaxonomyVersion(int version, String sha256) {}
}
