package org.silkwire.contract;

import java.time.Instant;
import java.util.List;

/**
 * Two stories turned out to tell the same text; the body of {@code org.silkwire.story.linked.v1}. Neither changes its id.
 *
 * @param storyId the later story; the record's key
 * @param linkedTo the earlier story
 * @param articleId the article that bridges them
 * @param similarity 0..1
 * @param topics ids of the topics that the bridging article is told on
 */
public record StoryLink(
        String storyId, String linkedTo, String articleId, double similarity, List<String> topics, Instant linkedAt) {
    public StoryLink {
        topics = List.copyOf(topics);
    }
}
