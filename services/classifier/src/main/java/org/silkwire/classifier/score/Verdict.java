package org.silkwire.classifier.score;

import java.util.List;
import org.silkwire.contract.Story;

/**
 * What an article was found to be about.
 *
 * @param topics strongest first; empty where none matched
 * @param taxonomy the rules that judged
 */
public record Verdict(List<Story.TopicMatch> topics, Story.TaxonomyVersion taxonomy) {
    public Verdict {
        topics = List.copyOf(topics);
    }
}
