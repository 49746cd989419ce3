package org.silkwire.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;
import org.silkwire.testkit.Ledger;

/** What was broken and what the ledger says, as a page of Markdown. */
final class ChaosReport {
    private final String title;
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ChaosReport(String title) {
        this.title = title;
    }

    /**
     * @param recovery from the end of the fault until everything published up to then was told
     */
    void broke(String fault, Duration recovery, Ledger.Audit articles, Ledger.Audit stories) {
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %d | %.1f s | %d | %d | %d |",
                fault,
                articles.published(),
                recovery.toMillis() / 1000.0,
                articles.lost().size() + stories.lost().size(),
                articles.twice().size() + stories.twice().size(),
                articles.outOfOrder().size() + stories.outOfOrder().size()));
    }

    void note(String note) {
        notes.add(note);
    }

    void write(Path file, Ledger.Audit articles, Ledger.Audit stories) throws IOException {
        StringBuilder page = new StringBuilder("# " + title + "\n\n");
        page.append("Run at ")
                .append(Instant.now().truncatedTo(ChronoUnit.MINUTES))
                .append(" on ")
                .append(machine())
                .append(".\n\n");
        page.append(
                "| What was broken, under load | Published by then | All told after | Lost | Twice | Out of order |\n");
        page.append("|---|---|---|---|---|---|\n");
        rows.forEach(row -> page.append(row).append('\n'));
        page.append("\nAt the end, on `silkwire.articles`: ").append(articles).append(".\n");
        page.append("On `silkwire.stories.belt-and-road`: ").append(stories).append(".\n");
        if (!notes.isEmpty()) {
            page.append('\n');
            notes.forEach(note -> page.append("- ").append(note).append('\n'));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
    }

    private static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        long memory = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 / 1024)
                .findFirst()
                .orElse(0);
        return Runtime.getRuntime().availableProcessors() + " cores of " + model + ", " + memory + " GiB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + Runtime.version() + ", Kafka " + AppInfoParser.getVersion();
    }
}
