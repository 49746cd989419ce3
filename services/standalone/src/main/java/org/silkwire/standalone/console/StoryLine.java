package org.silkwire.standalone.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.Story;

/**
 * One line of text for what happens on a stories topic, such as
 * {@code 2026-11-24 09:15  belt-and-road 0.97, digital-economy 0.88  Karachi fair doubles  «Belt and Road» in title  PK CN}.
 */
public final class StoryLine {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_PHRASE = 40;
    private static final String BETWEEN = "  ";
    private static final String CONTROL_OR_SPACE = "[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+";
    /** The marks, embeddings, overrides and isolates of UAX #9; joiners stay, since words are spelt with them. */
    private static final String DIRECTION = "[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";

    private final DateTimeFormatter time;

    /**
     * @param zone that times are told in
     */
    public StoryLine(ZoneId zone) {
        time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    /** The line, or empty for what tells a reader nothing: a story on no topic, or no story at all. */
    public Optional<String> of(Event event) {
        return switch (event) {
            case Event.StoryClassified(Story story) -> story(story, "");
            case Event.StoryReclassified(Story story) -> story(story, "judged anew: ");
            case Event.StoryRetracted(var gone) ->
                note(
                        gone.retractedAt(),
                        gone.topics(),
                        "retracted: " + plain(gone.reason(), LONGEST_TITLE),
                        gone.storyId());
            case Event.StoryLinked(var link) ->
                note(link.linkedAt(), link.topics(), "tells the same as " + link.linkedTo(), link.storyId());
            default -> Optional.empty();
        };
    }

    private Optional<String> note(Instant at, List<String> topics, String what, String storyId) {
        return topics.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        BETWEEN, time.format(at), String.join(", ", topics), "story " + storyId + " " + what));
    }

    private Optional<String> story(Story story, String prefix) {
        if (story.topics().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder(time.format(story.article().effectiveAt()))
                .append(BETWEEN)
                .append(story.topics().stream().map(StoryLine::topic).collect(Collectors.joining(", ")))
                .append(BETWEEN)
                .append(prefix)
                .append(title(story));
        strongest(story).ifPresent(evidence -> line.append(BETWEEN).append(evidence));
        if (!story.places().isEmpty()) {
            line.append(BETWEEN)
                    .append(story.places().stream()
                            .map(Story.Place::country)
                            .distinct()
                            .collect(Collectors.joining(" ")));
        }
        if (story.lineage().role() == Story.Role.COPY) {
            line.append(BETWEEN).append(copy(story.lineage().source()));
        }
        return Optional.of(line.toString());
    }

    private static String topic(Story.TopicMatch match) {
        return String.format(Locale.ROOT, "%s %.2f", match.id(), match.confidence());
    }

    private static String title(Story story) {
        String title = plain(story.article().title(), LONGEST_TITLE);
        if (!title.isEmpty()) {
            return title;
        }
        String link = plain(story.article().link(), LONGEST_TITLE);
        return link.isEmpty() ? "(no title)" : link;
    }

    private static Optional<String> strongest(Story story) {
        return story.topics().getFirst().evidence().stream()
                .findFirst()
                .map(evidence -> "«" + plain(evidence.text(), LONGEST_PHRASE) + "» in "
                        + evidence.field().name().toLowerCase(Locale.ROOT));
    }

    private static String copy(@Nullable String source) {
        return source == null ? "(copy)" : "(copy of " + plain(source, LONGEST_PHRASE) + ")";
    }

    /** On one line and without what steers a terminal or the direction of the text; cut between characters. */
    private static String plain(@Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        String line =
                text.replaceAll(DIRECTION, "").replaceAll(CONTROL_OR_SPACE, " ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }
}
