package org.silkwire.benchmarks;

import java.util.function.Consumer;
import org.silkwire.contract.Topics;

/** The limit of the produce path, with each compression that the topics could have. */
final class Produce {
    void measure(Consumer<Figure> told) throws Exception {
        for (String compression : new String[] {"zstd", "lz4", "none"}) {
            try (Stage stage = new Stage();
                    Child loop = Contestants.produceLoop(stage, compression)) {
                Window window = Window.of(stage, loop, 0);
                loop.stop();
                long records = stage.committed(Topics.ARTICLES, window.from(), window.to());
                long[] all = {0};
                stage.replay(Topics.ARTICLES, _ -> all[0]++);
                String what = ", " + compression;
                told.accept(new Figure("produce loop", "records" + what, records / window.seconds(), "1/s", ""));
                told.accept(
                        new Figure("produce loop", "CPU per 1,000" + what, window.cpu() * 1_000 / records, "s", ""));
                told.accept(new Figure(
                        "produce loop",
                        "broker's CPU per 1,000" + what,
                        window.brokerCpu() * 1_000 / records,
                        "s",
                        ""));
                told.accept(new Figure(
                        "produce loop",
                        "disk a record" + what,
                        (double) stage.bytesOnDisk(Topics.ARTICLES) / all[0],
                        "bytes",
                        ""));
            }
        }
    }
}
