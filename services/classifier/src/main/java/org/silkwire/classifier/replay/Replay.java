package org.silkwire.classifier.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.topology.CopiesOnStreams;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;
import org.silkwire.contract.TransactionalSend;
import org.silkwire.contract.UndecodableEventException;

/**
 * The stories since a moment, judged anew. It reads {@code silkwire.stories}, which has the articles with the ids and the
 * lineage that they were given, partition by partition, each twice: once for where the last verdict on each article
 * stands, once to judge those. With clients of its own it takes nothing from the live stream but the broker's time.
 */
public final class Replay {
    private static final Duration ONE_POLL = Duration.ofMillis(200);
    private static final int BATCH = 100;

    private final Settings settings;
    private final Map<String, Object> common;
    private final EventCodec codec = new EventCodec("/silkwire/classifier");
    private final Rejudgement rejudgement;
    private final Story.TaxonomyVersion version;

    /**
     * @param applicationId of the classifiers, whose place for names in Kafka is shared
     * @param since articles fetched at this moment or later
     * @param topic the only one whose changes count, or null for all
     * @param perSecond stories judged a second at most; {@link Integer#MAX_VALUE} for no limit
     * @param copies whether a story's copies go to the topic streams
     */
    public record Settings(
            String applicationId, Instant since, @Nullable String topic, int perSecond, CopiesOnStreams copies) {}

    /**
     * How far it came.
     *
     * @param judged stories, each article's last
     * @param told of them, those whose change was told
     * @param passedOver records that can't be decoded
     */
    public record Outcome(long judged, long told, long passedOver) {
        private Outcome plus(Outcome more) {
            return new Outcome(judged + more.judged, told + more.told, passedOver + more.passedOver);
        }
    }

    /**
     * @param common where the brokers are and how to reach them, by Kafka's names
     * @param rules to judge by
     */
    public Replay(Settings settings, Map<String, Object> common, Classifier rules, Enricher enricher) {
        this.settings = settings;
        this.common = common;
        this.version = rules.version();
        this.rejudgement = new Rejudgement(rules, enricher, codec, settings.topic());
    }

    /** Judges all and tells nobody but {@code each}, once per article. */
    public Outcome preview(Consumer<Rejudged> each) throws InterruptedException {
        return read((_, _) -> OptionalLong.empty(), (batch, _) -> batch.forEach(each));
    }

    /**
     * Tells what changed as {@code story.reclassified}, on {@code silkwire.stories} and on the stream of each topic that
     * gained, lost or changed the story. The position is committed with what was told, so that the same run, begun again,
     * goes on after the last story told; a second run at the same time ends the first.
     */
    public Outcome run(Consumer<Rejudged> each) throws InterruptedException {
        try (var producer = new KafkaProducer<>(producing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            return read(this::committed, (batch, position) -> {
                tell(producer, batch, position);
                batch.forEach(each);
            });
        }
    }

    /** Where a run stopped in a partition. */
    private interface Stopped {
        OptionalLong at(KafkaConsumer<?, ?> consumer, TopicPartition partition);
    }

    /** What becomes of the judged, whose records end before the position. */
    private interface Sink {
        void take(List<Rejudged> batch, Position position);
    }

    private record Position(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {}

    private OptionalLong committed(KafkaConsumer<?, ?> consumer, TopicPartition partition) {
        OffsetAndMetadata position = consumer.committed(Set.of(partition)).get(partition);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position.offset());
    }

    private Outcome read(Stopped stopped, Sink sink) throws InterruptedException {
        Outcome outcome = new Outcome(0, 0, 0);
        try (var consumer =
                new KafkaConsumer<>(consuming(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.STORIES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Pace pace = new Pace(settings.perSecond());
            for (TopicPartition partition : partitions) {
                long from = stopped.at(consumer, partition).orElseGet(() -> firstSince(consumer, partition));
                outcome = outcome.plus(read(consumer, partition, from, pace, sink));
            }
        }
        return outcome;
    }

    /** Records stand in the order of arrival, not of their times: this is early enough, and later ones are looked at one by one. */
    private long firstSince(KafkaConsumer<?, ?> consumer, TopicPartition partition) {
        var found = consumer.offsetsForTimes(Map.of(partition, settings.since().toEpochMilli()))
                .get(partition);
        return found == null ? end(consumer, partition) : found.offset();
    }

    private static long end(KafkaConsumer<?, ?> consumer, TopicPartition partition) {
        return consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    }

    private Outcome read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, Pace pace, Sink sink)
            throws InterruptedException {
        // What arrives from now on was judged by these rules, or tells what this run told.
        long end = end(consumer, partition);
        LastWords lastWords = new LastWords();
        consumer.assign(Set.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            consumer.poll(ONE_POLL).forEach(lastWords::add);
        }
        Outcome outcome = new Outcome(0, 0, 0);
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(ONE_POLL);
            if (!records.isEmpty()) {
                Batch batch = judge(records, lastWords);
                sink.take(
                        batch.judged(),
                        new Position(
                                Map.of(partition, new OffsetAndMetadata(consumer.position(partition))),
                                consumer.groupMetadata()));
                outcome = outcome.plus(batch.outcome());
                pace.did(batch.judged().size());
            }
        }
        return outcome;
    }

    private record Batch(List<Rejudged> judged, Outcome outcome) {}

    private Batch judge(ConsumerRecords<byte[], byte[]> records, LastWords lastWords) {
        List<Rejudged> judged = new ArrayList<>();
        long passedOver = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (lastWords.isLast(record)) {
                try {
                    story(record).flatMap(rejudgement::judge).ifPresent(judged::add);
                } catch (UndecodableEventException _) {
                    passedOver++;
                }
            }
        }
        long told =
                judged.stream().filter(one -> !one.changedTopics().isEmpty()).count();
        return new Batch(judged, new Outcome(judged.size(), told, passedOver));
    }

    private Optional<Story> story(ConsumerRecord<byte[], byte[]> record) {
        return switch (codec.decode(record.headers(), record.value())) {
            case Event.StoryClassified(Story story) -> wanted(story);
            case Event.StoryReclassified(Story story) -> wanted(story);
            default -> Optional.empty();
        };
    }

    private Optional<Story> wanted(Story story) {
        return story.article().fetchedAt().isBefore(settings.since()) ? Optional.empty() : Optional.of(story);
    }

    /** A transaction is open while it is written and no longer: readers of the live stream wait for it. */
    private void tell(KafkaProducer<byte[], byte[]> producer, List<Rejudged> batch, Position position) {
        List<ProducerRecord<byte[], byte[]>> records =
                batch.stream().flatMap(one -> records(one).stream()).toList();
        producer.beginTransaction();
        TransactionalSend.all(producer, records);
        producer.sendOffsetsToTransaction(position.offsets(), position.group());
        producer.commitTransaction();
    }

    private List<ProducerRecord<byte[], byte[]>> records(Rejudged one) {
        List<String> topics = one.changedTopics();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        if (!topics.isEmpty()) {
            Event event = new Event.StoryReclassified(one.after());
            records.add(codec.encode(event, Topics.STORIES, null));
            boolean everywhere = settings.copies() == CopiesOnStreams.TOLD
                    || one.after().lineage().role() == Story.Role.ORIGINAL;
            if (everywhere) {
                topics.forEach(topic -> records.add(codec.encode(event, Topics.stories(topic), null)));
            }
        }
        return records;
    }

    /** One for each run that can be told from others: its position stands in Kafka under this name. */
    private String group() {
        String topic = settings.topic() == null ? "all" : settings.topic();
        return "%s-reclassify-%d-%s-%d"
                .formatted(
                        settings.applicationId(),
                        version.version(),
                        topic,
                        settings.since().getEpochSecond());
    }

    private Map<String, Object> consuming() {
        Map<String, Object> config = new HashMap<>(common);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Kept small, so that a transaction is short.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        return config;
    }

    private Map<String, Object> producing() {
        Map<String, Object> config = new HashMap<>(common);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.applicationId() + "-reclassify");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        return config;
    }
}
