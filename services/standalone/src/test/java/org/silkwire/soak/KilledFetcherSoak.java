package org.silkwire.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Event;
import org.silkwire.contract.Topics;
import org.springframework.util.FileSystemUtils;

/**
 * Changing feeds, a fetcher that is killed every few seconds and a broker that is killed twice; afterwards, each entry that
 * the feeds' own ledger says was served is an article once, to a reader of what is committed.
 *
 * <p>That a kill fell into an open transaction is read from the broker once the process is dead: the transaction is still
 * open then, and nobody is left to have opened it since.
 */
class KilledFetcherSoak {
    private static final int FEEDS = Integer.getInteger("silkwire.soak.feeds", 2_000);
    private static final Duration AT_LEAST = Duration.ofSeconds(Long.getLong("silkwire.soak.seconds", 600));
    private static final int ARTICLES = Integer.getInteger("silkwire.soak.articles", 50_000);
    private static final int OPEN_KILLS = Integer.getInteger("silkwire.soak.kills", 20);
    private static final Duration WORK = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofSeconds(16);
    private static final int ROUNDS = 2;
    private static final Duration UNTIL_STUCK = Duration.ofSeconds(90);

    /** A slow machine gets longer to reach the numbers, but not for ever. */
    private static final int PATIENCE = 3;

    /** Kept, logs and all, until the next run. */
    private final Path directory = emptied(Path.of("target", "soak"));

    private int kills;
    private int openKills;
    private int brokerKills;

    @Test
    void nothingIsLostAndNothingToldTwice() throws Exception {
        Path ledger = directory.resolve("ledger.txt");
        double rate = 1.15 * ARTICLES / AT_LEAST.toSeconds();
        try (SoakProcess press = SoakProcess.start(
                        directory.resolve("press.log"),
                        List.of("-Xmx512m"),
                        SoakPress.class.getName(),
                        Integer.toString(FEEDS),
                        Double.toString(rate),
                        ledger.toString());
                SoakCluster cluster = new SoakCluster(directory)) {
            String port = press.line();
            Instant begun = Instant.now();
            cluster.makeTopics();
            cluster.register(FEEDS, port);
            killOverAndOver(cluster, press, port, begun);

            press.tell("stop");
            long published = Long.parseLong(press.line());
            try (SoakProcess last = fetcher(cluster, port)) {
                List<Event> articles = awaitAll(cluster, last, published);
                press.tell("ledger");
                press.line();
                report(articles, SoakPress.read(ledger), begun);
            }
        }
    }

    private void killOverAndOver(SoakCluster cluster, SoakProcess press, String port, Instant begun) {
        while (true) {
            Duration passed = Duration.between(begun, Instant.now());
            press.tell("count");
            long published = Long.parseLong(press.line());
            boolean enough = passed.compareTo(AT_LEAST) >= 0
                    && published >= ARTICLES
                    && openKills >= OPEN_KILLS
                    && brokerKills >= 2;
            if (enough || passed.compareTo(AT_LEAST.multipliedBy(PATIENCE)) > 0) {
                return;
            }
            try (SoakProcess fetcher = fetcher(cluster, port)) {
                cluster.awaitOpenTransaction(fetcher);
                await().pollDelay(WORK).atMost(WORK.multipliedBy(2)).until(() -> true);
                if (passed.compareTo(AT_LEAST.multipliedBy(brokerKills + 1).dividedBy(3)) > 0 && brokerKills < 2) {
                    cluster.killBroker();
                    brokerKills++;
                    cluster.awaitOpenTransaction(fetcher);
                }
                cluster.awaitOpenTransaction(fetcher);
                assertThat(fetcher.isAlive())
                        .as("the fetcher lives until it is killed")
                        .isTrue();
                fetcher.kill();
                kills++;
                openKills += cluster.openTransactions().isEmpty() ? 0 : 1;
            }
        }
    }

    private static Path emptied(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
            return Files.createDirectories(directory).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SoakProcess fetcher(SoakCluster cluster, String port) {
        try {
            return SoakProcess.start(
                    directory.resolve("fetcher.log"),
                    List.of(
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djdk.net.hosts.file=" + SoakCluster.hosts(directory, FEEDS)),
                    SoakFetcher.class.getName(),
                    cluster.bootstrapServers(),
                    "one",
                    "127.0.0.1:" + port,
                    SHORTEST.toString(),
                    LONGEST.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is committed {@link #ROUNDS} rounds of polls after it was as much as was published, by when what is told twice
     * would have been; or once nothing more has come for a while.
     */
    private static List<Event> awaitAll(SoakCluster cluster, SoakProcess fetcher, long published) {
        try (CommittedEvents committed = cluster.follow(Topics.ARTICLES)) {
            List<Event> articles = new ArrayList<>();
            Instant last = Instant.now();
            Instant complete = null;
            while (fetcher.isAlive() && Instant.now().isBefore(last.plus(UNTIL_STUCK))) {
                if (articles.addAll(committed.more())) {
                    last = Instant.now();
                }
                if (complete == null && articles.size() >= published) {
                    complete = Instant.now();
                }
                if (complete != null && Instant.now().isAfter(complete.plus(LONGEST.multipliedBy(ROUNDS)))) {
                    break;
                }
            }
            return articles;
        }
    }

    @SuppressWarnings("SystemOut") // What a soak is run for.
    private void report(List<Event> articles, List<String> served, Instant begun) throws Exception {
        Map<String, Integer> told = new HashMap<>();
        Set<String> ids = new HashSet<>();
        int twice = 0;
        for (Event event : articles) {
            twice += ids.add(event.id()) ? 0 : 1;
            if (event instanceof Event.ArticlePublished published) {
                told.merge(String.valueOf(published.body().guid()), 1, Integer::sum);
            }
        }
        List<String> lost =
                served.stream().filter(guid -> !told.containsKey(guid)).toList();
        List<String> again = told.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        String report = """
                {"feeds": %d, "seconds": %d, "served": %d, "articles": %d, "kills": %d, "killsInOpenTransactions": %d, \
                "brokerKills": %d, "lost": %d, "twice": %d}
                """.formatted(
                        FEEDS,
                        Duration.between(begun, Instant.now()).toSeconds(),
                        served.size(),
                        articles.size(),
                        kills,
                        openKills,
                        brokerKills,
                        lost.size(),
                        again.size() + twice);
        Files.writeString(Path.of("target", "soak-killed-fetcher.json"), report);
        System.out.println("SOAK " + report);
        Files.write(directory.resolve("lost.txt"), lost);
        Files.write(directory.resolve("twice.txt"), again);
        assertThat(lost).as("served and never told").isEmpty();
        assertThat(again).as("told twice").isEmpty();
        assertThat(twice).as("events with the id of another").isZero();
        assertThat(articles).hasSize(served.size()).hasSizeGreaterThanOrEqualTo(ARTICLES);
        assertThat(openKills).isGreaterThanOrEqualTo(OPEN_KILLS);
        assertThat(brokerKills).isEqualTo(2);
    }
}
