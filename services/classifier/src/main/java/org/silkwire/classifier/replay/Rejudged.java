package org.silkwire.classifier.replay;

import java.util.List;
import org.silkwire.contract.Story;

/**
 * An article's last story and what the new rules make of it.
 *
 * @param before as it was told last
 * @param after the same story with the new verdict; its id, feeds and lineage stay
 * @param changes one for each topic of either verdict
 */
public record Rejudged(Story before, Story after, List<TopicChange> changes) {
    public Rejudged {
        changes = List.copyOf(changes);
    }

    /** The topics whose readers have something to learn. */
    List<String> changedTopics() {
        return changes.stream()
                .filter(change -> change.kind() != TopicChange.Kind.UNCHANGED)
                .map(TopicChange::topic)
                .toList();
    }
}
