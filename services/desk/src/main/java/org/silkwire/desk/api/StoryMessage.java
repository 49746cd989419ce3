package org.silkwire.desk.api;

import java.nio.charset.StandardCharsets;
import org.silkwire.desk.index.StoryRow;

/**
 * What a webhook is sent for a story: {@code {"type": "story", "data": …}}, the data as the API gives it, without the
 * numbers that mean something to one desk's index only.
 */
public final class StoryMessage {
    private StoryMessage() {}

    public static byte[] of(StoryRow story) {
        return ("{\"type\":\"story\",\"data\":" + ApiJson.text(story, "seq", "firstSeq") + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
