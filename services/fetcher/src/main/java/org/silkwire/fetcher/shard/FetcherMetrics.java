package org.silkwire.fetcher.shard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.fetcher.page.PageOutcome;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.fetcher.schedule.PollResult;

/**
 * What the fetcher counts and times, by Micrometer's names; Prometheus writes underscores for dots, {@code _total} behind
 * counters and {@code _seconds} behind timers. Each says at which inequality somebody should be woken.
 */
final class FetcherMetrics {
    private static final String PREFIX = "silkwire.fetcher.";

    private final MeterRegistry registry;
    private final Counter readPolls;
    private final Counter unchangedPolls;
    private final Counter throttledPolls;
    private final Counter gonePolls;
    private final Map<ErrorClass, Counter> failedPolls = new EnumMap<>(ErrorClass.class);
    private final Timer late;
    private final Timer duration;
    private final Timer publishedToFetched;
    private final Timer fetchedToCommitted;
    private final Timer commit;
    private final DistributionSummary commitRecords;
    private final Counter bytes;
    private final Counter faults;
    private final Counter deadLetters;

    FetcherMetrics(MeterRegistry registry) {
        this.registry = registry;
        readPolls = polls("read", "none");
        unchangedPolls = polls("unchanged", "none");
        throttledPolls = polls("throttled", "none");
        gonePolls = polls("gone", "none");
        for (ErrorClass error : ErrorClass.values()) {
            failedPolls.put(error, polls("failed", error.name().toLowerCase(Locale.ROOT)));
        }
        late = timer(
                "poll.late", Duration.ofHours(1), "From due to the start of the poll, waiting for the host included");
        duration = timer(
                "poll.duration",
                Duration.ofMinutes(2),
                "From the start of a poll until its outcome is ready to be committed");
        publishedToFetched = timer(
                "lag.published",
                Duration.ofDays(2),
                "From an entry's stated date until it was fetched, backfill left out");
        fetchedToCommitted =
                timer("lag.committed", Duration.ofMinutes(2), "From an article's fetch until it is committed in Kafka");
        commit = timer(
                "commit", Duration.ofMinutes(1), "A transaction, from its begin until its commit is acknowledged");
        commitRecords = DistributionSummary.builder(PREFIX + "commit.records")
                .description("Records of one transaction")
                .register(registry);
        bytes = counter("bytes", "Bytes of feeds read, after decompression");
        faults = counter("faults", "Shards thrown back to what the broker holds");
        deadLetters = counter("dead.letters", "Registry records put into the dead letters");
    }

    /** @param longest beyond which a histogram needn't tell values apart */
    private Timer timer(String name, Duration longest, String description) {
        return Timer.builder(PREFIX + name)
                .description(description)
                .publishPercentileHistogram()
                .maximumExpectedValue(longest)
                .register(registry);
    }

    private Counter polls(String outcome, String error) {
        return registry.counter(PREFIX + "polls", "outcome", outcome, "error", error);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    /**
     * {@code silkwire.fetcher.feeds{health}}, {@code …queue}, {@code …polling}, {@code …shards{phase}} and
     * {@code …pages.waiting}.
     *
     * <p>Alert: feeds retired rise by more than 5 % in a day, or more than half of all are failing for 15 min: then it is
     * rather our own network or resolver. Alert: queue > 10 × concurrent polls for 10 min: polls take too long, or there
     * are too few of them. Alert: shards in another phase than running > 0 for 2 min. Alert: pages waiting, no increase of
     * {@code …pages} for 15 min: no page is read.
     */
    void watch(FeedFetcher fetcher) {
        for (Health health : Health.values()) {
            gauge("feeds", "Feeds of this instance", () -> fetcher.count(health), "health", health.name());
        }
        for (ShardState.Phase phase : ShardState.Phase.values()) {
            gauge("shards", "Partitions of this instance", () -> count(fetcher, phase), "phase", phase.name());
        }
        gauge(
                "queue",
                "Feeds that are due and wait for their host or a free poll",
                () -> sum(fetcher, ShardState::waiting));
        gauge("polling", "Polls in flight", () -> sum(fetcher, ShardState::polling));
        gauge("pages.waiting", "Article pages that are to be read", () -> sum(fetcher, ShardState::pages));
    }

    private static long count(FeedFetcher fetcher, ShardState.Phase phase) {
        return fetcher.shards().stream().filter(shard -> shard.phase() == phase).count();
    }

    private static long sum(FeedFetcher fetcher, ToLongFunction<ShardState> figure) {
        return fetcher.shards().stream().mapToLong(figure).sum();
    }

    private void gauge(String name, String description, Supplier<Number> value, String... tags) {
        String[] lower = tags.clone();
        for (int i = 1; i < lower.length; i += 2) {
            lower[i] = lower[i].toLowerCase(Locale.ROOT);
        }
        Gauge.builder(PREFIX + name, value).description(description).tags(lower).register(registry);
    }

    /**
     * {@code silkwire.fetcher.poll.late}, a timer. Alert: 99th percentile > 60 s for 10 min while {@code …polling} is
     * below the configured number: feeds wait though there is room; or any host's feeds need more than its interval allows.
     */
    void started(Duration afterDue) {
        late.record(afterDue.isNegative() ? Duration.ZERO : afterDue);
    }

    /**
     * {@code silkwire.fetcher.poll.duration}, a timer. Alert: 99th percentile > the configured deadline + 5 s for 10 min:
     * something other than a slow server holds polls up, mostly the processor.
     */
    void polled(Duration took) {
        duration.record(took);
    }

    /** {@code silkwire.fetcher.bytes}, a counter. Alert: none; with {@code …polls} it tells what feeds cost. */
    void read(long size) {
        bytes.increment((double) size);
    }

    /**
     * {@code silkwire.fetcher.lag.published}, a timer: what the schedule costs in freshness. Alert: median > 2 × the longest
     * interval you accept for an hour; dates that lie make single values meaningless.
     */
    void fetchedAfterPublication(Duration lag) {
        if (!lag.isNegative()) {
            publishedToFetched.record(lag);
        }
    }

    /**
     * {@code silkwire.fetcher.polls{outcome, error}}, a counter; outcome is read, unchanged, throttled, gone or failed, error
     * the kind of failure. Alert: failed / all > 0.5 for 15 min: it is us. Alert: throttled / all > 0.05 for an hour: some
     * host wants a longer {@code silkwire.http.host-interval}. Alert: no increase for 15 min while feeds are registered.
     */
    void outcome(PollResult result) {
        Counter counter = switch (result) {
            case PollResult.Read _ -> readPolls;
            case PollResult.Unchanged _ -> unchangedPolls;
            case PollResult.Throttled _ -> throttledPolls;
            case PollResult.Gone _ -> gonePolls;
            case PollResult.Failed failed -> Objects.requireNonNull(failedPolls.get(failed.error()));
        };
        counter.increment();
    }

    /**
     * {@code silkwire.fetcher.pages{outcome}}, a counter of answers about article pages; outcome is told, retracted,
     * settled (nothing to tell) or later. Alert: later / all > 0.8 for an hour: hosts of pages are away or refuse us; each
     * page is put off once for its host's robots.txt.
     */
    void page(PageOutcome outcome) {
        String kind = switch (outcome) {
            case PageOutcome.Told(Event event) -> event instanceof Event.ArticleRetracted ? "retracted" : "told";
            case PageOutcome.Settled _ -> "settled";
            case PageOutcome.Later _ -> "later";
        };
        registry.counter(PREFIX + "pages", "outcome", kind).increment();
    }

    /**
     * {@code silkwire.fetcher.commit}, a timer, and {@code …commit.records}. Alert: 99th percentile > 2 s for 5 min: the
     * brokers are slow, and polling waits for them.
     */
    void committed(Duration took, int records) {
        commit.record(took);
        commitRecords.record(records);
    }

    /**
     * {@code silkwire.fetcher.lag.committed}, a timer, and {@code silkwire.fetcher.events{kind}}, a counter of what is
     * committed: published, backfill, updated, retracted, gap. Alert: lag's 99th percentile > 5 s for 5 min. Alert: gaps
     * rise by more than 1 % of the feeds in an hour: entries are lost between polls, so lower the shortest interval.
     */
    void committed(Map<String, Integer> events, Duration sinceFetched) {
        events.forEach((kind, count) ->
                registry.counter(PREFIX + "events", "kind", kind).increment(count));
        if (!events.isEmpty()) {
            fetchedToCommitted.record(sinceFetched.isNegative() ? Duration.ZERO : sinceFetched);
        }
    }

    static String kind(Event event) {
        return switch (event) {
            case Event.ArticlePublished published -> published.body().backfill() ? "backfill" : "published";
            case Event.ArticleUpdated _ -> "updated";
            case Event.ArticleRetracted _ -> "retracted";
            case Event.FeedGapDetected _ -> "gap";
            default -> "other";
        };
    }

    /** {@code silkwire.fetcher.faults}, a counter. Alert: > 3 in 10 min: brokers away, or two instances of one id. */
    void fault() {
        faults.increment();
    }

    /** {@code silkwire.fetcher.dead.letters}, a counter. Alert: > 0 in 5 min: somebody writes to the registry what is no event. */
    void deadLetter() {
        deadLetters.increment();
    }
}
