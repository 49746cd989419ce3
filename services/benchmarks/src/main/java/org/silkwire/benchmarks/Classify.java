package org.silkwire.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jsoup.Jsoup;
import org.silkwire.benchmarks.load.News;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.TopicCreation;
import org.silkwire.contract.Topics;

/** Articles that wait on their topic, judged as fast as the classifier can, exactly once. */
final class Classify {
    private static final int ARTICLES = Integer.getInteger("bench.articles", 600_000);
    private static final int FEEDS = 500;
    private static final String GROUP = "silkwire-classifier";

    void measure(Consumer<Figure> told) throws Exception {
        try (Stage stage = new Stage();
                Admin admin = Admin.create(Map.of("bootstrap.servers", stage.servers()))) {
            publish(stage, admin);
            try (Child classifier = Contestants.classifier(stage)) {
                while (judged(admin) == 0) {
                    EndToEnd.pass(Duration.ofMillis(100));
                }
                // The hot code has been compiled by then; what is left is plenty for the window.
                Window.warmUp(Window.WARM_UP);
                Moment from = new Moment(
                        Instant.now(),
                        judged(admin),
                        classifier.cpu(),
                        stage.broker().cpu());
                Moment to = from;
                while (to.judged() < ARTICLES
                        && Duration.between(from.at(), to.at()).compareTo(Window.LENGTH) < 0) {
                    EndToEnd.pass(Duration.ofMillis(250));
                    to = new Moment(
                            Instant.now(),
                            judged(admin),
                            classifier.cpu(),
                            stage.broker().cpu());
                }
                if (to.judged() >= ARTICLES) {
                    throw new IllegalStateException("all " + ARTICLES
                            + " articles were judged before the window ended, the last by one thread alone; expected"
                            + " more of them: bench.articles");
                }
                tell(told, from, to);
            }
        }
    }

    /** How far the classifier was. */
    private record Moment(Instant at, long judged, Duration cpu, Duration brokerCpu) {}

    private static void tell(Consumer<Figure> told, Moment from, Moment to) {
        double seconds = Duration.between(from.at(), to.at()).toNanos() / 1e9;
        double judged = to.judged() - from.judged();
        told.accept(new Figure("silkwire", "articles judged", judged / seconds, "1/s", "one in ten about a topic"));
        told.accept(
                new Figure("silkwire", "CPU per 1,000 judged", seconds(from.cpu(), to.cpu()) * 1e3 / judged, "s", ""));
        told.accept(new Figure(
                "silkwire",
                "broker's CPU per 1,000 judged",
                seconds(from.brokerCpu(), to.brokerCpu()) * 1e3 / judged,
                "s",
                ""));
    }

    private static double seconds(Duration from, Duration to) {
        return to.minus(from).toNanos() / 1e9;
    }

    /** Articles whose transaction is committed; their offsets are without gaps, for they were written without one. */
    private static long judged(Admin admin) throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(each -> each.getKey().topic().equals(Topics.ARTICLES))
                .mapToLong(each -> each.getValue().offset())
                .sum();
    }

    private static void publish(Stage stage, Admin admin) throws InterruptedException {
        TopicCatalogue catalogue =
                new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(4));
        TopicCreation.ensure(admin, catalogue.topics(), Duration.ofSeconds(30));
        EventCodec codec = new EventCodec("/silkwire/fetcher");
        News news = new News();
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                stage.servers(),
                "compression.type",
                "zstd",
                "linger.ms",
                20,
                "batch.size",
                128 * 1024);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < ARTICLES; i++) {
                var _ = producer.send(
                        codec.encode(new Event.ArticlePublished(article(i, news)), Topics.ARTICLES, null));
            }
        }
    }

    /** What the fetcher makes of an entry of the feed server's. */
    static Article article(int number, News news) {
        String url = "http://127.0.0.1/new/" + number % FEEDS;
        String link = "https://news.example/" + number % FEEDS + "/" + number;
        String guid = "urn:bench:" + number;
        Instant now = Instant.now();
        String html = news.body(number);
        return new Article(
                Ids.articleId(Ids.feedId(url), guid),
                1,
                List.of(),
                false,
                new FeedRef(Ids.feedId(url), url, "Feed " + number % FEEDS),
                link,
                link,
                guid,
                news.title(number),
                null,
                Jsoup.parseBodyFragment(html).wholeText(),
                html,
                null,
                List.of(),
                List.of("Region"),
                List.of(),
                now,
                null,
                now,
                now,
                "0123456789abcdef",
                false,
                new Article.Provenance("bench", 200, "0123456789abcdef0123456789abcdef"));
    }
}
