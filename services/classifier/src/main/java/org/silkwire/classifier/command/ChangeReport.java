package org.silkwire.classifier.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.silkwire.classifier.replay.Rejudged;
import org.silkwire.classifier.replay.TopicChange;
import org.silkwire.classifier.replay.TopicChange.Kind;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story.TopicMatch;

/** What a replay changes, counted by topic and kind, with the first few titles of each. */
final class ChangeReport {
    private static final int LONGEST_TITLE = 90;

    private final int most;
    private final Map<String, Map<Kind, List<String>>> samples = new TreeMap<>();
    private final Map<String, Map<Kind, Integer>> counts = new TreeMap<>();

    ChangeReport(int most) {
        this.most = most;
    }

    void add(Rejudged rejudged) {
        for (TopicChange change : rejudged.changes()) {
            Kind kind = change.kind();
            counts.computeIfAbsent(change.topic(), _ -> new EnumMap<>(Kind.class))
                    .merge(kind, 1, Integer::sum);
            List<String> shown = samples.computeIfAbsent(change.topic(), _ -> new EnumMap<>(Kind.class))
                    .computeIfAbsent(kind, _ -> new ArrayList<>());
            if (kind != Kind.UNCHANGED && shown.size() < most) {
                shown.add(sample(rejudged.after().article(), change));
            }
        }
    }

    void print(PrintWriter out) {
        out.printf("%-32s%10s%10s%10s%10s%n", "topic", "added", "removed", "changed", "unchanged");
        counts.forEach((topic, kinds) -> out.printf(
                "%-32s%10d%10d%10d%10d%n",
                topic,
                kinds.getOrDefault(Kind.ADDED, 0),
                kinds.getOrDefault(Kind.REMOVED, 0),
                kinds.getOrDefault(Kind.CHANGED, 0),
                kinds.getOrDefault(Kind.UNCHANGED, 0)));
        samples.forEach((topic, kinds) -> kinds.forEach((kind, titles) -> {
            if (!titles.isEmpty()) {
                out.printf("%n%s: %s%n", topic, kind.name().toLowerCase(Locale.ROOT));
                titles.forEach(title -> out.println("  " + title));
            }
        }));
    }

    private static String sample(Article article, TopicChange change) {
        String title = article.title() == null ? article.id() : article.title().replaceAll("\\p{Cntrl}", " ");
        return "%s  %s → %s  %s"
                .formatted(
                        article.fetchedAt().toString().substring(0, 10),
                        verdict(change.before()),
                        verdict(change.after()),
                        title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title);
    }

    private static String verdict(@org.jspecify.annotations.Nullable TopicMatch match) {
        return match == null
                ? "none"
                : String.format(
                        Locale.ROOT, "%s %.2f", match.relevance().name().toLowerCase(Locale.ROOT), match.confidence());
    }
}
