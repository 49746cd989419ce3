package org.silkwire.soak;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.fetcher.shard.FeedFetcher;

/** The fetcher in a process of its own, without what Spring adds, so that it is back a second after it was killed. */
final class SoakFetcher {
    static final int PARTITIONS = 12;

    private SoakFetcher() {}

    static TopicCatalogue catalogue() {
        return new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS));
    }

    /** @param args bootstrap servers; instance; the feeds' server; shortest and longest interval between polls */
    @SuppressWarnings("SystemOut") // The parent reads it there.
    public static void main(String[] args) throws IOException {
        Map<String, Object> clients = Map.of("bootstrap.servers", args[0]);
        // The shortest that a broker takes: another takes over that much sooner.
        Map<String, Object> consumers = Map.of("bootstrap.servers", args[0], "session.timeout.ms", 6_000);
        FeedFetcher fetcher = new FeedFetcher(
                new FeedFetcher.Settings(
                        "soak", args[1], 128, new HostGates.Settings(8, Duration.ZERO, PARTITIONS), false),
                new FeedFetcher.Kafka(catalogue(), consumers, clients, clients),
                List.of(),
                new FeedClient(
                        HttpSettings.DEFAULTS
                                .withAllowedAddresses(args[2])
                                .withUserAgent(args[1] + " (+https://silkwire.org/soak)"),
                        InstantSource.system()),
                new FeedParser(),
                new RefreshPolicy(new RefreshPolicy.Settings(Duration.parse(args[3]), Duration.parse(args[4]))),
                ObservationRegistry.NOOP,
                InstantSource.system(),
                new SimpleMeterRegistry(),
                null);
        fetcher.start();
        SoakProcess.listen(line -> System.out.println(fetcher.shards()));
    }
}
