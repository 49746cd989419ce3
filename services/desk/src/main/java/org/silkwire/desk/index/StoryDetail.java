package org.silkwire.desk.index;

import java.util.List;
import org.silkwire.contract.Story;

/**
 * Everything known of a story.
 *
 * @param articles that tell it, each with the verdict on it: the leading one first, then by the time of their fetch
 * @param linked other stories found to tell the same
 */
public record StoryDetail(StoryRow row, List<Story> articles, List<StoryRow> linked) {
    public StoryDetail {
        articles = List.copyOf(articles);
        linked = List.copyOf(linked);
    }

    /** The article that speaks for the story. */
    public Story lead() {
        return articles.getFirst();
    }
}
