package org.silkwire.desk.index;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.EventType;
import org.silkwire.contract.Story;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** What the index stores, as JSON. */
final class RowCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader ROWS = JSON.readerFor(StoryRow.class);
    private static final ObjectWriter ROW = JSON.writerFor(StoryRow.class);

    private final EventCodec events = new EventCodec("/silkwire/desk");
    private final Headers storyHeaders = new RecordHeaders()
            .add("ce_type", EventType.STORY_CLASSIFIED.ceType().getBytes(java.nio.charset.StandardCharsets.UTF_8));

    byte[] bytes(StoryRow row) {
        return ROW.writeValueAsBytes(row);
    }

    StoryRow row(byte[] json) {
        return ROWS.readValue(json);
    }

    /** In the contract's own form. */
    byte[] bytes(Story story) {
        return events.body(new Event.StoryClassified(story));
    }

    Story story(byte[] json) {
        return ((Event.StoryClassified) events.decode(storyHeaders, json)).body();
    }
}
