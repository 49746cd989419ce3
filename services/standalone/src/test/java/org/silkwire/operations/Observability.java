package org.silkwire.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of infra/observability. */
final class Observability {
    static final Path INFRA = Path.of("../../infra");
    static final Path RULES = INFRA.resolve("observability/prometheus/rules/silkwire.yml");
    static final Path DASHBOARDS = INFRA.resolve("observability/grafana/dashboards");

    /** What stands between names in PromQL: strings, selectors' braces, groupings, durations, functions and words. */
    private static final Pattern NO_METRIC = Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]"
            + "|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"
            + "|\\b(and|or|unless|offset|bool)\\b|\\b[a-z_0-9]+\\s*\\(|\\$[a-z_]+|\\b\\d[\\w.]*");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    /** Told by Prometheus itself. */
    private static final Set<String> PROMETHEUS = Set.of("up");

    private Observability() {}

    /** An alert rule. */
    record Alert(String name, String expression, String runbook) {}

    static List<Alert> alerts() {
        JsonNode file = yaml(RULES);
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode group : file.path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                alerts.add(new Alert(
                        rule.path("alert").asString(),
                        rule.path("expr").asString(),
                        rule.path("annotations").path("runbook_url").asString("")));
            }
        }
        return alerts;
    }

    /** Every PromQL expression of a dashboard, with the panel's title. */
    record Query(String dashboard, String panel, String expression) {}

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (Path file : dashboards()) {
            JsonNode dashboard = new JsonMapper().readTree(file.toFile());
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new Query(
                            file.getFileName().toString(),
                            panel.path("title").asString(""),
                            target.path("expr").asString()));
                }
            }
        }
        return queries;
    }

    /** The metrics that a PromQL expression names. */
    static Set<String> metrics(String expression) {
        String left = expression;
        String before;
        do {
            before = left;
            left = NO_METRIC.matcher(left).replaceAll(" ");
        } while (!left.equals(before));
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(left);
        while (name.find()) {
            names.add(name.group());
        }
        names.removeAll(PROMETHEUS);
        return names;
    }

    static JsonNode yaml(Path file) {
        try {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return new JsonMapper().valueToTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
