package org.silkwire.testkit;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A load: one feed on each of several hosts, to which entries are published in turn at a steady pace. Every tenth entry
 * is corrected later on. What was published stands in the {@link Ledger}, which knows nothing of Silkwire.
 */
public final class Press implements AutoCloseable {
    private static final int CORRECTED_EVERY = 10;
    private static final int CORRECTED_AFTER = 5;

    private final Ledger ledger = new Ledger();
    private final List<FeedServer> servers = new ArrayList<>();
    private final List<SampleFeed> feeds = new ArrayList<>();
    private final Map<String, SampleFeed> feedOf = new HashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("press").daemon().factory());
    private int published;

    /**
     * @param hosts addresses of this machine, each of them a host of its own to the fetcher
     * @param window entries that a feed shows: what a poll may be late by
     */
    public Press(List<InetAddress> hosts, int window) {
        for (InetAddress host : hosts) {
            FeedServer server = FeedServer.start(host);
            servers.add(server);
            feeds.add(server.feed("/feed.xml").window(window));
        }
    }

    /** Publishes an entry each {@code pace} from now on. */
    public void start(Duration pace) {
        var _ = executor.scheduleAtFixedRate(this::publish, 0, pace.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void publish() {
        int number = ++published;
        SampleFeed feed = feeds.get(number % feeds.size());
        String guid = guid(number);
        SampleEntry entry = new SampleEntry(
                guid,
                "https://news.example/" + number,
                "Belt and Road freight report number " + number,
                "Train " + number + " of " + guid.hashCode() + " wagons left for the port of " + number * 31 + ".",
                Instant.now());
        feedOf.put(guid, feed);
        // Into the ledger first: what a reader sees must never be ahead of it.
        ledger.published(entry);
        feed.add(entry);
        if (number % CORRECTED_EVERY == 0) {
            correct(guid(number - CORRECTED_AFTER));
        }
    }

    private void correct(String guid) {
        SampleFeed feed = feedOf.get(guid);
        if (feed == null) {
            return;
        }
        SampleEntry corrected = feed.entries().stream()
                .filter(entry -> entry.guid().equals(guid))
                .findAny()
                .map(entry -> entry.withTitle(entry.title() + ", corrected"))
                .orElse(null);
        if (corrected != null) {
            ledger.published(corrected);
            feed.edit(guid, _ -> corrected);
        }
    }

    private static String guid(int number) {
        return "urn:press:" + number;
    }

    /** Publishes nothing from now on; what stands in the feeds stays there. */
    public void stop() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the press did not stop within 10 s");
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    /** The list of the feeds, as {@code silkwire.feeds} wants it. */
    public String opml() {
        return servers.stream()
                .map(server -> "<outline type='rss' text='" + server.address() + "' xmlUrl='" + server.url("/feed.xml")
                        + "'/>")
                .collect(Collectors.joining("\n", "<opml version='2.0'><head/><body>\n", "\n</body></opml>\n"));
    }

    @Override
    public void close() {
        executor.shutdownNow();
        servers.forEach(FeedServer::close);
    }
}
