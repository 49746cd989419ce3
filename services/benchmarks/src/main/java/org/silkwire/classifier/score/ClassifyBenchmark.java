package org.silkwire.classifier.score;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.contract.Article;

/**
 * One article of 300 words to its verdict, with evidence, by the two topics shipped and their learned heads; beside it
 * Lucene Monitor with the same terms, which finds those that match ({@code luceneMonitor}) and where
 * ({@code luceneMonitorWithOffsets}), and stops there.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class ClassifyBenchmark {
    private static final int WORDS = 300;

    private List<Article> articles = List.of();
    private int next;

    /** Ours. */
    @State(Scope.Thread)
    public static class Ours {
        Classifier classifier = Classifier.of(taxonomy());
    }

    /** Lucene's. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up before use
    public static class Lucenes {
        LuceneRules rules;

        @Setup
        public void setUp() throws IOException {
            rules = new LuceneRules(taxonomy());
        }

        @TearDown
        public void tearDown() throws IOException {
            rules.close();
        }
    }

    @Setup
    public void setUp() throws IOException {
        articles = NewsroomArticles.ofWords(WORDS);
    }

    @Benchmark
    public Verdict silkwire(Ours ours) {
        return ours.classifier.classify(article());
    }

    @Benchmark
    public int luceneMonitor(Lucenes lucene) throws IOException {
        return lucene.rules.matches(article());
    }

    @Benchmark
    public int luceneMonitorWithOffsets(Lucenes lucene) throws IOException {
        return lucene.rules.highlights(article());
    }

    private Article article() {
        next = next + 1 == articles.size() ? 0 : next + 1;
        return articles.get(next);
    }

    private static Taxonomy taxonomy() {
        return switch (TaxonomySource.shipped().read()) {
            case TaxonomyOutcome.Loaded(Taxonomy taxonomy) -> taxonomy;
            case TaxonomyOutcome.Refused(var problems) ->
                throw new IllegalStateException("the topics shipped are refused: " + problems);
        };
    }
}
