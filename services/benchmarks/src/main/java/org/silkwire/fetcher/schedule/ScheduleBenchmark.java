package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Taking the next due feed out of the queue and putting it back at its next time, with so many others in it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScheduleBenchmark {
    private static final Duration A_DAY = Duration.ofDays(1);

    @Param({"1000", "100000", "1000000"})
    int feeds;

    private final DueQueue queue = new DueQueue();

    @Setup
    public void fill() {
        Instant start = Instant.EPOCH;
        for (int i = 0; i < feeds; i++) {
            queue.schedule("feed-" + i, start.plusMillis(i * 86_400_000L / feeds));
        }
    }

    @Benchmark
    public String nextDay() {
        Instant at = queue.nextDue();
        String feed = queue.takeNext();
        queue.schedule(feed, at == null ? Instant.EPOCH : at.plus(A_DAY));
        return feed;
    }
}
