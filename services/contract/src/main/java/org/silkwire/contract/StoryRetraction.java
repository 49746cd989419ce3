package org.silkwire.contract;

import java.time.Instant;
import java.util.List;

/**
 * An article that a story rests on was taken back; the body of {@code org.silkwire.story.retracted.v1}.
 *
 * @param topics ids of the topics that it had been told on
 * @param reason in words
 */
public record StoryRetraction(
        String storyId, String articleId, int revision, List<String> topics, Instant retractedAt, String reason) {
    public StoryRetraction {
        topics = List.copyOf(topics);
    }
}
