package org.silkwire.desk.page;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.silkwire.desk.index.Facet;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.ValueCount;

/** The topics that there are, by what stories say and which streams the broker has. */
public final class TopicNames {
    private static final int MOST = 200;

    private final StoryIndex index;
    private final Supplier<? extends Collection<String>> streams;
    private final Map<String, String> labels = new ConcurrentHashMap<>();

    /** A topic; {@code colour} as in {@link StoryItem}. */
    public record Named(String id, String label, int colour) {}

    /**
     * @param streams ids of topics that have a stream
     */
    public TopicNames(StoryIndex index, Supplier<? extends Collection<String>> streams) {
        this.index = index;
        this.streams = streams;
    }

    /** All of them, by their labels. */
    public List<Named> all() {
        Stream<String> told = index.values(Facet.TOPIC, MOST).stream().map(ValueCount::value);
        return Stream.concat(told, streams.get().stream())
                .distinct()
                .map(id -> new Named(id, label(id), StoryItem.colour(id)))
                .sorted(java.util.Comparator.comparing(Named::label))
                .toList();
    }

    /** As stories on it name it; the id where there is none yet. */
    public String label(String id) {
        String known = labels.get(id);
        if (known != null) {
            return known;
        }
        return index.search(StoryQuery.onTopic(id), 1, null).rows().stream()
                .flatMap(row -> row.topics().stream())
                .filter(topic -> topic.id().equals(id))
                .map(topic -> {
                    labels.put(id, topic.label());
                    return topic.label();
                })
                .findFirst()
                .orElse(id);
    }
}
