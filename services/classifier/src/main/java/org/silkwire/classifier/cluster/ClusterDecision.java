package org.silkwire.classifier.cluster;

import java.util.List;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryLink;

/**
 * The story that an article belongs to.
 *
 * @param storyId the same for every revision of the article
 * @param lineage whether it tells the story first or again. Of several originals in a story the one told last leads:
 *     copies that come later name it
 * @param feeds every feed known to carry the story, this article's own first
 * @param links other stories that this article turned out to tell too, each told once; mostly empty
 */
public record ClusterDecision(
        Outcome outcome, String storyId, Story.Lineage lineage, List<FeedRef> feeds, List<StoryLink> links) {

    public ClusterDecision {
        feeds = List.copyOf(feeds);
        links = List.copyOf(links);
    }

    /** What came of it, and what it rests on. */
    public enum Outcome {
        /** No other tells the same: a new story. */
        FOUNDED,
        /** An article of the story has the same canonical link. */
        JOINED_BY_LINK,
        /** An article of the story has the same text, or nearly. */
        JOINED_BY_TEXT,
        /** Only the first words could be compared. */
        JOINED_BY_LEAD,
        /** Too little text to compare, but the same long title within a day. */
        JOINED_BY_TITLE,
        /** A later revision: the story is as before. */
        UPDATED,
        /** This revision was seen before: nothing changed. */
        REPEATED
    }
}
