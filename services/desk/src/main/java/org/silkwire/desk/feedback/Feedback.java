package org.silkwire.desk.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on whether an article belongs to a topic. The article's words are kept with it: the example outlives
 * the story.
 *
 * @param belongs whether it does
 * @param right whether the verdict said so
 */
public record Feedback(
        String articleId,
        String storyId,
        String topic,
        boolean belongs,
        boolean right,
        String title,
        String text,
        @Nullable String language,
        String source,
        String by,
        Instant at) {}
