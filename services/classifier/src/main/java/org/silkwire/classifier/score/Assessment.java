package org.silkwire.classifier.score;

import java.util.List;
import java.util.Optional;
import org.silkwire.contract.Story;

/**
 * How near a text came to one topic, also where it didn't reach it; for people who tune a taxonomy.
 *
 * @param rulePoints what the taxonomy's terms add up to
 * @param points the same with what the learned head adds
 * @param confidence calibrated probability that the text belongs to the topic, 0..1; by rules alone, 0 where no term speaks for it
 * @param vetoed whether a term refused it
 * @param evidence strongest first, what speaks against it last; also without a match
 * @param match empty where the text doesn't belong to the topic
 */
public record Assessment(
        String topic,
        double rulePoints,
        double points,
        double confidence,
        boolean vetoed,
        List<Story.Evidence> evidence,
        Optional<Story.TopicMatch> match) {
    public Assessment {
        evidence = List.copyOf(evidence);
    }
}
