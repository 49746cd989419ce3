package org.silkwire.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether a schema may take the place of another under the same {@code ce_type}: what was written before must be valid
 * after, and what a reader relied on before must still be there.
 */
final class Compatibility {
    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** What breaks, in words; empty where nothing does. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        Compatibility compatibility = new Compatibility();
        compatibility.compare("", before, after);
        return List.copyOf(compatibility.breaks);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        types(path, before, after);
        properties(path, before, after);
        words(path, before, after);
        bounds(path, before, after);
        for (String nested : List.of("items", "additionalProperties")) {
            if (before.path(nested).isObject() && after.path(nested).isObject()) {
                compare(path + "/" + nested, before.path(nested), after.path(nested));
            }
        }
        before.path("$defs").properties().forEach(definition -> {
            JsonNode kept = after.path("$defs").path(definition.getKey());
            if (kept.isMissingNode()) {
                breaks.add(path + "/$defs/" + definition.getKey() + " is gone");
            } else {
                compare(path + "/$defs/" + definition.getKey(), definition.getValue(), kept);
            }
        });
    }

    private void types(String path, JsonNode before, JsonNode after) {
        if (!before.path("$ref").equals(after.path("$ref"))) {
            breaks.add(path + " refers to " + after.path("$ref") + "; before to " + before.path("$ref"));
        }
        if (!strings(before.path("type")).equals(strings(after.path("type")))) {
            breaks.add(path + " has the type " + after.path("type") + "; before " + before.path("type"));
        }
        if (!before.path("format").equals(after.path("format"))) {
            breaks.add(path + " has the format " + after.path("format") + "; before " + before.path("format"));
        }
    }

    private void properties(String path, JsonNode before, JsonNode after) {
        before.path("properties").properties().forEach(property -> {
            JsonNode kept = after.path("properties").path(property.getKey());
            if (kept.isMissingNode()) {
                breaks.add(path + "/" + property.getKey() + " is gone");
            } else {
                compare(path + "/" + property.getKey(), property.getValue(), kept);
            }
        });
        Set<String> required = strings(before.path("required"));
        Set<String> now = strings(after.path("required"));
        now.stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> breaks.add(path + "/" + name + " is required; what was written before may lack it"));
        required.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> breaks.add(path + "/" + name + " may be missing; readers rely on it"));
    }

    private void words(String path, JsonNode before, JsonNode after) {
        Set<String> left = strings(after.path("enum"));
        strings(before.path("enum")).stream()
                .filter(word -> !left.contains(word))
                .forEach(word -> breaks.add(path + " no longer takes '" + word + "'"));
    }

    /** A bound may be moved outwards only. */
    private void bounds(String path, JsonNode before, JsonNode after) {
        for (String least : List.of("minimum", "minLength", "minItems")) {
            if (after.path(least).asDouble(Double.NEGATIVE_INFINITY)
                    > before.path(least).asDouble(Double.NEGATIVE_INFINITY)) {
                breaks.add(path + " has the " + least + " " + after.path(least) + "; before " + before.path(least));
            }
        }
        for (String most : List.of("maximum", "maxLength", "maxItems")) {
            if (after.path(most).asDouble(Double.POSITIVE_INFINITY)
                    < before.path(most).asDouble(Double.POSITIVE_INFINITY)) {
                breaks.add(path + " has the " + most + " " + after.path(most) + "; before " + before.path(most));
            }
        }
    }

    private static Set<String> strings(JsonNode node) {
        Set<String> strings = new HashSet<>();
        if (node.isArray()) {
            node.forEach(each -> strings.add(each.asString()));
        } else if (node.isString()) {
            strings.add(node.asString());
        }
        return strings;
    }
}
