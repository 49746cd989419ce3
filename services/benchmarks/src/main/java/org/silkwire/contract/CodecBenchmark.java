package org.silkwire.contract;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.silkwire.benchmarks.load.News;

/** An article of 1 KB of text to its record and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private final EventCodec codec = new EventCodec("/silkwire/fetcher");
    private final Event event = new Event.ArticlePublished(article());
    private final ProducerRecord<byte[], byte[]> record = codec.encode(event, Topics.ARTICLES, null);

    private static Article article() {
        News news = new News();
        String url = "https://news.example/feed";
        Instant now = Instant.parse("2026-01-05T08:00:00.123Z");
        return new Article(
                Ids.articleId(Ids.feedId(url), "1"),
                1,
                List.of(),
                false,
                new FeedRef(Ids.feedId(url), url, "News"),
                "https://news.example/1",
                "https://news.example/1",
                "1",
                news.title(1),
                null,
                news.body(1).replaceAll("<[^>]*>", ""),
                news.body(1),
                "en",
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

    @Benchmark
    public ProducerRecord<byte[], byte[]> encode() {
        return codec.encode(event, Topics.ARTICLES, null);
    }

    @Benchmark
    public Event decode() {
        return codec.decode(record.headers(), record.value());
    }
}
