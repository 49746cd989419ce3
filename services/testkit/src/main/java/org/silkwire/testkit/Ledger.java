package org.silkwire.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventDeserializer;
import org.silkwire.contract.TopicReplay;

/**
 * What was published, by guid, and the audit of what a stream made of it. Two corrections of an entry between two polls
 * are one to a reader of feeds, so what counts is that the last state was told, each state at most once, in order.
 */
public final class Ledger {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> titles = new ConcurrentHashMap<>();

    void published(SampleEntry entry) {
        titles.put(entry.guid(), entry.title());
    }

    /** Entries published so far. */
    public int size() {
        return titles.size();
    }

    /** The ledger as it stands now: titles by guid. */
    public Map<String, String> page() {
        return Map.copyOf(titles);
    }

    /**
     * An audit of a stream.
     *
     * @param published entries in the ledger
     * @param told events on the stream that speak of articles
     * @param lost guids of entries that weren't told, or not in their last state
     * @param twice ids of events that stand there again
     * @param outOfOrder guids of which a revision came after a later one
     */
    public record Audit(int published, int told, List<String> lost, List<String> twice, List<String> outOfOrder) {
        /** Whether everything was told once and in order. */
        public boolean isClean() {
            return lost.isEmpty() && twice.isEmpty() && outOfOrder.isEmpty();
        }

        @Override
        public String toString() {
            return published + " published, " + told + " told, lost " + lost.size() + ", twice " + twice.size()
                    + ", out of order " + outOfOrder.size();
        }
    }

    /**
     * Reads a stream from its beginning to its end, read_committed, and holds it against a page of the ledger.
     *
     * @param page as it stood when what is asked for had been published; what came later may stand on the stream as well
     * @param kafka where the brokers are and how to reach them, by Kafka's names
     */
    public static Audit audit(Map<String, String> page, Map<String, Object> kafka, String topic) {
        return audit(page, read(kafka, topic));
    }

    static Audit audit(Map<String, String> published, List<Event> events) {
        Set<String> ids = new HashSet<>();
        Map<String, Integer> revisions = new HashMap<>();
        Map<String, String> told = new HashMap<>();
        List<String> twice = new ArrayList<>();
        List<String> outOfOrder = new ArrayList<>();
        for (Event event : events) {
            Article article = article(event);
            if (article == null) {
                continue;
            }
            if (!ids.add(event.id())) {
                twice.add(event.id());
            }
            String guid = String.valueOf(article.guid());
            Integer before = revisions.put(guid, article.revision());
            if (before != null && before > article.revision()) {
                outOfOrder.add(guid);
            }
            if (article.title() != null && article.title().equals(told.put(guid, article.title()))) {
                twice.add(event.id() + " with the same title");
            }
        }
        List<String> lost = published.entrySet().stream()
                .filter(entry -> !isTold(entry.getValue(), told.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new Audit(published.size(), ids.size(), lost, List.copyOf(twice), List.copyOf(outOfOrder));
    }

    /** A correction adds to a title, and may have been made after the page was copied. */
    private static boolean isTold(String published, @Nullable String told) {
        return told != null && told.startsWith(published);
    }

    private static @Nullable Article article(Event event) {
        return switch (event) {
            case Event.ArticlePublished published -> published.body();
            case Event.ArticleUpdated updated -> updated.body();
            case Event.StoryClassified classified -> classified.body().article();
            default -> null;
        };
    }

    private static List<Event> read(Map<String, Object> kafka, String topic) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", "read_committed");
        config.put("group.id", "ledger-" + UUID.randomUUID());
        config.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new EventDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            List<Event> events = new ArrayList<>();
            TopicReplay.read(consumer, partitions, PATIENCE, record -> events.add(record.value()));
            return events;
        }
    }
}
