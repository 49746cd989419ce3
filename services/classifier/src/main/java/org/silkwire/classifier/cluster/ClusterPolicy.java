package org.silkwire.classifier.cluster;

import java.time.Duration;

/**
 * How long and how much the cluster stage remembers.
 *
 * @param window how long after its arrival a text is compared with new ones
 * @param memory how long it's known which story an article belongs to; at least {@code window}
 * @param maxTexts within the window, at most this many are compared with, those counted that a later revision replaced;
 *     beyond it the oldest are let go
 * @param maxArticles of so many the story is known; beyond it the oldest are let go; at least {@code maxTexts}
 */
public record ClusterPolicy(Duration window, Duration memory, int maxTexts, int maxArticles) {
    /**
     * 14 days; 400 days, as long as the articles topic is kept; at most some 1 GB and 0.5 GB on disk, and 300 MB of heap for
     * the texts' index.
     */
    public static final ClusterPolicy DEFAULT =
            new ClusterPolicy(Duration.ofDays(14), Duration.ofDays(400), 1_000_000, 4_000_000);

    public ClusterPolicy {
        if (!window.isPositive()) {
            throw new IllegalArgumentException("the window is " + window + "; expected more than zero");
        }
        if (memory.compareTo(window) < 0) {
            throw new IllegalArgumentException("the memory is " + memory + "; expected at least the window, " + window);
        }
        if (maxTexts < 1) {
            throw new IllegalArgumentException("at most " + maxTexts + " texts; expected one or more");
        }
        if (maxArticles < maxTexts) {
            throw new IllegalArgumentException(
                    "at most " + maxArticles + " articles; expected at least as many as texts, " + maxTexts);
        }
    }
}
