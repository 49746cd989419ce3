package org.silkwire.fetcher.shard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.TopicCreation;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.page.PageReader;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.registry.FeedRegistry;
import org.silkwire.fetcher.registry.FeedSource;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.fetcher.websub.Subscriber;

/** One instance of the fetcher: it shares the registered feeds with the other instances and polls its part of them. */
public final class FeedFetcher implements AutoCloseable {
    private static final Duration TO_MAKE_TOPICS = Duration.ofSeconds(30);

    private final Settings settings;
    private final Kafka kafka;
    private final List<FeedSource> sources;
    private final FeedPoll poll;
    private final PageReader pages;
    private final RefreshPolicy policy;
    private final PollTraces traces;
    private final EventCodec codec = new EventCodec("/silkwire/fetcher");
    private final InstantSource clock;
    private final FetcherMetrics metrics;
    private final ShardGroup group;

    /**
     * @param groupId consumer group of all fetchers of an installation
     * @param instanceId stable over restarts of one instance, unique among them
     * @param concurrentPolls polls in flight at most, at least 1
     * @param politeness how hard a host may be asked
     * @param keepsRaw whether responses are kept on {@code silkwire.raw}, to be read again later
     */
    public record Settings(
            String groupId, String instanceId, int concurrentPolls, HostGates.Settings politeness, boolean keepsRaw) {}

    /**
     * Where the brokers are and how to reach them, and the topics to be found there.
     *
     * @param consumer configuration of consumers by Kafka's names; the same for {@code producer} and {@code admin}
     */
    public record Kafka(
            TopicCatalogue catalogue,
            Map<String, Object> consumer,
            Map<String, Object> producer,
            Map<String, Object> admin) {}

    public FeedFetcher(
            Settings settings,
            Kafka kafka,
            List<FeedSource> sources,
            FeedClient client,
            FeedParser parser,
            RefreshPolicy policy,
            ObservationRegistry observations,
            InstantSource clock,
            MeterRegistry meters,
            @Nullable Subscriber subscriber) {
        this.settings = settings;
        this.kafka = kafka;
        this.sources = List.copyOf(sources);
        this.policy = policy;
        this.traces = new PollTraces(observations);
        this.clock = clock;
        this.metrics = new FetcherMetrics(meters);
        HostGates.Settings politeness = settings.politeness();
        Crossings crossings = new Crossings(politeness.interval(), politeness.partitions(), this::owned, clock);
        this.poll =
                new FeedPoll(client, parser, policy, codec, clock, metrics, settings.keepsRaw(), subscriber, crossings);
        this.pages = new PageReader(client, codec, clock);
        this.group = new ShardGroup(kafka.consumer(), settings.groupId(), settings.instanceId(), this::prepare, clock);
        metrics.watch(this);
        if (subscriber != null) {
            subscriber.onChange(this::changed);
        }
    }

    /**
     * Starts polling in the background.
     *
     * @throws org.silkwire.fetcher.registry.UnreadableFeedsException where a list of feeds can't be read
     */
    public void start() {
        // Asked here for the mistake in a file to be told to whoever starts us, not to a log.
        sources.forEach(FeedSource::feeds);
        group.start();
    }

    /** Makes topics and registry what they ought to be; the shards need both. */
    private IntFunction<FeedShard> prepare() throws InterruptedException {
        int partitions;
        try (Admin admin = Admin.create(kafka.admin())) {
            Map<String, Integer> made =
                    TopicCreation.ensure(admin, kafka.catalogue().topics(), TO_MAKE_TOPICS);
            partitions = made.getOrDefault(Topics.FEEDS, 0);
        }
        FeedRegistry registry = new FeedRegistry(kafka.consumer(), kafka.producer());
        sources.forEach(registry::reconcile);
        ShardContext context = new ShardContext(
                partitions,
                kafka.consumer(),
                kafka.producer(),
                poll,
                traces,
                pages,
                settings.groupId() + "-pages",
                policy,
                settings.politeness(),
                new Semaphore(settings.concurrentPolls()),
                codec,
                clock,
                metrics);
        return partition -> {
            FeedShard shard = new FeedShard(partition, context);
            shard.start();
            return shard;
        };
    }

    private int owned() {
        return group.shards().size();
    }

    /** The shards that this instance owns now, by partition. */
    public List<ShardState> shards() {
        return group.shards().stream()
                .map(FeedShard::state)
                .sorted(Comparator.comparingInt(ShardState::partition))
                .toList();
    }

    /** The feeds of this instance as they stand now. */
    public List<FeedStatus> feeds() {
        List<FeedStatus> feeds = new ArrayList<>();
        group.shards().forEach(shard -> feeds.addAll(shard.feeds()));
        return feeds;
    }

    /** How a feed stands now, or nothing where this instance doesn't own it. */
    public Optional<FeedStatus> feed(String feedId) {
        return group.shards().stream()
                .map(shard -> shard.feed(feedId))
                .filter(Objects::nonNull)
                .findAny();
    }

    /** The article pages that this instance is to read. */
    public List<PageState> pages() {
        List<PageState> pages = new ArrayList<>();
        group.shards().forEach(shard -> pages.addAll(shard.pages()));
        return pages;
    }

    /** How many feeds of this instance are in this state. */
    public long count(FeedStatus.Health health) {
        return group.shards().stream().mapToLong(shard -> shard.count(health)).sum();
    }

    /**
     * Has a feed polled at once, or as soon as its host may be asked; also one that is retired.
     *
     * @return false where this instance doesn't own it
     */
    public boolean pollNow(String feedId) {
        for (FeedShard shard : group.shards()) {
            FeedRegistration registration = shard.registration(feedId);
            if (registration != null) {
                new FeedRegistry(kafka.consumer(), kafka.producer())
                        .register(registration.withPollRequested(clock.instant()));
                return true;
            }
        }
        return false;
    }

    /**
     * Reads the kept responses of a feed again; what is found in them beyond what was told comes out as articles.
     *
     * @return false where this instance doesn't own it
     */
    public boolean replay(String feedId) {
        for (FeedShard shard : group.shards()) {
            if (shard.registration(feedId) != null) {
                shard.replay(feedId);
                return true;
            }
        }
        return false;
    }

    /** A feed's hub says that it changed; nothing happens where this instance doesn't own it. */
    private void changed(String feedId) {
        group.shards().stream()
                .filter(shard -> shard.registration(feedId) != null)
                .forEach(shard -> shard.changed(feedId));
    }

    /** What keeps this instance from its share in the feeds; null where nothing does. */
    public @Nullable Fault fault() {
        return group.fault();
    }

    /**
     * Why an instance has no share in the feeds.
     *
     * @param reason in words
     */
    public record Fault(String reason, Instant since) {}

    /** Commits what is in hand and leaves; at most some 15 seconds. */
    @Override
    public void close() {
        group.close();
    }
}
