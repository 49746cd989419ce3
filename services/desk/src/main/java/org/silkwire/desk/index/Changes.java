package org.silkwire.desk.index;

/**
 * What a batch of events did to the index; {@link StoryIndex#since} tells them.
 *
 * @param stories how many were added or changed
 * @param removed of how many no article is left
 */
public record Changes(int stories, int removed) {
    public boolean isEmpty() {
        return stories == 0 && removed == 0;
    }
}
