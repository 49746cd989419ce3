package org.silkwire.classifier.enrich;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a rule file, which knows its file, line and place, so that every complaint can say them. */
final class RuleNode {
    private final String file;
    private final int line;
    private final String place;
    /** Null where there is no value. */
    private final @Nullable Node value;

    private RuleNode(String file, int line, String place, @Nullable Node value) {
        this.file = file;
        this.line = value == null ? line : value.getStartMark().getLine() + 1;
        this.place = place;
        this.value = value == null || Tag.NULL.equals(value.getTag()) ? null : value;
    }

    /**
     * Reads YAML; of its types only strings, numbers, truth values, lists and maps.
     *
     * @param name of the file, for messages
     * @throws InvalidRulesException where it isn't YAML
     */
    static RuleNode read(String name, Reader yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        try {
            return new RuleNode(name, 1, "", new Yaml(options).compose(yaml));
        } catch (YAMLException e) {
            throw new InvalidRulesException(name + " can't be read as YAML: " + e.getMessage(), e);
        }
    }

    /** A complaint about this value: {@code organisations.yaml:12: [7].names[2] is …; expected …}. */
    InvalidRulesException complaint(String message) {
        return new InvalidRulesException(file + ":" + line + ": " + (place.isEmpty() ? "" : place + " ") + message);
    }

    private InvalidRulesException unexpected(String expected) {
        return complaint("is " + shown() + "; expected " + expected);
    }

    private String shown() {
        return switch (value) {
            case null -> "empty";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            case SequenceNode _ -> "a list";
            default -> "a map";
        };
    }

    Map<String, RuleNode> map() {
        if (!(value instanceof MappingNode map)) {
            throw unexpected("a map");
        }
        Map<String, RuleNode> nodes = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            RuleNode key = new RuleNode(file, line, place, entry.getKeyNode());
            String name = key.key();
            String inside = place.isEmpty() ? name : place + "." + name;
            if (nodes.put(name, new RuleNode(file, key.line, inside, entry.getValueNode())) != null) {
                throw key.complaint("holds the key '" + name + "' a second time; expected each once");
            }
        }
        return nodes;
    }

    private String key() {
        if (value instanceof ScalarNode scalar && !Tag.BOOL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        // YAML 1.1 reads NO and on as truth values.
        throw complaint("has the key " + shown() + "; expected a text, in quotes where it reads yes, no, on or off");
    }

    /** A map that holds no other keys than these. */
    Map<String, RuleNode> map(Set<String> keys) {
        Map<String, RuleNode> map = map();
        map.forEach((key, child) -> {
            if (!keys.contains(key)) {
                throw new RuleNode(file, child.line, place, null)
                        .complaint("holds '" + key + "'; expected only " + String.join(", ", new TreeSet<>(keys)));
            }
        });
        return map;
    }

    /** The child of that name; an empty one where there is none. */
    RuleNode get(String key) {
        RuleNode child = map().get(key);
        return child == null ? new RuleNode(file, line, place.isEmpty() ? key : place + "." + key, null) : child;
    }

    boolean isAbsent() {
        return value == null;
    }

    boolean isList() {
        return value instanceof SequenceNode;
    }

    List<RuleNode> list() {
        if (!(value instanceof SequenceNode list)) {
            throw unexpected("a list");
        }
        List<RuleNode> nodes = new ArrayList<>();
        for (Node child : list.getValue()) {
            nodes.add(new RuleNode(file, line, place + "[" + (nodes.size() + 1) + "]", child));
        }
        return nodes;
    }

    /** A list of texts, a single text as a list of one, or none where the value is absent. */
    List<String> texts() {
        if (value == null) {
            return List.of();
        }
        return isList() ? list().stream().map(RuleNode::text).toList() : List.of(text());
    }

    String text() {
        boolean truth = value != null && Tag.BOOL.equals(value.getTag());
        if (value instanceof ScalarNode scalar && !truth && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw unexpected("a text" + (truth ? ", in quotes" : ""));
    }

    @Nullable
    String textOrNull() {
        return value == null ? null : text();
    }

    boolean flag(boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof ScalarNode scalar && Tag.BOOL.equals(scalar.getTag())) {
            return scalar.getValue().equalsIgnoreCase("true");
        }
        throw unexpected("true or false");
    }

    /** A phrase to look for. */
    Phrase phrase() {
        try {
            return Phrase.parse(text());
        } catch (IllegalArgumentException e) {
            throw complaint("is no phrase: " + e.getMessage());
        }
    }

    /** Phrases to look for; a single one as a list of one. */
    List<Phrase> phrases() {
        if (value == null) {
            return List.of();
        }
        return isList() ? list().stream().map(RuleNode::phrase).toList() : List.of(phrase());
    }
}
