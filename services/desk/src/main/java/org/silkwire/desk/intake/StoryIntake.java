package org.silkwire.desk.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.TopicCreation;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.silkwire.desk.index.Changes;
import org.silkwire.desk.index.DamagedIndexException;
import org.silkwire.desk.index.Progress;
import org.silkwire.desk.index.StoryIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code silkwire.stories}, committed records only, into the index, from where the index's last commit ends. No
 * consumer group: each desk reads all of it, and the position is kept where the stories are. What goes wrong, at the
 * broker or on the disk, is tried again from the last commit; an index that is damaged, or that belongs to another
 * broker's stream, is filled anew.
 */
public final class StoryIntake implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoryIntake.class);
    private static final String STREAM_PREFIX = Topics.STORIES + ".";
    private static final int BATCH = 1000;
    private static final int FETCH_BYTES = 8 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS_AT_PARTITIONS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final Settings settings;
    private final Kafka kafka;
    private final StoryIndex index;
    private final Consumer<Changes> listener;
    private final InstantSource clock;
    private final EventCodec codec = new EventCodec("/silkwire/desk");
    private final AtomicLong undecodable = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("desk-intake").unstarted(this::run);
    private volatile boolean closed;
    private volatile List<String> streams = List.of();
    private volatile IntakeState state = new IntakeState(IntakeState.Phase.STARTING, 0, null);

    /**
     * How to take in.
     *
     * @param commitInterval between two commits of the index: as much is read again after a crash
     * @param keep how long a story is kept since it was last fetched
     */
    public record Settings(Duration commitInterval, Duration keep) {}

    /** How to reach the brokers. */
    public record Kafka(TopicCatalogue catalogue, Map<String, Object> consumer, Map<String, Object> admin) {}

    /**
     * @param listener told after each batch, when readers of the index see it
     */
    public StoryIntake(
            Settings settings, Kafka kafka, StoryIndex index, Consumer<Changes> listener, InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.index = index;
        this.listener = listener;
        this.clock = clock;
    }

    /** Begins, in a thread of its own. */
    public void start() {
        thread.start();
    }

    /** How it is doing. */
    public IntakeState state() {
        return state;
    }

    /** Ids of the topics that have a stream on the broker. */
    public List<String> streams() {
        return streams;
    }

    /** Records passed over because they couldn't be read. */
    public long undecodable() {
        return undecodable.get();
    }

    /** Commits what was taken in; returns when the thread has ended. */
    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(PATIENCE)) {
                log.warn("The intake did not end within {}", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | DamagedIndexException | IllegalStateException e) {
                // On closing, a broker in the same process may be gone first.
                if (!closed) {
                    failed(e);
                }
            }
        }
    }

    private void failed(RuntimeException fault) {
        log.warn("The intake of stories failed; it goes on from its last commit", fault);
        state = new IntakeState(IntakeState.Phase.FAILING, state.behind(), fault.getMessage());
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAULT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void follow() throws InterruptedException {
        if (index.isDamaged()) {
            log.warn("The index is damaged; it is rebuilt from Kafka");
            index.startOver();
        }
        String stream = stream();
        Progress progress = index.progress();
        if (progress.stream() != null && !stream.equals(progress.stream())) {
            log.warn("The index holds another broker's stories; it is rebuilt from Kafka");
            index.startOver();
        }
        try (var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            new Following(consumer, stream).go();
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(kafka.consumer());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // What retention has taken meanwhile is gone; the rest is still wanted.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        // A batch is held decoded: as many stories of the largest size as fit stay within some tens of megabytes.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        return config;
    }

    /** Identifies the topic; makes it where nobody has. */
    private String stream() throws InterruptedException {
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicCreation.ensure(admin, kafka.catalogue().topics(), PATIENCE);
            return admin.describeTopics(List.of(Topics.STORIES))
                    .allTopicNames()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the broker does not describe " + Topics.STORIES + ": " + e, e);
        }
    }

    /** From one connection to its end. */
    private final class Following {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final String stream;
        private final Map<Integer, Long> offsets;
        private boolean uncommitted;
        private Instant committedAt = clock.instant();
        private Instant partitionsAt = Instant.MIN;
        private Instant cleanedAt = Instant.MIN;

        Following(KafkaConsumer<byte[], byte[]> consumer, String stream) {
            this.consumer = consumer;
            this.stream = stream;
            this.offsets = new HashMap<>(index.progress().offsets());
        }

        void go() {
            while (!closed) {
                lookAtPartitions();
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    take(records);
                }
                clean();
                if (due(committedAt, settings.commitInterval())) {
                    commit();
                }
                tell();
            }
            commit();
        }

        private boolean due(Instant last, Duration interval) {
            return last.equals(Instant.MIN) || !clock.instant().isBefore(last.plus(interval));
        }

        /** Also those that the topic got since. */
        private void lookAtPartitions() {
            if (!due(partitionsAt, BETWEEN_LOOKS_AT_PARTITIONS)) {
                return;
            }
            partitionsAt = clock.instant();
            streams = consumer.listTopics().keySet().stream()
                    .filter(each -> each.startsWith(STREAM_PREFIX))
                    .map(each -> each.substring(STREAM_PREFIX.length()))
                    .toList();
            List<TopicPartition> there = consumer.partitionsFor(Topics.STORIES).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            var known = consumer.assignment();
            if (known.containsAll(there)) {
                return;
            }
            Map<TopicPartition, Long> positions =
                    known.stream().collect(Collectors.toMap(each -> each, consumer::position));
            consumer.assign(there);
            for (TopicPartition each : there) {
                Long offset = positions.getOrDefault(each, offsets.get(each.partition()));
                if (offset == null) {
                    consumer.seekToBeginning(List.of(each));
                } else {
                    consumer.seek(each, offset);
                }
            }
        }

        private void take(ConsumerRecords<byte[], byte[]> records) {
            List<Event> events = new ArrayList<>(records.count());
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Event event = decoded(record);
                if (event != null) {
                    events.add(event);
                }
            }
            Changes changes = index.apply(events);
            records.nextOffsets().forEach((partition, next) -> offsets.put(partition.partition(), next.offset()));
            uncommitted = true;
            if (!changes.isEmpty()) {
                listener.accept(changes);
            }
        }

        private @Nullable Event decoded(ConsumerRecord<byte[], byte[]> record) {
            try {
                return codec.decode(record.headers(), record.value());
            } catch (UndecodableEventException e) {
                undecodable.incrementAndGet();
                log.warn(
                        "The record at {}-{} offset {} is passed over: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage());
                return null;
            }
        }

        private void clean() {
            if (due(cleanedAt, BETWEEN_CLEANINGS)) {
                cleanedAt = clock.instant();
                index.forgetBefore(cleanedAt.minus(settings.keep()));
            }
        }

        private void commit() {
            committedAt = clock.instant();
            if (uncommitted) {
                index.commit(new Progress(stream, offsets));
                uncommitted = false;
            }
        }

        private void tell() {
            long behind = consumer.assignment().stream()
                    .mapToLong(each -> consumer.currentLag(each).orElse(0))
                    .sum();
            boolean caughtUp = state.phase() == IntakeState.Phase.LIVE || (behind == 0 && known());
            state = new IntakeState(caughtUp ? IntakeState.Phase.LIVE : IntakeState.Phase.CATCHING_UP, behind, null);
        }

        private boolean known() {
            return consumer.assignment().stream()
                    .allMatch(each -> consumer.currentLag(each).isPresent());
        }
    }
}
