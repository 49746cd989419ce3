package org.silkwire.classifier.topology;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.contract.Topics;

/** Last stage, in one partition: tells a story on {@code silkwire.stories} and on the stream of each of its topics. */
final class Telling extends ContextualProcessor<byte[], byte[], byte[], Outgoing> {
    private final EventCodec codec;

    Telling(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        switch (codec.decode(record.headers(), record.value())) {
            case Event.StoryClassified(Story story) -> tell(record, new Event.StoryClassified(story), story.topics());
            case Event.ArticleRetracted(ArticleRetraction retraction) ->
                tell(
                        record,
                        new Event.StoryRetracted(new StoryRetraction(
                                Ids.storyId(retraction.id()),
                                retraction.id(),
                                retraction.revision(),
                                List.of(),
                                retraction.retractedAt(),
                                retraction.reason())),
                        List.of());
            case Event other ->
                throw new IllegalStateException("nobody sends a " + other.getClass() + " to the last stage");
        }
    }

    private void tell(Record<byte[], byte[]> record, Event event, List<Story.TopicMatch> topics) {
        context().forward(Outgoing.event(event, Topics.STORIES, record.headers(), codec));
        for (Story.TopicMatch topic : topics) {
            context().forward(Outgoing.event(event, Topics.stories(topic.id()), record.headers(), codec));
        }
    }
}
