package org.silkwire.classifier.score;

import java.util.List;

/**
 * What a topic's rules make of a text.
 *
 * @param points the sum; 0 where no term that opens the topic was found
 * @param positive what speaks for the topic, before what speaks against is taken off
 * @param title the part of {@code positive} that the title gives
 * @param lead the part that summary and lead give
 * @param terms how many different terms speak for it
 * @param vetoed whether a term refuses the topic
 * @param counted the hits that added or took away, with what they did
 * @param subtopics ids, strongest first
 */
record RuleScore(
        double points,
        double positive,
        double title,
        double lead,
        int terms,
        boolean vetoed,
        List<Counted> counted,
        List<String> subtopics) {
    static final RuleScore NOTHING = new RuleScore(0, 0, 0, 0, 0, false, List.of(), List.of());

    /** A hit and the points that it moved the score by. */
    record Counted(Hit hit, double points) {}
}
