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
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A value in a rule file, which knows where it stands, so that every complaint can say so. */
final class RuleNode {
    private final String where;
    private final @Nullable Object value;

    private RuleNode(String where, @Nullable Object value) {
        this.where = where;
        this.value = value;
    }

    /**
     * Reads YAML; of its types only strings, numbers, lists and maps.
     *
     * @param name of the file, for messages
     * @throws InvalidRulesException where it isn't YAML
     */
    static RuleNode read(String name, Reader yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            return new RuleNode(name, new Yaml(new SafeConstructor(options)).load(yaml));
        } catch (YAMLException e) {
            throw new InvalidRulesException(name + " can't be read as YAML: " + e.getMessage(), e);
        }
    }

    /** A complaint about this value. */
    InvalidRulesException complaint(String message) {
        return new InvalidRulesException(where + " " + message);
    }

    private InvalidRulesException unexpected(String expected) {
        return complaint("is " + (value == null ? "empty" : "'" + value + "'") + "; expected " + expected);
    }

    Map<String, RuleNode> map() {
        if (!(value instanceof Map<?, ?> map)) {
            throw unexpected("a map");
        }
        Map<String, RuleNode> nodes = new LinkedHashMap<>();
        map.forEach((key, child) -> {
            if (key instanceof Boolean) {
                // YAML 1.1 reads NO and on as truth values.
                throw complaint(
                        "has the key " + key + "; expected a text, in quotes where it reads yes, no, on or off");
            }
            nodes.put(String.valueOf(key), new RuleNode(where + " → " + key, child));
        });
        return nodes;
    }

    /** A map that holds no other keys than these. */
    Map<String, RuleNode> map(Set<String> keys) {
        Map<String, RuleNode> map = map();
        for (String key : map.keySet()) {
            if (!keys.contains(key)) {
                throw complaint("holds '" + key + "'; expected only " + String.join(", ", new TreeSet<>(keys)));
            }
        }
        return map;
    }

    /** The child of that name; an empty one where there is none. */
    RuleNode get(String key) {
        RuleNode child = map().get(key);
        return child == null ? new RuleNode(where + " → " + key, null) : child;
    }

    boolean isAbsent() {
        return value == null;
    }

    boolean isList() {
        return value instanceof List;
    }

    List<RuleNode> list() {
        if (!(value instanceof List<?> list)) {
            throw unexpected("a list");
        }
        List<RuleNode> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new RuleNode(where + "[" + (i + 1) + "]", list.get(i)));
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
        if (value instanceof String || value instanceof Number) {
            String text = String.valueOf(value);
            if (!text.isBlank()) {
                return text;
            }
        }
        throw unexpected("a text" + (value instanceof Boolean ? ", in quotes" : ""));
    }

    @Nullable
    String textOrNull() {
        return value == null ? null : text();
    }

    boolean flag(boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
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
