package org.silkwire.desk.index;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which stories somebody wants; what is null restricts nothing.
 *
 * @param text words that all have to occur, {@code "phrases"}, {@code prefix*}, {@code -without}, {@code one | other}
 * @param topic id
 * @param subtopic id within {@code topic}
 * @param country ISO 3166-1 alpha-2, upper case
 * @param language primary subtag of BCP 47, lower case
 * @param source feed id, or host of a feed or of an article
 * @param from earliest time, inclusive
 * @param until latest time, exclusive
 * @param confidence least, 0..1: in {@code topic}, or in any
 * @param unmatched whether stories on no topic count too
 */
public record StoryQuery(
        @Nullable String text,
        @Nullable String topic,
        @Nullable String subtopic,
        @Nullable String country,
        @Nullable String language,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Double confidence,
        boolean unmatched) {
    /** Longest text searched for. */
    public static final int LONGEST_TEXT = 500;

    /** The stories on any topic. */
    public static final StoryQuery MATCHED =
            new StoryQuery(null, null, null, null, null, null, null, null, null, false);

    public StoryQuery {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "the text searched for has " + text.length() + " characters; expected at most " + LONGEST_TEXT);
        }
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + "; expected 0 to 1");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("from is " + from + "; expected it to be before to, " + until);
        }
    }

    /** The stories on one topic. */
    public static StoryQuery onTopic(String topic) {
        return MATCHED.withTopic(topic);
    }

    public StoryQuery withTopic(@Nullable String topic) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    public StoryQuery withText(@Nullable String text) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    public StoryQuery withSource(@Nullable String source) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    public StoryQuery withCountry(@Nullable String country) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    public StoryQuery withLanguage(@Nullable String language) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    public StoryQuery withSubtopic(@Nullable String subtopic) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    public StoryQuery withConfidence(@Nullable Double confidence) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    /** With stories on no topic, too. */
    public StoryQuery withUnmatched() {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, true);
    }

    public StoryQuery between(@Nullable Instant from, @Nullable Instant until) {
        return new StoryQuery(text, topic, subtopic, country, language, source, from, until, confidence, unmatched);
    }

    Optional<String> words() {
        return Optional.ofNullable(text).map(String::strip).filter(words -> !words.isEmpty());
    }
}
