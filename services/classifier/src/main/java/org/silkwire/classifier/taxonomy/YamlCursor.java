package org.silkwire.classifier.taxonomy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A place in a YAML document, and the questions a reader of taxonomies asks there; wrong answers become problems. */
final class YamlCursor {
    private final String file;
    private final List<Problem> problems;
    private final Node node;

    YamlCursor(String file, Node node, List<Problem> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    void problem(String message) {
        Mark mark = node.getStartMark();
        problems.add(new Problem(file, mark.getLine() + 1, mark.getColumn() + 1, message));
    }

    /** The values of a mapping by their keys, of which there have to be no others than the allowed ones. */
    Map<String, YamlCursor> fields(Collection<String> allowed) {
        Map<String, YamlCursor> fields = entries("a mapping with the keys " + String.join(", ", allowed));
        Map<String, YamlCursor> known = new LinkedHashMap<>(fields);
        known.keySet().retainAll(allowed);
        fields.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                value.problem(
                        "found the unknown key \"%s\", expected one of %s".formatted(key, String.join(", ", allowed)));
            }
        });
        return known;
    }

    /** The values of a mapping whose keys are the author's own. */
    Map<String, YamlCursor> entries(String expected) {
        if (!(node instanceof MappingNode mapping)) {
            problem("found %s, expected %s".formatted(found(), expected));
            return Map.of();
        }
        Map<String, YamlCursor> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlCursor key = at(tuple.getKeyNode());
            YamlCursor value = at(tuple.getValueNode());
            String name = key.scalar();
            if (name == null) {
                key.problem("found %s, expected a word as key".formatted(key.found()));
            } else if (entries.put(name, value) != null) {
                key.problem("found the key \"%s\" a second time, expected it once".formatted(name));
            }
        }
        return entries;
    }

    List<YamlCursor> items(String expected) {
        if (!(node instanceof SequenceNode sequence)) {
            problem("found %s, expected a list of %s".formatted(found(), expected));
            return List.of();
        }
        List<YamlCursor> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(at(item)));
        return items;
    }

    /** A text that isn't blank, or an empty one with a problem noted. */
    String text(String expected) {
        String text = scalar();
        if (text == null || text.isBlank()) {
            problem("found %s, expected %s".formatted(found(), expected));
            return "";
        }
        return text;
    }

    List<String> texts(String expected) {
        return items(expected).stream().map(item -> item.text(expected)).toList();
    }

    double number(double least, double most) {
        String text = scalar();
        try {
            double number = text == null ? Double.NaN : Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with what is out of range.
        }
        problem("found %s, expected a number from %s to %s".formatted(found(), plain(least), plain(most)));
        return least;
    }

    boolean flag() {
        String text = scalar();
        if (!"true".equals(text) && !"false".equals(text)) {
            problem("found %s, expected true or false".formatted(found()));
        }
        return "true".equals(text);
    }

    private @Nullable String scalar() {
        return node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag()) ? scalar.getValue() : null;
    }

    private String found() {
        return switch (node) {
            case ScalarNode scalar when Tag.NULL.equals(scalar.getTag()) -> "nothing";
            case ScalarNode scalar -> '"' + scalar.getValue() + '"';
            case SequenceNode list -> "a list of " + list.getValue().size();
            case MappingNode mapping -> "a mapping of " + mapping.getValue().size();
            default -> "a " + node.getNodeId();
        };
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private YamlCursor at(Node other) {
        return new YamlCursor(file, other, problems);
    }
}
