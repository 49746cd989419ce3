package org.silkwire.desk.stream;

import java.util.List;
import org.silkwire.desk.index.StoryRow;

/** How changes are worded for listeners. Equal formats are shared: each change is worded once for all who listen alike. */
public interface EventFormat {

    /**
     * What to say of a story that was added or changed.
     *
     * @return at least one event; where there are several, only the last is given the id that a listener resumes after
     */
    List<ServerSentEvent> changed(StoryRow row);

    /** What to say of a story of which nothing is left. */
    ServerSentEvent removed(String storyId);
}
