package org.silkwire.classifier.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story.TopicMatch;

/**
 * What a new verdict does to an article on one topic.
 *
 * @param before null where the article wasn't on the topic
 * @param after null where it no longer is
 */
public record TopicChange(
        String topic, @Nullable TopicMatch before, @Nullable TopicMatch after) {
    /** Confidence that differs by less is the same to a reader. */
    private static final double SAME_CONFIDENCE = 0.01;

    /** In words. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        UNCHANGED
    }

    /** Evidence doesn't count: other terms that lead to the same verdict are no news. */
    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        if (after == null) {
            return Kind.REMOVED;
        }
        boolean same = before.relevance() == after.relevance()
                && Set.copyOf(before.subtopics()).equals(Set.copyOf(after.subtopics()))
                && Math.abs(before.confidence() - after.confidence()) < SAME_CONFIDENCE;
        return same ? Kind.UNCHANGED : Kind.CHANGED;
    }

    /** One for each topic of either verdict. */
    static List<TopicChange> between(List<TopicMatch> before, List<TopicMatch> after) {
        Map<String, TopicMatch> was = byId(before);
        Map<String, TopicMatch> is = byId(after);
        Set<String> topics = new LinkedHashSet<>(is.keySet());
        topics.addAll(was.keySet());
        List<TopicChange> changes = new ArrayList<>();
        topics.forEach(topic -> changes.add(new TopicChange(topic, was.get(topic), is.get(topic))));
        return List.copyOf(changes);
    }

    private static Map<String, TopicMatch> byId(List<TopicMatch> matches) {
        Map<String, TopicMatch> byId = new LinkedHashMap<>();
        matches.forEach(match -> byId.put(match.id(), match));
        return byId;
    }
}
