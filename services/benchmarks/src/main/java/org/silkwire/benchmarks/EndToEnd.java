package org.silkwire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the whole: ours, the one-day pipeline and the limits, all on the same feeds in one run. Prints each figure as it is
 * known, writes all of them to {@code target/bench.json} and appends a line to {@code history.jsonl}.
 */
final class EndToEnd {
    private static final Path RESULT = Path.of("target", "bench.json");
    private static final Path HISTORY = Path.of("history.jsonl");

    private final List<Figure> figures = new ArrayList<>();

    private EndToEnd() {}

    /** A part of the bench. */
    @FunctionalInterface
    interface Part {
        void measure(Consumer<Figure> told) throws Exception;
    }

    /** Runs the parts named, or all of them. */
    public static void main(String[] args) throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("304", Polls.unchanged()::measure);
        parts.put("same", Polls.same()::measure);
        parts.put("entries", new Entries()::measure);
        parts.put("produce", new Produce()::measure);
        parts.put("classify", new Classify()::measure);
        parts.put("latency", new Latency()::measure);
        parts.put("collectors", new Collectors()::measure);
        parts.put("rest", new Rest()::measure);
        parts.put("services", new ServiceStarts()::measure);
        EndToEnd run = new EndToEnd();
        boolean whole = true;
        for (String name : args.length == 0 ? parts.keySet() : List.of(args)) {
            Part part = parts.get(name);
            if (part == null) {
                throw new IllegalArgumentException(
                        name + " is no part of the bench; expected some of " + parts.keySet());
            }
            System.out.println("-- " + name);
            whole &= run.measured(part);
        }
        run.write();
        System.exit(whole ? 0 : 1);
    }

    /** What the other parts have found mustn't be lost with one that fails. */
    private boolean measured(Part part) {
        try {
            part.measure(this::tell);
            return true;
        } catch (Exception e) {
            e.printStackTrace(System.out);
            return false;
        }
    }

    private void tell(Figure figure) {
        figures.add(figure);
        System.out.println(figure);
    }

    private void write() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        run.put("cpus", Runtime.getRuntime().availableProcessors());
        run.put("java", Runtime.version().toString());
        run.put("figures", figures);
        Files.createDirectories(RESULT.toAbsolutePath().getParent());
        Files.writeString(RESULT, json.writerWithDefaultPrettyPrinter().writeValueAsString(run));
        Files.writeString(
                HISTORY, json.writeValueAsString(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Waits so long. */
    static void pass(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
