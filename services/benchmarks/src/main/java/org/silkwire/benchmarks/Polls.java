package org.silkwire.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Polls of feeds that have nothing new. The limit and ours are measured in turn, several times where a poll costs so little
 * that another machine on the same processor decides; of each the round whose CPU is in the middle is told.
 */
final class Polls {
    private static final int FEEDS = 2_000;

    private final String kind;
    private final int rounds;
    private final int warmUp;

    private Polls(String kind, int rounds, int warmUp) {
        this.kind = kind;
        this.rounds = rounds;
        this.warmUp = warmUp;
    }

    /** Answered by 304; the compiler takes a fifth of the CPU of such a poll after the usual warm-up, a twentieth after 45 s. */
    static Polls unchanged() {
        return new Polls("304", Integer.getInteger("bench.rounds", 3), 90);
    }

    /** Answered by 200 and the body of before. */
    static Polls same() {
        return new Polls("same", 1, Window.WARM_UP);
    }

    void measure(Consumer<Figure> told) throws Exception {
        List<Window> limit = new ArrayList<>();
        List<Window> ours = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (Contestants.wanted("raw loop")) {
                try (Stage stage = new Stage();
                        Child raw = Contestants.rawLoop(stage, kind, FEEDS)) {
                    limit.add(Window.of(stage, raw, FEEDS, warmUp));
                }
            }
            if (Contestants.wanted("silkwire")) {
                try (Stage stage = new Stage();
                        Child fetcher = Contestants.fetcher(stage, kind, FEEDS, "10ms")) {
                    ours.add(Window.of(stage, fetcher, FEEDS, warmUp));
                }
            }
        }
        tell(told, "raw loop", limit);
        tell(told, "silkwire", ours);
        if (Contestants.wanted("one-day")) {
            try (Stage stage = new Stage();
                    Child oneDay = Contestants.oneDay(stage, kind, FEEDS, 10)) {
                tell(told, "one-day", List.of(Window.of(stage, oneDay, FEEDS, warmUp)));
            }
        }
    }

    private void tell(Consumer<Figure> told, String who, List<Window> measured) {
        if (measured.isEmpty()) {
            return;
        }
        List<Window> byCpu = measured.stream()
                .sorted(Comparator.comparingDouble(Polls::cpuAPoll))
                .toList();
        Window window = byCpu.get(byCpu.size() / 2);
        String all = measured.stream()
                .map(each -> String.format(Locale.ROOT, "%.1f", cpuAPoll(each)))
                .collect(Collectors.joining(", "));
        told.accept(new Figure(who, "polls, " + kind, window.requestsPerSecond(), "1/s", busy(window)));
        told.accept(new Figure(who, "CPU a poll, " + kind, cpuAPoll(window), "µs", measured.size() == 1 ? "" : all));
        told.accept(new Figure(
                who, "broker's CPU a poll, " + kind, window.brokerCpu() * 1e6 / window.requests(), "µs", ""));
    }

    private static double cpuAPoll(Window window) {
        return window.cpu() * 1e6 / window.requests();
    }

    static String busy(Window window) {
        return String.format(Locale.ROOT, "feed server %.0f %% busy", 100 * window.serverBusy());
    }
}
