package org.silkwire.classifier.activation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.RulesUnknownException;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TaxonomyActivation;
import org.silkwire.contract.TaxonomyPart;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows {@code silkwire.taxonomies} from its beginning, in a thread of its own. */
final class TaxonomyLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TaxonomyLog.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.TAXONOMIES, 0);
    private static final Duration ONE_POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final int COMPILED_AT_MOST = 3;

    private final Map<String, Object> config;
    private final InstantSource clock;
    private final Function<TaxonomyFiles, TaxonomyOutcome> read;
    private final EventCodec codec = new EventCodec("/silkwire/classifier");
    private final Thread reader =
            Thread.ofPlatform().name("silkwire-taxonomies").unstarted(this::run);
    private final Object changed = new Object();
    private volatile Known known = Known.NOTHING;
    private volatile @Nullable KafkaConsumer<String, byte[]> following;
    private volatile boolean closed;

    TaxonomyLog(Map<String, Object> common, InstantSource clock) {
        this(common, clock, files -> TaxonomySource.of(files).read());
    }

    /** @param read reads the files of a version */
    TaxonomyLog(Map<String, Object> common, InstantSource clock, Function<TaxonomyFiles, TaxonomyOutcome> read) {
        this.clock = clock;
        this.read = read;
        this.config = new HashMap<>(common);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "silkwire-taxonomies");
        // A broker answers one request of a connection after the other: that for the end waits for a fetch that is
        // there first.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    }

    void start() {
        reader.start();
    }

    Known known() {
        return known;
    }

    /**
     * Waits until what is known satisfies the condition.
     *
     * @throws RulesUnknownException where it doesn't within {@code patience}, or where this is closed
     */
    Known await(Predicate<Known> condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (changed) {
            while (!condition.test(known)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (closed || left <= 0) {
                    throw new RulesUnknownException(
                            closed
                                    ? "the classifier is closing"
                                    : "the taxonomy wasn't learnt from " + Topics.TAXONOMIES + " within " + patience
                                            + "; last read " + (known.equals(Known.NOTHING) ? "never" : known.asOf()));
                }
                try {
                    changed.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new RulesUnknownException("interrupted while waiting for the taxonomy");
                }
            }
        }
        return known;
    }

    /** What is known once everything that was published before this call has been read. */
    Known awaitAllUntilNow(Duration patience) {
        Instant now = clock.instant();
        KafkaConsumer<String, byte[]> waiting = following;
        if (waiting != null) {
            // It may have just begun to wait for something to arrive.
            waiting.wakeup();
        }
        return await(k -> !k.asOf().isBefore(now), patience);
    }

    /**
     * What an article fetched at a moment that isn't in the future is judged by.
     *
     * @throws RulesUnknownException where that isn't known within {@code patience}
     */
    RulesInForce inForce(Instant moment, Duration patience) {
        return await(k -> k.covers(moment), patience)
                .timeline()
                .at(moment)
                .map(version -> new RulesInForce(version.classifier(), version.activation()))
                .orElseThrow(() -> new RulesUnknownException("no version of the taxonomy was published yet"));
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (RuntimeException e) {
                if (!closed) {
                    log.warn("{} can't be read; another try follows: {}", Topics.TAXONOMIES, e.toString());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAULT.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void follow() {
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            Reading reading = new Reading();
            consumer.assign(Set.of(PARTITION));
            consumer.seekToBeginning(Set.of(PARTITION));
            following = consumer;
            while (!closed) {
                try {
                    look(consumer, reading);
                } catch (WakeupException e) {
                    log.debug("somebody wants to know all until now");
                }
            }
        } finally {
            following = null;
        }
    }

    private void look(KafkaConsumer<String, byte[]> consumer, Reading reading) {
        Instant asked = clock.instant();
        long end = consumer.endOffsets(Set.of(PARTITION)).getOrDefault(PARTITION, 0L);
        while (!closed && consumer.position(PARTITION) < end) {
            consumer.poll(ONE_POLL).forEach(reading::apply);
        }
        if (!closed) {
            know(new Known(reading.timeline, asked));
            // Returns at once where something arrives, which is known from then on.
            consumer.poll(BETWEEN_LOOKS).forEach(reading::apply);
            know(new Known(reading.timeline, asked));
        }
    }

    private void know(Known next) {
        if (!next.timeline().equals(known.timeline())) {
            prepare(next.timeline());
        }
        synchronized (changed) {
            known = next;
            changed.notifyAll();
        }
    }

    /** Compiles the newest here, so that no article waits for it, and lets go of what is hardly needed any more. */
    private static void prepare(Timeline timeline) {
        var versions = timeline.versions();
        versions.stream().limit(Math.max(0, versions.size() - COMPILED_AT_MOST)).forEach(Version::forget);
        timeline.latest().ifPresent(latest -> {
            try {
                latest.classifier();
            } catch (RulesUnknownException e) {
                log.error(
                        "articles from {} on can't be judged here",
                        latest.activation().effectiveAt(),
                        e);
            }
        });
    }

    /** What has been read so far. */
    private final class Reading {
        private final Map<String, byte[]> parts = new HashMap<>();
        private Timeline timeline = Timeline.EMPTY;

        void apply(ConsumerRecord<String, byte[]> record) {
            if (record.value() == null) {
                parts.remove(record.key());
                timeline.versions().stream()
                        .filter(version ->
                                Event.TaxonomyActivated.key(version.number()).equals(record.key()))
                        .forEach(version -> timeline = timeline.without(version.number()));
                return;
            }
            try {
                switch (codec.decode(record.headers(), record.value())) {
                    case Event.TaxonomyPartWritten(TaxonomyPart part) ->
                        parts.put(record.key(), Base64.getDecoder().decode(part.content()));
                    case Event.TaxonomyActivated(TaxonomyActivation activation) ->
                        timeline = timeline.with(new Version(activation, files(activation), read));
                    default -> log.warn("passed over {} on {}", record.key(), Topics.TAXONOMIES);
                }
            } catch (UndecodableEventException | IllegalArgumentException e) {
                log.warn("passed over offset {} of {}: {}", record.offset(), Topics.TAXONOMIES, e.getMessage());
            }
        }

        private TaxonomyFiles files(TaxonomyActivation activation) {
            SortedMap<String, byte[]> contents = new TreeMap<>();
            activation.files().forEach(file -> contents.put(file.name(), content(file)));
            return new TaxonomyFiles("version " + activation.version(), contents);
        }

        private byte[] content(TaxonomyActivation.File file) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream(file.length());
            for (int part = 0; part < file.parts(); part++) {
                byte[] bytes = parts.get(TaxonomyPart.key(file.sha256(), part));
                if (bytes == null) {
                    log.error("part {} of {} is missing on {}", part, file.name(), Topics.TAXONOMIES);
                    return ("part " + part + " is missing").getBytes(StandardCharsets.UTF_8);
                }
                whole.writeBytes(bytes);
            }
            return whole.toByteArray();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (changed) {
            changed.notifyAll();
        }
    }
}
