package org.silkwire.benchmarks;

import java.util.Locale;
import java.util.function.Consumer;

/** Polls of feeds that have nothing new. */
final class Polls {
    private static final int FEEDS = 2_000;

    private final String kind;

    /**
     * @param kind what the feed server answers: {@code 304}, or {@code same} for the body of before
     */
    Polls(String kind) {
        this.kind = kind;
    }

    void measure(Consumer<Figure> told) throws Exception {
        if (Contestants.wanted("raw loop")) {
            try (Stage stage = new Stage();
                    Child raw = Contestants.rawLoop(stage, kind, FEEDS)) {
                polls(told, "raw loop", kind, Window.of(stage, raw, FEEDS));
            }
        }
        if (Contestants.wanted("silkwire")) {
            try (Stage stage = new Stage();
                    Child fetcher = Contestants.fetcher(stage, kind, FEEDS, "10ms")) {
                polls(told, "silkwire", kind, Window.of(stage, fetcher, FEEDS));
            }
        }
        if (Contestants.wanted("one-day")) {
            try (Stage stage = new Stage();
                    Child oneDay = Contestants.oneDay(stage, kind, FEEDS, 10)) {
                polls(told, "one-day", kind, Window.of(stage, oneDay, FEEDS));
            }
        }
    }

    private static void polls(Consumer<Figure> told, String who, String kind, Window window) {
        told.accept(new Figure(who, "polls, " + kind, window.requestsPerSecond(), "1/s", busy(window)));
        told.accept(new Figure(who, "CPU a poll, " + kind, window.cpu() * 1e6 / window.requests(), "µs", ""));
        told.accept(new Figure(
                who, "broker's CPU a poll, " + kind, window.brokerCpu() * 1e6 / window.requests(), "µs", ""));
    }

    static String busy(Window window) {
        return String.format(Locale.ROOT, "feed server %.0f %% busy", 100 * window.serverBusy());
    }
}
