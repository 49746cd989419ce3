package org.silkwire.fetcher.memory;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One link to its canonical form. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CanonicalUrlBenchmark {
    @Param({
        "https://news.example/2026/11/corridor-trade",
        "http://www.News.example:80/a/../b?utm_source=rss&utm_medium=feed&id=42&fbclid=IwAR0x#top",
    })
    String link = "";

    @Benchmark
    public @Nullable String canonical() {
        return CanonicalUrl.of(link);
    }
}
