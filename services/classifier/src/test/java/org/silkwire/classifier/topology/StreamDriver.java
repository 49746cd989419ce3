package org.silkwire.classifier.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome.Loaded;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.ClassifierStreams.Instruments;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;

/** The classifier's topology with the topics shipped, driven without a broker. */
final class StreamDriver implements AutoCloseable {
    static final Classifier RULES = Classifier.of(((Loaded) Classifier.load(TaxonomySource.shipped())).taxonomy());

    private static final String APPLICATION = "test";
    private static final Enricher ENRICHER = Enricher.bundled();

    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> articles;
    private final Map<Bytes, byte[]> changelog = new LinkedHashMap<>();

    StreamDriver(CopiesOnStreams copies) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, directory().toString());
        driver = new TopologyTestDriver(StoryTopology.of(_ -> RULES, () -> ENRICHER, copies, Instruments.NONE), config);
        articles = driver.createInputTopic(Topics.ARTICLES, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A disk of its own. */
    private static Path directory() {
        try {
            return Files.createTempDirectory("silkwire-streams");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another instance that took the partition over: all it knows is what the changelog of this one holds. */
    StreamDriver movedTo(CopiesOnStreams copies) {
        readChangelog();
        StreamDriver next = new StreamDriver(copies);
        KeyValueStore<Bytes, byte[]> store = next.driver.getKeyValueStore(Telling.STORE);
        changelog.forEach(store::put);
        next.changelog.putAll(changelog);
        return next;
    }

    private void readChangelog() {
        driver.createOutputTopic(
                        APPLICATION + "-" + Telling.STORE + "-changelog",
                        new BytesDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(this::replay);
    }

    private void replay(TestRecord<Bytes, byte[]> record) {
        if (record.value() == null) {
            changelog.remove(record.key());
        } else {
            changelog.put(record.key(), record.value());
        }
    }

    void send(Event event) {
        RecordHeaders headers = new RecordHeaders();
        codec.writeHeaders(event, headers);
        articles.pipeInput(new TestRecord<>(event.key().getBytes(UTF_8), codec.body(event), headers, event.time()));
    }

    /** What was told on a topic since it was asked last. */
    List<Event> on(String topic) {
        return records(topic).stream().map(TestRecord::value).toList();
    }

    List<TestRecord<String, Event>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new EventDeserializer())
                .readRecordsToList();
    }

    /** The stories classified on {@code silkwire.stories} since it was asked last. */
    List<Story> stories() {
        return on(Topics.STORIES).stream()
                .filter(Event.StoryClassified.class::isInstance)
                .map(event -> ((Event.StoryClassified) event).body())
                .toList();
    }

    static @Nullable String header(TestRecord<?, ?> record, String name) {
        Iterator<org.apache.kafka.common.header.Header> found =
                record.headers().headers(name).iterator();
        return found.hasNext() ? new String(found.next().value(), UTF_8) : null;
    }

    @Override
    public void close() {
        driver.close();
    }
}
