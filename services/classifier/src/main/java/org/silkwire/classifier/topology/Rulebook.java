package org.silkwire.classifier.topology;

import java.time.Instant;
import org.silkwire.classifier.score.Classifier;

/** The rules by time: all instances judge a record by the same ones, whenever they get to it. */
public interface Rulebook {
    /**
     * The rules that were in force when an article was fetched.
     *
     * @throws RulesUnknownException where they aren't known here yet; nothing is wrong with the article
     */
    Classifier at(Instant fetchedAt);
}
