package org.silkwire.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.SampleFeed;

/** Two fetchers share the feeds; one is killed, and the other takes over. */
class TakeOverSoak {
    private static final int FEEDS = 240;
    private static final int HOSTS = FEEDS / 10;

    @TempDir
    Path directory;

    private final FeedServer server = FeedServer.start();
    private final List<SampleFeed> feeds = IntStream.range(0, FEEDS)
            .mapToObj(i -> server.feed("/" + i + ".xml"))
            .toList();
    private int told;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void nothingIsLostOrRepeatedAndNoHostIsAskedByBoth() throws Exception {
        try (SoakCluster cluster = new SoakCluster(directory)) {
            cluster.makeTopics();
            cluster.register(FEEDS, Integer.toString(server.port()));
            tell();
            try (SoakProcess one = fetcher(cluster, "one")) {
                awaitAskers(Set.of("one"));
                try (SoakProcess two = fetcher(cluster, "two")) {
                    awaitAskers(Set.of("one", "two"));
                    tell();
                    one.kill();
                    awaitAskers(Set.of("two"));
                    tell();

                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> cluster.committed(Topics.ARTICLES).size() >= told || !two.isAlive());
                }
            }
            List<Event> articles = cluster.committed(Topics.ARTICLES);
            report(articles.size());
            assertThat(articles).hasSize(told).extracting(Event::id).doesNotHaveDuplicates();
        }
        assertThat(turnsByHost())
                .hasSize(HOSTS)
                .allSatisfy((host, turns) ->
                        assertThat(turns).as(host).isIn(List.of("one", "two"), List.of("two"), List.of("one")));
    }

    @SuppressWarnings("SystemOut") // What a soak is run for.
    private void report(int articles) {
        Map<List<String>, Long> hosts =
                turnsByHost().values().stream().collect(Collectors.groupingBy(turns -> turns, Collectors.counting()));
        System.out.println("SOAK {feeds=" + FEEDS + ", told=" + told + ", articles=" + articles + ", requests="
                + server.requests().size() + ", hostsByWhoAskedInTurn=" + hosts + "}");
    }

    private void tell() {
        feeds.forEach(feed -> feed.add("Report " + ++told));
    }

    private SoakProcess fetcher(SoakCluster cluster, String instance) throws Exception {
        return SoakProcess.start(
                directory.resolve(instance + ".log"),
                List.of(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djdk.net.hosts.file=" + SoakCluster.hosts(directory, FEEDS)),
                SoakFetcher.class.getName(),
                cluster.bootstrapServers(),
                instance,
                server.address(),
                "PT0.5S",
                "PT1S");
    }

    /** Until all hosts were asked since now, by these between them. */
    private void awaitAskers(Set<String> askers) {
        int before = server.requests().size();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<ReceivedRequest> since = server.requests();
            Map<String, String> last = new LinkedHashMap<>();
            since.subList(before, since.size()).forEach(request -> last.put(host(request), agent(request)));
            assertThat(last).hasSize(HOSTS);
            assertThat(new HashSet<>(last.values())).isEqualTo(askers);
        });
    }

    /** Who asked each host, in turn, without repetitions. */
    private Map<String, List<String>> turnsByHost() {
        Map<String, List<String>> turns = new LinkedHashMap<>();
        for (ReceivedRequest request : server.requests()) {
            List<String> askers = turns.computeIfAbsent(host(request), _ -> new ArrayList<>());
            if (askers.isEmpty() || !askers.getLast().equals(agent(request))) {
                askers.add(agent(request));
            }
        }
        return turns;
    }

    private static String host(ReceivedRequest request) {
        return request.header("Host").orElseThrow();
    }

    private static String agent(ReceivedRequest request) {
        String agent = request.header("User-Agent").orElseThrow();
        return agent.substring(0, agent.indexOf(' '));
    }
}
