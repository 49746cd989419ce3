package org.silkwire.classifier.topology;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.cluster.ClusterDecision;
import org.silkwire.classifier.cluster.ClusterPolicy;
import org.silkwire.classifier.cluster.Clusterer;
import org.silkwire.classifier.cluster.Signature;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.contract.Topics;

/**
 * Last stage, in one partition: finds the story that an article tells, and tells it on {@code silkwire.stories} and on the
 * stream of each of its topics.
 */
final class Telling extends ContextualProcessor<byte[], byte[], byte[], Outgoing> {
    /** The changelogged store that remembers stories. A change of its layout takes another number: the old one isn't read. */
    static final String STORE = "stories-2";

    /** Header between the stages: {@link Signature#toBytes}. */
    static final String SIGNATURE = "silkwire-signature";

    private final EventCodec codec;
    private final CopiesOnStreams copies;
    private @Nullable Clusterer clusterer;

    Telling(EventCodec codec, CopiesOnStreams copies) {
        this.codec = codec;
        this.copies = copies;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        super.init(context);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(STORE);
        clusterer = new Clusterer(new StoreMap(store), ClusterPolicy.DEFAULT);
    }

    private Clusterer clusterer() {
        if (clusterer == null) {
            throw new IllegalStateException("a record came before the stage was initialised");
        }
        return clusterer;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        switch (codec.decode(record.headers(), record.value())) {
            case Event.StoryClassified(Story story) -> classified(record, story);
            case Event.ArticleRetracted retracted -> {
                StoryRetraction retraction = clusterer().retract(retracted.body());
                tell(record, new Event.StoryRetracted(retraction), retraction.topics());
            }
            case Event other ->
                throw new IllegalStateException("nobody sends a " + other.getClass() + " to the last stage");
        }
    }

    private void classified(Record<byte[], byte[]> record, Story story) {
        List<String> topics = story.topics().stream().map(Story.TopicMatch::id).toList();
        ClusterDecision decision = clusterer().assign(story.article(), signature(record, story), topics);
        if (decision.outcome() == ClusterDecision.Outcome.REPEATED) {
            return;
        }
        Story told = new Story(
                decision.storyId(),
                story.article(),
                decision.feeds(),
                story.topics(),
                story.places(),
                story.organisations(),
                story.amounts(),
                story.events(),
                decision.lineage(),
                story.taxonomy());
        boolean everywhere =
                copies == CopiesOnStreams.TOLD || decision.lineage().role() == Story.Role.ORIGINAL;
        tell(record, new Event.StoryClassified(told), everywhere ? topics : List.of());
        decision.links().forEach(link -> tell(record, new Event.StoryLinked(link), link.topics()));
    }

    private static Signature signature(Record<byte[], byte[]> record, Story story) {
        Header signature = record.headers().lastHeader(SIGNATURE);
        return signature == null ? Signature.of(story.article()) : Signature.fromBytes(signature.value());
    }

    private void tell(Record<byte[], byte[]> record, Event event, List<String> topics) {
        Record<byte[], Outgoing> told = Outgoing.event(event, Topics.STORIES, record.headers(), codec);
        context().forward(told);
        for (String topic : topics) {
            context().forward(told.withValue(told.value().to(Topics.stories(topic))));
        }
    }
}
