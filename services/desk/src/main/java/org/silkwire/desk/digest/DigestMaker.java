package org.silkwire.desk.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.silkwire.desk.index.Facet;
import org.silkwire.desk.index.Page;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;

/** Picks what a day's digest tells: what was told most often, and of that told once, what is surest. */
public final class DigestMaker {
    private static final int LOOKED_AT = 500;
    private static final int TOLD = 12;
    private static final int COUNTRIES = 5;

    private final StoryIndex index;

    public DigestMaker(StoryIndex index) {
        this.index = index;
    }

    /** Of all topics that the day has stories on. */
    public Digest make(LocalDate day) {
        return new Digest(
                day,
                index.values(Facet.TOPIC, LOOKED_AT).stream()
                        .map(topic -> section(topic.value(), day))
                        .filter(section -> section.total() > 0)
                        .sorted(Comparator.comparingLong((Digest.Section section) -> -section.total())
                                .thenComparing(Digest.Section::label))
                        .toList());
    }

    private Digest.Section section(String topic, LocalDate day) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Page page = index.search(StoryQuery.onTopic(topic).between(from, until), LOOKED_AT, null);
        List<StoryRow> stories = page.rows().stream()
                .sorted(Comparator.comparingInt((StoryRow row) -> -row.copies())
                        .thenComparingDouble(row -> -confidence(row, topic))
                        .thenComparing(StoryRow::id))
                .limit(TOLD)
                .toList();
        return new Digest.Section(
                topic, label(page.rows(), topic), page.total(), page.more(), countries(page.rows()), stories);
    }

    private static double confidence(StoryRow row, String topic) {
        return row.topics().stream()
                .filter(each -> each.id().equals(topic))
                .mapToDouble(StoryRow.Topic::confidence)
                .findFirst()
                .orElse(0);
    }

    private static String label(List<StoryRow> rows, String topic) {
        return rows.stream()
                .flatMap(row -> row.topics().stream())
                .filter(each -> each.id().equals(topic))
                .map(StoryRow.Topic::label)
                .findFirst()
                .orElse(topic);
    }

    private static List<String> countries(List<StoryRow> rows) {
        Map<String, Long> counts = rows.stream()
                .flatMap(row -> row.countries().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COUNTRIES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
