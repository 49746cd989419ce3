package org.silkwire.benchmarks;

import java.io.IOException;
import java.util.function.Consumer;
import org.silkwire.contract.Topics;

/** Polls that bring twenty new entries of 1 KB each, up to where a reader of committed records can read them. */
final class Entries {
    private static final int FEEDS = 2_000;
    private static final double THOUSAND = 1_000;

    void measure(Consumer<Figure> told) throws Exception {
        if (Contestants.wanted("raw loop")) {
            try (Stage stage = new Stage();
                    Child raw = Contestants.rawLoop(stage, "new", FEEDS)) {
                Window window = Window.of(stage, raw, FEEDS);
                told.accept(
                        new Figure("raw loop", "polls, new", window.requestsPerSecond(), "1/s", Polls.busy(window)));
                told.accept(
                        new Figure("raw loop", "CPU a poll, new", window.cpu() * 1e6 / window.requests(), "µs", ""));
            }
        }
        if (Contestants.wanted("silkwire")) {
            try (Stage stage = new Stage();
                    Child fetcher = Contestants.fetcher(stage, "new", FEEDS, "10ms")) {
                Window window = Window.of(stage, fetcher, FEEDS);
                fetcher.stop();
                entries(told, "silkwire", stage, window, Topics.ARTICLES);
            }
        }
        if (Contestants.wanted("one-day")) {
            try (Stage stage = new Stage();
                    Child oneDay = Contestants.oneDay(stage, "new", FEEDS, 10)) {
                Window window = Window.of(stage, oneDay, FEEDS);
                oneDay.stop();
                entries(told, "one-day", stage, window, "oneday.entries");
            }
        }
    }

    private static void entries(Consumer<Figure> told, String who, Stage stage, Window window, String topic)
            throws IOException {
        long entries = stage.committed(topic, window.from(), window.to());
        told.accept(new Figure(who, "polls, new", window.requestsPerSecond(), "1/s", Polls.busy(window)));
        told.accept(new Figure(who, "entries committed", entries / window.seconds(), "1/s", ""));
        told.accept(new Figure(who, "CPU per 1,000 entries", window.cpu() * THOUSAND / entries, "s", ""));
        told.accept(
                new Figure(who, "broker's CPU per 1,000 entries", window.brokerCpu() * THOUSAND / entries, "s", ""));
        long[] all = {0};
        stage.replay(topic, _ -> all[0]++);
        told.accept(new Figure(who, "disk an entry", (double) stage.bytesOnDisk(topic) / all[0], "bytes", ""));
    }
}
