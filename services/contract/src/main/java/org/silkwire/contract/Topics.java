package org.silkwire.contract;

import java.util.List;

/** The names of the topics. */
public final class Topics {
    public static final String FEEDS = "silkwire.feeds";
    public static final String FEEDS_STATUS = "silkwire.feeds.status";
    public static final String FEEDS_MEMORY = "silkwire.feeds.memory";
    public static final String PAGES = "silkwire.pages";
    public static final String ARTICLES = "silkwire.articles";
    public static final String STORIES = "silkwire.stories";
    public static final String TAXONOMIES = "silkwire.taxonomies";
    public static final String FEEDBACK = "silkwire.feedback";
    public static final String DESK = "silkwire.desk";
    public static final String RAW = "silkwire.raw";
    public static final String DEAD_LETTERS = "silkwire.dead-letters";

    /** All that every installation has; those of {@link #stories} come with the taxonomy. */
    public static final List<String> ALL = List.of(
            FEEDS, FEEDS_STATUS, FEEDS_MEMORY, PAGES, ARTICLES, STORIES, TAXONOMIES, FEEDBACK, DESK, RAW, DEAD_LETTERS);

    private Topics() {}

    /**
     * The stream of one topic's stories.
     *
     * @param topicId such as {@code belt-and-road}: lower-case letters, digits and hyphens, 1 to 64 characters
     */
    public static String stories(String topicId) {
        if (!topicId.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("topic id '" + topicId
                    + "' can't name a stream; expected lower-case letters, digits and hyphens, at most 64");
        }
        return STORIES + "." + topicId;
    }
}
