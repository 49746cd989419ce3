package org.silkwire.classifier.score;

import java.util.List;
import java.util.Map;

/**
 * What a topic's rules make of a text.
 *
 * @param points the sum; 0 where no term that opens the topic was found
 * @param positive what speaks for the topic, before what speaks against is taken off
 * @param title the part of {@code positive} that the title gives
 * @param terms how many different terms speak for it
 * @param vetoed whether a term refuses the topic
 * @param counted the hits that added or took away, with what they did
 * @param subtopics ids, strongest first
 * @param groups points by group id
 */
record RuleScore(
        double points,
        double positive,
        double title,
        int terms,
        boolean vetoed,
        List<Counted> counted,
        List<String> subtopics,
        Map<String, Double> groups) {
    static final RuleScore NOTHING = new RuleScore(0, 0, 0, 0, false, List.of(), List.of(), Map.of());

    /** A hit and the points that it moved the score by. */
    record Counted(Hit hit, double points) {}
}
