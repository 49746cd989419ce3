package org.silkwire.classifier.cluster;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.silkwire.contract.Article;
import org.silkwire.testkit.SyntheticNews;

/** What clustering costs: the signature, taken on every instance, and the decision, made in one place. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ClusterBenchmark {
    private static final int ARTICLES = 20_000;

    private List<Article> articles = List.of();
    private List<Signature> signatures = List.of();
    private Clusterer clusterer = new Clusterer(new Heap(), ClusterPolicy.DEFAULT);

    @Setup
    public void generate() {
        articles = new SyntheticNews(1)
                .news(ARTICLES, 0.2, 0.15, Duration.ofDays(5)).stream()
                        .map(SyntheticNews.Item::article)
                        .toList();
        signatures = articles.stream().map(Signature::of).toList();
    }

    @Setup(Level.Invocation)
    public void forget() {
        clusterer = new Clusterer(new Heap(), ClusterPolicy.DEFAULT);
    }

    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void decisions(Blackhole hole) {
        for (int i = 0; i < ARTICLES; i++) {
            hole.consume(clusterer.assign(articles.get(i), signatures.get(i), List.of("belt-and-road")));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ARTICLES)
    public void signatures(Blackhole hole) {
        for (Article article : articles) {
            hole.consume(Signature.of(article).toBytes());
        }
    }

    private static final class Heap implements ClusterStore {
        private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

        @Override
        public byte @Nullable [] get(byte[] key) {
            return entries.get(key);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            entries.put(key, value);
        }

        @Override
        public void delete(byte[] key) {
            entries.remove(key);
        }

        @Override
        public byte @Nullable [] first(byte[] from, byte[] to) {
            byte[] key = entries.ceilingKey(from);
            return key == null || Arrays.compareUnsigned(key, to) >= 0 ? null : key;
        }

        @Override
        public void each(byte[] from, byte[] to, BiConsumer<byte[], byte[]> seen) {
            entries.subMap(from, to).forEach(seen);
        }
    }
}
