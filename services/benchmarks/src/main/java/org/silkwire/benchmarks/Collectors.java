package org.silkwire.benchmarks;

import java.util.function.Consumer;
import org.silkwire.contract.Topics;

/** What the garbage collectors and the size of objects' headers make of polls with new entries. */
final class Collectors {
    private static final int FEEDS = 2_000;
    private static final String[] FLAGS = {
        "-XX:+UseSerialGC",
        "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders",
        "-XX:+UseParallelGC -XX:+UseCompactObjectHeaders",
        "-XX:+UseG1GC",
        "-XX:+UseG1GC -XX:+UseCompactObjectHeaders"
    };

    void measure(Consumer<Figure> told) throws Exception {
        for (String flags : FLAGS) {
            try (Stage stage = new Stage();
                    Child fetcher = Contestants.fetcherOn(flags, stage, "new", FEEDS, "10ms")) {
                Window window = Window.of(stage, fetcher, FEEDS);
                double mib = fetcher.rssAnonKib() / 1024.0;
                fetcher.stop();
                long entries = stage.committed(Topics.ARTICLES, window.from(), window.to());
                told.accept(new Figure("silkwire", "entries committed", entries / window.seconds(), "1/s", flags));
                told.accept(new Figure("silkwire", "CPU per 1,000 entries", window.cpu() * 1e3 / entries, "s", flags));
                told.accept(new Figure("silkwire", "RssAnon under load", mib, "MiB", flags));
            }
        }
    }
}
