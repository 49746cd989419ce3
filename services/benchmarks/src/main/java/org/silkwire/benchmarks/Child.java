package org.silkwire.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that is measured from outside: its CPU time, and its memory as Linux counts it. */
final class Child implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final Path log;
    private final BufferedReader out;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a class of this class path.
     *
     * @param log where its error output goes
     */
    static Child start(Path log, Class<?> main, List<String> jvm, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return start(log, new ProcessBuilder(command));
    }

    /** Starts an executable jar, with two malloc arenas as infra/docs/operations.md has it: glibc takes eight a processor. */
    static Child startJar(Path log, Path jar, List<String> jvm, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(args));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("MALLOC_ARENA_MAX", "2");
        return start(log, process);
    }

    private static Child start(Path log, ProcessBuilder process) throws IOException {
        return new Child(process.redirectError(log.toFile()).start(), log);
    }

    /** The next line of its output. */
    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the process " + process.info().commandLine().orElse("")
                    + " ended before it said that it was ready");
        }
        return line;
    }

    /** Puts what it prints from now on beside its log. */
    void mute() {
        Thread.ofVirtual().start(() -> {
            try (Writer file = Files.newBufferedWriter(outputBeside(log))) {
                out.transferTo(file);
            } catch (IOException e) {
                // It was closed.
            }
        });
    }

    /** Where {@link #mute} puts it. */
    static Path outputBeside(Path log) {
        return log.resolveSibling(log.getFileName() + ".out");
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Anonymous memory that is resident, in KiB. */
    long rssAnonKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        stop();
    }

    /** Asks it to end and waits until it has; nothing happens where it has ended. */
    void stop() {
        process.destroy();
        try {
            // One that was told to write an AOT cache does so now.
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
