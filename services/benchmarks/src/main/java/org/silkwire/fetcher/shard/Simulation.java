package org.silkwire.fetcher.shard;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.Ids;
import org.silkwire.fetcher.schedule.DueQueue;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.HostGates.Turn;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.fetcher.schedule.PublisherHints;
import org.silkwire.fetcher.schedule.RefreshPolicy;

/**
 * A shard without its network: queue, gates, policy and the feeds as a shard holds them, driven through days by a clock that
 * jumps from one event to the next. Feeds publish at random, half of them less than once a day, a few by the hundred; one in
 * five lives with thousands on one host.
 */
public final class Simulation {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final Duration HOST_INTERVAL = Duration.ofSeconds(1);
    private static final int POLLS_AT_ONCE = 256;
    private static final int WINDOW = 20;
    /** What a feed shows when it is seen first reaches back so far. */
    private static final Duration A_WINDOW = Duration.ofDays(20);

    private static final int FEEDS_OF_A_HOST = 4;
    private static final String PLATFORM = "platform";
    private static final int PLATFORM_OF = 5;
    private static final int FEEDS_OF_A_PLATFORM = 4_000;
    private static final double MEDIAN_A_DAY = 0.7;
    private static final double SPREAD = 1.5;
    private static final double SECONDS_A_DAY = 86_400;
    private static final int WARM_UP_FEEDS = 2_000;
    private static final int WARM_UP_DAYS = 20;

    private final RefreshPolicy policy =
            new RefreshPolicy(new RefreshPolicy.Settings(Duration.ofMinutes(5), Duration.ofHours(24)));
    private final HostGates gates = new HostGates(new HostGates.Settings(2, HOST_INTERVAL, 12));
    private final DueQueue due = new DueQueue();
    private final Map<String, ShardFeed> feeds = new HashMap<>();
    private final Map<String, Double> perDay = new HashMap<>();
    private final Map<String, Instant> lastStart = new HashMap<>();
    private final Queue<Poll> flying = new ArrayDeque<>();
    private final Random random = new Random(1);
    private final Delays alone = new Delays();
    private final Delays crowded = new Delays();
    private Instant now = START;
    private long polls;
    private long tooClose;

    private Simulation() {}

    /** A poll on its way. */
    private record Poll(Turn turn, Instant answeredAt) {}

    /** Arguments: days, then numbers of feeds to try one after another. */
    public static void main(String[] args) {
        int days = Integer.parseInt(args[0]);
        // Else the smallest number of feeds would bear the cost of compiling all of it.
        new Simulation().run(WARM_UP_FEEDS, WARM_UP_DAYS);
        System.out.println("     feeds  days  polls/feed/day  CPU µs/poll  CPU µs/feed/day  heap bytes/feed"
                + "  late s, few on a host: p50, p99, max  thousands on a host: p50, p99, max  starts too close");
        for (String feeds : Arrays.asList(args).subList(1, args.length)) {
            System.out.println(new Simulation().run(Integer.parseInt(feeds), days));
        }
    }

    private String run(int count, int days) {
        long empty = heap();
        for (int i = 0; i < count; i++) {
            register(i);
        }
        long cpu = cpu();
        Instant end = START.plus(Duration.ofDays(days));
        while (now.isBefore(end)) {
            step();
        }
        double used = (cpu() - cpu) / 1e3;
        perDay.clear();
        lastStart.clear();
        flying.clear();
        long held = heap() - empty;
        return String.format(
                Locale.ROOT,
                "%,10d  %4d  %14.2f  %11.2f  %15.2f  %15d  %37s  %34s  %,16d",
                feeds.size(),
                days,
                (double) polls / count / days,
                used / polls,
                used / count / days,
                held / count,
                alone,
                crowded,
                tooClose);
    }

    private void register(int number) {
        int host = number % PLATFORM_OF == 0
                ? -(number / PLATFORM_OF / FEEDS_OF_A_PLATFORM) - 1
                : number / FEEDS_OF_A_HOST;
        String url = "https://" + (host < 0 ? PLATFORM + -host : "site" + host) + ".example/feeds/" + number + ".xml";
        String id = Ids.feedId(url);
        ShardFeed feed = new ShardFeed(id);
        FeedRegistration registration = new FeedRegistration(
                id, url, null, "opml:simulation.opml", null, false, false, null, null, START, null);
        feed.register(registration);
        feed.become(policy.registered(registration, null, START));
        feeds.put(id, feed);
        perDay.put(id, MEDIAN_A_DAY * Math.exp(SPREAD * random.nextGaussian()));
        due.schedule(id, START);
    }

    private void step() {
        now = nextEvent();
        for (Poll poll = flying.peek(); poll != null && !poll.answeredAt().isAfter(now); poll = flying.peek()) {
            flying.remove();
            answer(poll.turn());
        }
        for (Instant next = due.nextDue(); next != null && !next.isAfter(now); next = due.nextDue()) {
            ShardFeed feed = feed(due.takeNext());
            gates.enqueue(destination(feed).host(), destination(feed).atHome(), feed.id);
        }
        while (flying.size() < POLLS_AT_ONCE) {
            Turn turn = gates.next(now);
            if (turn == null) {
                return;
            }
            start(turn);
        }
    }

    private Instant nextEvent() {
        Instant next = START.plus(Duration.ofDays(10_000));
        Poll answered = flying.peek();
        if (answered != null && answered.answeredAt().isBefore(next)) {
            next = answered.answeredAt();
        }
        Instant dueAt = due.nextDue();
        if (dueAt != null && dueAt.isBefore(next)) {
            next = dueAt;
        }
        Instant turnAt = flying.size() < POLLS_AT_ONCE ? gates.nextTurnAt() : null;
        if (turnAt != null && turnAt.isBefore(next)) {
            next = turnAt;
        }
        return next.isAfter(now) ? next : now;
    }

    private void start(Turn turn) {
        polls++;
        FeedStatus status = status(feed(turn.feedId()));
        // The first day works off everything that was registered at once.
        if (now.isAfter(START.plus(Duration.ofDays(1)))) {
            Delays delays = turn.host().startsWith(PLATFORM) ? crowded : alone;
            delays.add(Duration.between(Objects.requireNonNull(status.nextPollAt()), now));
        }
        Instant before = lastStart.put(turn.host(), now);
        if (before != null && before.plus(HOST_INTERVAL).isAfter(now)) {
            tooClose++;
        }
        flying.add(new Poll(turn, now.plus(ANSWER)));
    }

    private void answer(Turn turn) {
        ShardFeed feed = feed(turn.feedId());
        FeedStatus before = status(feed);
        Validators sent = policy.validatorsFor(before, now);
        PollResult result = result(feed, before, sent);
        FeedStatus next = policy.next(before, Objects.requireNonNull(feed.registration()), result, now);
        gates.release(turn, result, now);
        feed.become(next);
        due.schedule(feed.id, Objects.requireNonNull(next.nextPollAt()));
    }

    private PollResult result(ShardFeed feed, FeedStatus before, Validators sent) {
        Instant last = before.lastPollAt();
        int published = last == null
                ? WINDOW
                : poisson(perDay(feed) * Duration.between(last, now).toSeconds() / SECONDS_A_DAY);
        boolean audited = sent.equals(Validators.NONE);
        if (published == 0) {
            Validators validators = audited ? validators(feed) : sent;
            return new PollResult.Unchanged(304, validators, PublisherHints.NONE, null, audited);
        }
        int fresh = Math.min(published, WINDOW);
        return new PollResult.Read(
                200,
                validators(feed),
                PublisherHints.NONE,
                null,
                "The feed of a site",
                fresh,
                WINDOW,
                last == null ? 0 : WINDOW - fresh,
                times(last == null ? now.minus(A_WINDOW) : last, fresh),
                audited);
    }

    /** When entries were published, evenly over the time since the last poll. */
    private List<Instant> times(Instant since, int entries) {
        double seconds = Duration.between(since, now).toSeconds();
        return random.doubles(entries)
                .mapToObj(share -> since.plusSeconds((long) (share * seconds)))
                .toList();
    }

    private Validators validators(ShardFeed feed) {
        String hash = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        return new Validators(
                "\"" + hash + "\"", null, hash + hash, status(feed).currentUrl());
    }

    private double perDay(ShardFeed feed) {
        return perDay.getOrDefault(feed.id, MEDIAN_A_DAY);
    }

    /** Knuth's; a normal distribution where that would take long. */
    private int poisson(double mean) {
        if (mean > 30) {
            return Math.max(0, (int) Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private ShardFeed feed(String id) {
        return Objects.requireNonNull(feeds.get(id));
    }

    private static FeedStatus status(ShardFeed feed) {
        return Objects.requireNonNull(feed.status());
    }

    private static ShardFeed.Destination destination(ShardFeed feed) {
        return feed.destination(0, 1);
    }

    /** CPU of this process in nanoseconds, its garbage collector's included. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** How late polls began, in steps of a hundredth from one to the next. */
    private static final class Delays {
        private static final double STEP = Math.log(1.01);
        private static final double LEAST = 0.001;

        private final long[] counts = new long[2_000];
        private long all;
        private double longest;

        void add(Duration delay) {
            double seconds = Math.max(LEAST, delay.toNanos() / 1e9);
            counts[Math.min(counts.length - 1, (int) (Math.log(seconds / LEAST) / STEP))]++;
            all++;
            longest = Math.max(longest, seconds);
        }

        private double percentile(int percent) {
            long seen = 0;
            for (int i = 0; i < counts.length; i++) {
                seen += counts[i];
                if (seen * 100 >= all * percent) {
                    return LEAST * Math.exp(i * STEP);
                }
            }
            return longest;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f, %.2f, %.0f", percentile(50), percentile(99), longest);
        }
    }
}
