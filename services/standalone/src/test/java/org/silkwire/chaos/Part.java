package org.silkwire.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part of the installation in a process of its own, to be started, ended and mistreated. */
final class Part {
    private final String name;
    private final Class<?> main;
    private final List<String> arguments;
    private final Path directory;
    private @Nullable Process process;

    Part(String name, Class<?> main, Path directory, String... arguments) {
        this.name = name;
        this.main = main;
        this.directory = directory;
        this.arguments = List.of(arguments);
    }

    void start() throws IOException {
        start(Map.of());
    }

    void start(Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    Path log() {
        return directory.resolve(name + ".log");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL: nothing of it runs after this. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** SIGTERM, as an upgrade does; the seconds that it took. */
    Duration stop() throws InterruptedException {
        long from = System.nanoTime();
        running().destroy();
        if (!running().waitFor(10, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError(name + " did not stop within 10 s");
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** SIGSTOP: it doesn't know that time goes by. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        "kill", "-" + signal, Long.toString(running().pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("kill -" + signal + " of " + name + " failed with " + exit);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    void awaitEnd() {
        await(name + " ends").atMost(Duration.ofSeconds(60)).until(() -> !isAlive());
    }

    void end() throws InterruptedException {
        if (isAlive()) {
            // A stopped process is killed as well.
            kill();
        }
    }

    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return name + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return name + ": " + e;
        }
    }
}
