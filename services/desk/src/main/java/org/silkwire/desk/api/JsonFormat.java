package org.silkwire.desk.api;

import java.util.List;
import java.util.Map;
import org.silkwire.desk.index.StoryRow;
import org.silkwire.desk.stream.EventFormat;
import org.silkwire.desk.stream.ServerSentEvent;

/** Stories as JSON, an event {@code story} each; {@code removed} names one of which nothing is left. */
final class JsonFormat implements EventFormat {
    @Override
    public List<ServerSentEvent> changed(StoryRow row) {
        return List.of(new ServerSentEvent("story", ApiJson.text(row)));
    }

    @Override
    public ServerSentEvent removed(String storyId) {
        return new ServerSentEvent("removed", ApiJson.text(Map.of("id", storyId)));
    }
}
