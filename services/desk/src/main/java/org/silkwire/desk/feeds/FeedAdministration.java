package org.silkwire.desk.feeds;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.Topics;

/**
 * Changes the registry: what a person wants of a feed becomes a record of {@code silkwire.feeds}, and the fetcher that
 * owns its partition acts on it. Returns when the record is safe.
 */
public final class FeedAdministration implements AutoCloseable {
    /** Of feeds added here; those of a file stay the file's. */
    public static final String ORIGIN = "desk";

    private final Map<String, Object> producerConfig;
    private final FeedDirectory directory;
    private final InstantSource clock;
    private final EventCodec codec = new EventCodec("/silkwire/desk");
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /** A feed that somebody wants. */
    public record Wanted(
            String url, @Nullable String title, @Nullable String folder) {}

    /**
     * What became of a list of feeds.
     *
     * @param problems addresses that can't be polled, and why
     */
    public record Imported(int added, int known, List<String> problems) {
        public Imported {
            problems = List.copyOf(problems);
        }
    }

    public FeedAdministration(Map<String, Object> producerConfig, FeedDirectory directory, InstantSource clock) {
        this.producerConfig = producerConfig;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Adds a feed; one that is there already stays as it is.
     *
     * @throws IllegalArgumentException where the address is none that can be polled, saying why
     */
    public Feed add(Wanted wanted) {
        FeedRegistration registration = registration(wanted);
        Optional<Feed> known = directory.feed(registration.id());
        if (known.isPresent()) {
            return known.get();
        }
        write(List.of(registration));
        return new Feed(registration, null);
    }

    /** Adds those that aren't there yet. */
    public Imported addAll(List<Wanted> wanted) {
        List<FeedRegistration> added = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int known = 0;
        for (Wanted each : wanted) {
            try {
                FeedRegistration registration = registration(each);
                boolean twice = added.stream().anyMatch(other -> other.id().equals(registration.id()));
                if (twice || directory.feed(registration.id()).isPresent()) {
                    known++;
                } else {
                    added.add(registration);
                }
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        write(added);
        return new Imported(added.size(), known, problems);
    }

    private FeedRegistration registration(Wanted wanted) {
        String url = FeedUrl.normalised(wanted.url().strip());
        return new FeedRegistration(
                Ids.feedId(url),
                url,
                blankToNull(wanted.title()),
                ORIGIN,
                blankToNull(wanted.folder()),
                false,
                false,
                null,
                null,
                clock.instant(),
                null);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Stops its polls. Empty where there is no such feed. */
    public Optional<Feed> pause(String id) {
        return change(id, FeedRegistration::asPaused);
    }

    /** Goes on polling. */
    public Optional<Feed> resume(String id) {
        return change(id, FeedRegistration::asResumed);
    }

    /** Has it polled as soon as its host may be asked. */
    public Optional<Feed> pollNow(String id) {
        return change(id, feed -> feed.withPollRequested(clock.instant()));
    }

    /** Takes it off the registry. */
    public Optional<Feed> remove(String id) {
        Optional<Feed> known = directory.feed(id);
        known.ifPresent(feed -> {
            byte[] key = id.getBytes(StandardCharsets.UTF_8);
            await(List.of(
                    producer().send(new ProducerRecord<>(Topics.FEEDS, partition(feed.registration()), key, null))));
            directory.wroteRemoval(id);
        });
        return known;
    }

    private Optional<Feed> change(String id, java.util.function.UnaryOperator<FeedRegistration> change) {
        return directory.feed(id).map(feed -> {
            FeedRegistration changed = change.apply(feed.registration());
            write(List.of(changed));
            return new Feed(changed, feed.status());
        });
    }

    private void write(List<FeedRegistration> registrations) {
        List<Future<?>> sent = new ArrayList<>();
        for (FeedRegistration each : registrations) {
            sent.add(producer().send(codec.encode(new Event.FeedRegistered(each), Topics.FEEDS, partition(each))));
        }
        await(sent);
        registrations.forEach(directory::wrote);
    }

    private int partition(FeedRegistration feed) {
        return Partitions.ofFeed(
                feed.url(), producer().partitionsFor(Topics.FEEDS).size());
    }

    private static void await(List<Future<?>> sent) {
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the registry could not be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing the registry", e);
        }
    }

    /** Made when first needed: most desks only read. */
    private synchronized KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> made = producer;
        if (made == null) {
            Map<String, Object> config = new java.util.HashMap<>(producerConfig);
            config.put("acks", "all");
            made = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
            producer = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(java.time.Duration.ofSeconds(2));
        }
    }
}
