package org.silkwire.standalone.operate;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.Topics;
import org.silkwire.contract.UndecodableEventException;

/** Finds an article in the logs, retracts it, and cuts it out. */
final class Takedown implements AutoCloseable {
    private final Map<String, Object> kafka;
    private final InstantSource clock;
    private final EventCodec codec = new EventCodec("/silkwire/operator");
    private final TopicReader reader;

    Takedown(Map<String, Object> kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
        this.reader = new TopicReader(kafka);
    }

    /**
     * Where the article's text stands.
     *
     * @param last offset of the last record that holds it
     * @param older records before that one, of this article or others
     */
    record Place(String topic, int partition, long last, long older) {}

    /**
     * An article in the logs.
     *
     * @param article its last revision
     * @param places by topic and partition
     */
    record Found(Article article, List<Place> places) {
        Found {
            places = List.copyOf(places);
        }

        String title() {
            String title = article.title();
            return title == null ? "untitled" : title;
        }
    }

    /** Looks for it on the articles and on all streams. */
    Found find(String articleId) {
        int partition = Partitions.ofKey(articleId, reader.partitions(Topics.ARTICLES));
        Search articles = new Search(articleId);
        reader.read(Topics.ARTICLES, partition, articles::see);
        Article article = articles.article;
        if (article == null) {
            throw new OperationFailure("no article '" + articleId + "' stands on " + Topics.ARTICLES
                    + "; expected the id of one, the key of its record");
        }
        List<Place> places = new ArrayList<>(articles.places(Topics.ARTICLES, partition));
        for (String topic : reader.topics()) {
            if (topic.equals(Topics.STORIES) || topic.startsWith(Topics.STORIES + ".")) {
                for (int of = 0; of < reader.partitions(topic); of++) {
                    Search stories = new Search(articleId);
                    reader.read(topic, of, stories::see);
                    places.addAll(stories.places(topic, of));
                }
            }
        }
        return new Found(article, places);
    }

    /** Tells the classifier, and through it every subscriber. */
    void retract(Found found, String reason) throws InterruptedException, ExecutionException {
        Article article = found.article;
        ArticleRetraction retraction =
                new ArticleRetraction(article.id(), ArticleRetraction.FINAL, article.feed(), clock.instant(), reason);
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("acks", "all");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(codec.encode(new Event.ArticleRetracted(retraction), Topics.ARTICLES, null))
                    .get();
        }
    }

    /** Cuts the logs behind the last record that holds the article. */
    void erase(Found found) throws InterruptedException, ExecutionException {
        Map<TopicPartition, RecordsToDelete> cuts = new HashMap<>();
        for (Place place : found.places) {
            cuts.put(new TopicPartition(place.topic, place.partition), RecordsToDelete.beforeOffset(place.last + 1));
        }
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteRecords(cuts).all().get();
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Passes through one partition. */
    private final class Search {
        private final String articleId;
        private @Nullable Article article;
        private long last = -1;
        private long seen;
        private long older;

        Search(String articleId) {
            this.articleId = articleId;
        }

        void see(ConsumerRecord<byte[], byte[]> record) {
            Article held = held(record);
            if (held != null) {
                article = held;
                last = record.offset();
                older = seen;
            }
            seen++;
        }

        private @Nullable Article held(ConsumerRecord<byte[], byte[]> record) {
            // A glance before the reading: almost every record speaks of another.
            if (record.value() == null || !new String(record.value(), StandardCharsets.UTF_8).contains(articleId)) {
                return null;
            }
            try {
                Article held = switch (codec.decode(record.headers(), record.value())) {
                    case Event.ArticlePublished published -> published.body();
                    case Event.ArticleUpdated updated -> updated.body();
                    case Event.StoryClassified classified -> classified.body().article();
                    case Event.StoryReclassified reclassified ->
                        reclassified.body().article();
                    default -> null;
                };
                return held != null && held.id().equals(articleId) ? held : null;
            } catch (UndecodableEventException e) {
                return null;
            }
        }

        List<Place> places(String topic, int partition) {
            return last < 0 ? List.of() : List.of(new Place(topic, partition, last, older));
        }
    }
}
