package org.silkwire.desk.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.silkwire.desk.index.StoryRow;

/** What a webhook is sent for a story: {@code {"type": "story", "data": …}}, the data as the API gives it. */
public final class StoryMessage {
    private StoryMessage() {}

    public static byte[] of(StoryRow story) {
        return ApiJson.text(Map.of("type", "story", "data", story)).getBytes(StandardCharsets.UTF_8);
    }
}
