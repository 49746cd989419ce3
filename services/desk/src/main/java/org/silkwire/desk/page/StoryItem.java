package org.silkwire.desk.page;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedRef;
import org.silkwire.desk.index.StoryRow;

/** A story as an item of a list, in words. */
public record StoryItem(StoryRow row) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A word with a code behind it. */
    public record Tag(String code, String words) {}

    /** A topic with how sure it is. */
    public record TopicTag(String id, String label, String confidence, int colour, List<String> subtopics) {}

    public String id() {
        return row.id();
    }

    public String title() {
        return row.title() == null || row.title().isBlank() ? "Without a title" : row.title();
    }

    public @Nullable String excerpt() {
        return row.excerpt();
    }

    public @Nullable String language() {
        return row.language();
    }

    public String source() {
        return sourceOf(row.feed());
    }

    static String sourceOf(FeedRef feed) {
        if (feed.title() != null && !feed.title().isBlank()) {
            return feed.title();
        }
        String host = URI.create(feed.url()).getHost();
        return host == null ? feed.url() : host;
    }

    public String iso() {
        return row.time().toString();
    }

    public long millis() {
        return row.time().toEpochMilli();
    }

    /** For those whose browser runs no scripts. */
    public String time() {
        return words(row.time());
    }

    static String words(Instant time) {
        return TIME.format(time);
    }

    public List<TopicTag> topics() {
        return row.topics().stream()
                .map(topic -> new TopicTag(
                        topic.id(),
                        topic.label(),
                        Wording.perCent(topic.confidence()),
                        colour(topic.id()),
                        topic.subtopics().stream()
                                .map(each -> each.replace('-', ' '))
                                .toList()))
                .toList();
    }

    /** The same for a topic everywhere: 0 to {@link Wording#COLOURS}, exclusive. */
    static int colour(String topic) {
        return Math.floorMod(topic.hashCode(), Wording.COLOURS);
    }

    public List<Tag> countries() {
        return row.countries().stream()
                .map(code -> new Tag(code, Wording.country(code)))
                .toList();
    }

    public List<String> amounts() {
        return row.amounts().stream().map(Wording::value).distinct().toList();
    }

    public List<String> occasions() {
        return row.occasions();
    }

    public String copies() {
        return Wording.copies(row.copies());
    }
}
