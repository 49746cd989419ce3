package org.silkwire.desk.index;

import java.util.List;

/**
 * What a batch of events did to the index.
 *
 * @param stories how many were added or changed; they are found by {@link StoryIndex#since}
 * @param removed ids of stories of which no article is left
 */
public record Changes(int stories, List<String> removed) {
    public Changes {
        removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
        return stories == 0 && removed.isEmpty();
    }
}
