package org.silkwire.classifier.topology;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.topology.ClassifierStreams.Instruments;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Topics;

/**
 * The way of an article: judged where it arrives, then, if it matches, all through one partition, where copies can meet
 * (the world's news is some 23 articles a second), and out to its streams.
 */
final class StoryTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private StoryTopology() {}

    static Topology of(Rulebook rules, Supplier<Enricher> enricher, CopiesOnStreams copies, Instruments instruments) {
        Observed observed = new Observed(instruments);
        EventCodec codec = new EventCodec("/silkwire/classifier");
        StreamsBuilder builder = new StreamsBuilder();
        KStream<byte[], Outgoing> judged = builder.stream(
                        Topics.ARTICLES, Consumed.with(BYTES, BYTES).withName("articles"))
                .process(() -> observed.article(new Judgement(rules, enricher, codec)), Named.as("judge"));
        judged.filterNot((_, outgoing) -> outgoing.staysInside())
                .to((_, outgoing, _) -> outgoing.topic(), written("unmatched"));
        KStream<byte[], byte[]> matched = judged.filter((_, outgoing) -> outgoing.staysInside())
                .mapValues(Outgoing::body)
                .repartition(
                        Repartitioned.with(BYTES, BYTES).withName("matched").withNumberOfPartitions(1));
        tell(builder, matched, codec, copies, observed);
        return builder.build();
    }

    /** The last stage alone, over a topic that holds what the first one would pass on. */
    static Topology telling(String matched, EventCodec codec, CopiesOnStreams copies) {
        StreamsBuilder builder = new StreamsBuilder();
        tell(
                builder,
                builder.stream(matched, Consumed.with(BYTES, BYTES)),
                codec,
                copies,
                new Observed(Instruments.NONE));
        return builder.build();
    }

    private static void tell(
            StreamsBuilder builder,
            KStream<byte[], byte[]> matched,
            EventCodec codec,
            CopiesOnStreams copies,
            Observed observed) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Telling.STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled());
        matched.process(() -> observed.story(new Telling(codec, copies)), Named.as("tell"), Telling.STORE)
                .to((_, outgoing, _) -> outgoing.topic(), written("stories"));
    }

    private static Produced<byte[], Outgoing> written(String name) {
        return Produced.with(BYTES, Outgoing.serde()).withName(name);
    }
}
