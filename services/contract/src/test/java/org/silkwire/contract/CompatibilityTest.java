package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the schemas against those of the last release, which stand in {@code src/test/resources/released} and are replaced by
 * a release alone. A change that breaks a reader needs a new {@code ce_type}.
 */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("src/test/resources/released");

    static List<String> released() {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void nothingThatWasReleasedIsBroken(String schema) {
        assertThat(Compatibility.breaks(read(schema), current(schema))).isEmpty();
    }

    static List<Arguments> changesThatBreak() {
        return List.of(
                change("a property renamed", story -> {
                    ObjectNode properties = (ObjectNode) story.path("properties");
                    properties.set("identity", properties.remove("storyId"));
                }),
                change("a property made mandatory", story -> {
                    ((ObjectNode) story.path("properties")).putObject("mood").put("type", "string");
                    ((ArrayNode) story.path("required")).add("mood");
                }),
                change("a property that may be missing now", story -> ((ArrayNode) story.path("required")).remove(0)),
                change(
                        "another type",
                        story -> ((ObjectNode) story.path("properties").path("topics")).put("type", "object")),
                change(
                        "another type, deeper",
                        story -> ((ObjectNode) story.at("/$defs/lineage/properties/source")).put("type", "integer")),
                change(
                        "a word that isn't taken any more",
                        story -> ((ArrayNode) story.at("/$defs/lineage/properties/role/enum")).remove(0)));
    }

    private static Arguments change(String name, Consumer<ObjectNode> change) {
        return Arguments.of(Named.of(name, change));
    }

    @ParameterizedTest
    @MethodSource("changesThatBreak")
    void aChangeThatBreaksAReaderIsSeen(Consumer<ObjectNode> change) {
        ObjectNode changed = (ObjectNode) current("story.v1.json").deepCopy();
        change.accept(changed);

        assertThat(Compatibility.breaks(current("story.v1.json"), changed)).isNotEmpty();
    }

    @Test
    void anAdditionIsNoBreak() {
        ObjectNode more = (ObjectNode) current("story.v1.json").deepCopy();
        ((ObjectNode) more.path("properties")).putObject("mood").put("type", "string");

        assertThat(Compatibility.breaks(current("story.v1.json"), more)).isEmpty();
    }

    private static JsonNode read(String schema) {
        return GoldenFile.JSON.readTree(RELEASED.resolve(schema).toFile());
    }

    private static JsonNode current(String schema) {
        try (InputStream file = EventType.class.getResourceAsStream("schema/" + schema)) {
            return GoldenFile.JSON.readTree(Objects.requireNonNull(file, schema + " is gone"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
