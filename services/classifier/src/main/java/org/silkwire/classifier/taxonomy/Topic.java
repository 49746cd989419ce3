package org.silkwire.classifier.taxonomy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.match.TermPattern;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;

/**
 * What one file of the taxonomy says; {@code infra/docs/taxonomy.md} documents the language.
 *
 * @param id of the topic and of its stream
 * @param file it was read from, for messages
 * @param labels by BCP 47 language, at least {@code en}
 * @param groups of the topic and of its sub-topics, in the file's order
 * @param samples the file's own tests
 */
public record Topic(
        String id,
        String file,
        Map<String, String> labels,
        Codes codes,
        Boosts boosts,
        Thresholds thresholds,
        List<Group> groups,
        List<Subtopic> subtopics,
        List<Sample> samples) {
    public Topic {
        labels = Map.copyOf(labels);
        groups = List.copyOf(groups);
        subtopics = List.copyOf(subtopics);
        samples = List.copyOf(samples);
    }

    /** The English label. */
    public String label() {
        return labels.getOrDefault("en", id);
    }

    /**
     * Equivalents in public vocabularies.
     *
     * @param iptc IPTC Media Topics, eight digits
     * @param wikidata such as {@code Q179310}
     */
    public record Codes(List<String> iptc, List<String> wikidata) {
        static final Codes NONE = new Codes(List.of(), List.of());

        public Codes {
            iptc = List.copyOf(iptc);
            wikidata = List.copyOf(wikidata);
        }
    }

    /**
     * What a hit's points are multiplied by, according to where it stands.
     *
     * @param lead in the first {@link #LEAD_WORDS} words of the text, where news says what it is about
     * @param text in the rest of the text
     */
    public record Boosts(double title, double summary, double lead, double text, double categories) {
        /** A lead is this many words, or characters of a script without spaces. */
        public static final int LEAD_WORDS = 80;

        static final Boosts DEFAULT = new Boosts(2, 1.25, 1.25, 1, 1.5);

        /**
         * The boost of a place.
         *
         * @param word the hit's first word, counted from 0 within the field
         */
        public double of(Article.Field field, int word) {
            return switch (field) {
                case TITLE -> title;
                case SUMMARY -> summary;
                case TEXT -> word < LEAD_WORDS ? lead : text;
                case CATEGORIES -> categories;
            };
        }
    }

    /**
     * Points from which an article belongs to the topic, and from which it is about it.
     *
     * @param mention less than {@code about}
     */
    public record Thresholds(double mention, double about) {}

    /**
     * Terms that mean the same for the verdict.
     *
     * @param points each first hit of a term adds, before the boost; negative for {@link Role#NEGATIVE}, else 0 or more
     * @param cap the most, or for negative points the least, that the group adds altogether
     * @param requires the context group without which this one's hits count nothing, or null
     * @param subtopic whose group it is, or null for the topic's own
     */
    public record Group(
            String id,
            Role role,
            double points,
            double cap,
            @Nullable String requires,
            @Nullable String subtopic,
            List<Term> terms) {
        public Group {
            terms = List.copyOf(terms);
        }
    }

    /** What a hit does. */
    public enum Role {
        /** Adds points. */
        EVIDENCE,
        /** Adds points, but only beside a hit of {@link #EVIDENCE}. */
        SUPPORT,
        /** Takes points away. */
        NEGATIVE,
        /** Confirms the groups that require it. */
        CONTEXT,
        /** Takes out every hit for the topic that it overlaps, even in part. */
        MASK,
        /** Refuses the topic. */
        VETO
    }

    /**
     * A term.
     *
     * @param language BCP 47; {@code und} where the file gives none in particular
     */
    public record Term(TermPattern pattern, String language) {}

    /**
     * A narrower subject within the topic.
     *
     * @param threshold points of its own groups from which an article of the topic belongs to it
     */
    public record Subtopic(String id, Map<String, String> labels, Codes codes, double threshold) {
        public Subtopic {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * A text with the verdict that the file's author expects of it.
     *
     * @param line in the file, from 1
     * @param expected null where the text isn't to match
     * @param subtopics at least these
     */
    public record Sample(
            int line, String title, String text, Story.@Nullable Relevance expected, List<String> subtopics) {
        public Sample {
            subtopics = List.copyOf(subtopics);
        }
    }
}
