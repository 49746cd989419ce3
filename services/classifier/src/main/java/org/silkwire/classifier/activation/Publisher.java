package org.silkwire.classifier.activation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.TaxonomyActivation;
import org.silkwire.contract.TaxonomyPart;
import org.silkwire.contract.Topics;
import org.silkwire.contract.TransactionalSend;

/**
 * Publishes a version, one instance at a time: whoever opens the transactional id last fences the others, reads what they
 * had published by then, and writes the next version only where its files differ from those of the latest.
 */
final class Publisher {
    /** Older articles than this are judged by the oldest version kept. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration TO_READ = Duration.ofSeconds(30);

    private final Map<String, Object> config;
    private final TaxonomyLog taxonomies;
    private final InstantSource clock;
    private final EventCodec codec = new EventCodec("/silkwire/classifier");

    Publisher(Map<String, Object> common, String transactionalId, TaxonomyLog taxonomies, InstantSource clock) {
        this.taxonomies = taxonomies;
        this.clock = clock;
        this.config = new HashMap<>(common);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // The first wait of several, and the usual one: a producer just made has no connection to its coordinator yet.
        config.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
    }

    /**
     * Makes the files the latest version.
     *
     * @return the version that was published, or empty where the latest has the same files
     * @throws RuntimeException where another instance came between or the broker doesn't answer: to be tried again
     */
    Optional<TaxonomyActivation> publish(Proposal.Usable proposal) {
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            Timeline timeline = taxonomies.awaitAllUntilNow(TO_READ).timeline();
            Optional<Version> latest = timeline.latest();
            String sha256 = proposal.files().sha256();
            if (latest.isPresent() && latest.get().activation().sha256().equals(sha256)) {
                return Optional.empty();
            }
            TaxonomyActivation next = next(proposal, sha256, latest);
            producer.beginTransaction();
            TransactionalSend.all(producer, records(proposal.files(), next, timeline));
            if (clock.instant().isAfter(next.publishedAt().plus(Known.LONGEST_PUBLISHING.dividedBy(2)))) {
                producer.abortTransaction();
                throw new IllegalStateException("the broker took too long to take a version of the taxonomy");
            }
            producer.commitTransaction();
            return Optional.of(next);
        }
    }

    private TaxonomyActivation next(Proposal.Usable proposal, String sha256, Optional<Version> latest) {
        Instant now = clock.instant();
        // Before the first version there is nothing that could judge otherwise.
        Instant effectiveAt = latest.isEmpty() ? now : now.plus(Known.LEAD);
        Instant before = latest.map(v -> v.activation().effectiveAt()).orElse(Instant.MIN);
        return new TaxonomyActivation(
                latest.map(Version::number).orElse(0) + 1,
                sha256,
                now,
                // Versions take effect in the order of their numbers, whatever the clocks say.
                effectiveAt.isAfter(before) ? effectiveAt : before.plusMillis(1),
                proposal.taxonomy().topics().stream()
                        .map(topic -> new TaxonomyActivation.ActiveTopic(topic.id(), topic.label(), topic.file()))
                        .toList(),
                proposal.files().contents().entrySet().stream()
                        .map(file -> new TaxonomyActivation.File(
                                file.getKey(),
                                TaxonomyFiles.sha256(file.getValue()),
                                file.getValue().length,
                                parts(file.getValue().length)))
                        .toList());
    }

    private List<ProducerRecord<byte[], byte[]>> records(
            TaxonomyFiles files, TaxonomyActivation next, Timeline timeline) {
        List<Version> ended = timeline.endedBefore(next.publishedAt().minus(KEPT));
        List<Version> kept = timeline.versions().stream()
                .filter(version -> !ended.contains(version))
                .toList();
        Set<String> there = partKeys(kept.stream().map(Version::activation).toList());
        Set<String> unneeded = partKeys(ended.stream().map(Version::activation).toList());
        unneeded.removeAll(there);
        unneeded.removeAll(partKeys(List.of(next)));

        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (TaxonomyActivation.File file : next.files()) {
            byte[] bytes = files.contents().getOrDefault(file.name(), new byte[0]);
            for (int part = 0; part < file.parts(); part++) {
                // Written once, though several files or versions may have the same content.
                if (there.add(TaxonomyPart.key(file.sha256(), part))) {
                    records.add(part(file.sha256(), part, bytes, next.publishedAt()));
                }
            }
        }
        records.add(codec.encode(new Event.TaxonomyActivated(next), Topics.TAXONOMIES, 0));
        ended.forEach(version -> records.add(tombstone(Event.TaxonomyActivated.key(version.number()))));
        unneeded.forEach(key -> records.add(tombstone(key)));
        return records;
    }

    private ProducerRecord<byte[], byte[]> part(String sha256, int part, byte[] bytes, Instant publishedAt) {
        int from = part * TaxonomyPart.MOST_BYTES;
        byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + TaxonomyPart.MOST_BYTES));
        return codec.encode(
                new Event.TaxonomyPartWritten(
                        new TaxonomyPart(sha256, part, Base64.getEncoder().encodeToString(piece), publishedAt)),
                Topics.TAXONOMIES,
                0);
    }

    private static ProducerRecord<byte[], byte[]> tombstone(String key) {
        return new ProducerRecord<>(Topics.TAXONOMIES, 0, key.getBytes(StandardCharsets.UTF_8), null);
    }

    private static int parts(int length) {
        return Math.max(1, Math.ceilDiv(length, TaxonomyPart.MOST_BYTES));
    }

    private static Set<String> partKeys(List<TaxonomyActivation> activations) {
        return activations.stream()
                .flatMap(activation -> activation.files().stream())
                .flatMap(file ->
                        IntStream.range(0, file.parts()).mapToObj(part -> TaxonomyPart.key(file.sha256(), part)))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
