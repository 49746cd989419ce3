package org.silkwire.classifier.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Labelled texts, one JSON object a line: {@code {"id", "title", "text", "lang", "labels": {"belt-and-road": 0|1, …}}}.
 * Other keys are ignored, but for an optional {@code source}, and {@code hard} where a text is easily taken for what it isn't.
 */
final class LabelledFile {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final int MOST_PROBLEMS = 20;

    private LabelledFile() {}

    /**
     * Reads a file.
     *
     * @throws CommandFailure naming file, line, what was found and what was expected, of each of the first bad lines
     */
    static List<LabelledText> read(Path file) {
        List<LabelledText> texts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int line = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String json = in.readLine(); json != null; json = in.readLine()) {
                line++;
                if (!json.isBlank() && problems.size() < MOST_PROBLEMS) {
                    read(json, file, line, texts, problems);
                }
            }
        } catch (NoSuchFileException e) {
            throw new CommandFailure(file + ": found no file, expected one with a JSON object a line", e);
        } catch (MalformedInputException e) {
            throw new CommandFailure(
                    "%s:%d: found bytes that are no UTF-8, expected UTF-8".formatted(file, line + 1), e);
        } catch (IOException e) {
            throw new CommandFailure(file + ": can't be read: " + e, e);
        }
        if (!problems.isEmpty()) {
            throw new CommandFailure(String.join("\n", problems));
        }
        if (texts.isEmpty()) {
            throw new CommandFailure(file + ": found no line, expected at least one JSON object");
        }
        return texts;
    }

    private static void read(String json, Path file, int line, List<LabelledText> texts, List<String> problems) {
        try {
            texts.add(text(json, file, line));
        } catch (CommandFailure e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private static LabelledText text(String json, Path file, int line) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new CommandFailure(
                    "%s:%d: found no JSON (%s), expected one object a line"
                            .formatted(file, line, e.getOriginalMessage()),
                    e);
        }
        if (!node.isObject()) {
            throw failure(file, line, "", node, "an object");
        }
        String title = string(node, "title", file, line);
        String text = string(node, "text", file, line);
        Map<String, Boolean> labels = new HashMap<>();
        JsonNode all = node.path("labels");
        if (!all.isObject() || all.isEmpty()) {
            throw failure(file, line, "labels", all, "an object such as {\"belt-and-road\": 0}");
        }
        all.properties().forEach(label -> {
            JsonNode value = label.getValue();
            if (!value.isBoolean() && !(value.isInt() && (value.intValue() == 0 || value.intValue() == 1))) {
                throw failure(file, line, "labels." + label.getKey(), value, "0 or 1");
            }
            labels.put(label.getKey(), value.isBoolean() ? value.booleanValue() : value.intValue() == 1);
        });
        return new LabelledText(
                optional(node, "id", "line " + line),
                title,
                text,
                optional(node, "lang", "und"),
                optional(node, "source", LabelledText.UNKNOWN),
                node.path("hard").isBoolean() && node.path("hard").booleanValue(),
                labels);
    }

    private static String string(JsonNode node, String key, Path file, int line) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw failure(file, line, key, value, "a string");
        }
        return value.stringValue();
    }

    private static String optional(JsonNode node, String key, String otherwise) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asString() : otherwise;
    }

    private static CommandFailure failure(Path file, int line, String key, JsonNode found, String expected) {
        String what = found.isMissingNode() ? "nothing" : shortened(found.toString());
        String where = key.isEmpty() ? "" : " as \"" + key + '"';
        return new CommandFailure("%s:%d: found %s%s, expected %s".formatted(file, line, what, where, expected));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + '…';
    }
}
