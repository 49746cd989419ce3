package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas say what the records are and what the codec writes, no more and no less. */
class SchemaTest {
    private static final String BASE = "https://silkwire.org/schema/";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(SchemaTest::text)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    @ParameterizedTest
    @MethodSource("org.silkwire.contract.GoldenFile#names")
    void holdForTheGoldenFiles(String name) {
        GoldenFile golden = GoldenFile.read(name);

        assertThat(schema(golden.type()).validate(golden.body())).isEmpty();
    }

    /** A body that lacks a required property is refused by the schema and by the codec, and one that lacks another by neither. */
    @TestFactory
    Stream<DynamicTest> refuseWhatTheCodecRefuses() {
        return GoldenFile.names().stream()
                .map(GoldenFile::read)
                .flatMap(golden -> objects(golden.body(), "")
                        .flatMap(at ->
                                golden.body().at(at).propertyNames().stream().map(name -> at + "/" + name))
                        .map(pointer -> DynamicTest.dynamicTest(
                                golden.type() + " without " + pointer, () -> bothOrNeither(golden, pointer))));
    }

    private static void bothOrNeither(GoldenFile golden, String pointer) {
        JsonNode body = golden.body().deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));

        boolean schemaTakesIt = schema(golden.type()).validate(body).isEmpty();
        boolean codecTakesIt = isDecodable(golden.withBody(body));

        assertThat(codecTakesIt).as("the codec takes it").isEqualTo(schemaTakesIt);
    }

    private static boolean isDecodable(GoldenFile golden) {
        try {
            golden.decoded();
            return true;
        } catch (UndecodableEventException _) {
            return false;
        }
    }

    /** JSON pointers to every object in it. */
    private static Stream<String> objects(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            found.add(pointer);
            node.properties()
                    .forEach(property -> objects(property.getValue(), pointer + "/" + property.getKey())
                            .forEach(found::add));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                objects(node.get(i), pointer + "/" + i).forEach(found::add);
            }
        }
        return found.stream();
    }

    @ParameterizedTest
    @EnumSource
    void areTheRecordsMirrored(EventType type) {
        mirrors(type.bodyClass(), new Place(type.schema(), read(type.schema())), type.schema());
    }

    @ParameterizedTest
    @EnumSource
    void areValidThemselves(EventType type) {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        JsonNode schema = read(type.schema());

        assertThat(meta.validate(schema)).isEmpty();
        assertThat(schema.path("$id").asString()).isEqualTo(BASE + type.schema());
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void allowWhatALaterVersionAdds() {
        GoldenFile gap = GoldenFile.read("feed.gap");
        ObjectNode later = (ObjectNode) gap.body().deepCopy();
        later.put("later", true);

        assertThat(schema(EventType.FEED_GAP).validate(later)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT15M", "PT24H", "PT1H0.5S", "PT36H12M0.000000001S"})
    void takeDurationsAsJavaWritesThem(String duration) {
        assertThat(Duration.parse(duration)).hasToString(duration);
        assertThat(duration).matches(durationPattern());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT", "P1D", "15", "PT-5M", "15M", "PT1.5H"})
    void refuseOtherDurations(String duration) {
        assertThat(duration).doesNotMatch(durationPattern());
    }

    private static String durationPattern() {
        return read("feed-registration.v1.json").at("/$defs/duration/pattern").asString();
    }

    private static void mirrors(Class<?> type, Place place, String path) {
        JsonNode schema = place.node();
        List<String> names = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            if (!NullnessOfRecords.isNullable(component)) {
                required.add(component.getName());
            }
        }
        assertThat(schema.path("type").asString()).as(path).isEqualTo("object");
        assertThat(schema.path("properties").propertyNames()).as(path).containsExactlyElementsOf(names);
        assertThat(strings(schema.path("required"))).as("required of %s", path).containsExactlyElementsOf(required);

        for (RecordComponent component : type.getRecordComponents()) {
            String at = path + "/" + component.getName();
            JsonNode property = schema.path("properties").path(component.getName());
            assertThat(property.path("description").asString())
                    .as("description of %s", at)
                    .isNotBlank();
            mirrors(component.getGenericType(), place.to(property), at);
        }
    }

    private static void mirrors(Type type, Place place, String path) {
        JsonNode schema = place.node();
        if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(path).isEqualTo(List.class);
            assertThat(schema.path("type").asString()).as(path).isEqualTo("array");
            mirrors(list.getActualTypeArguments()[0], place.to(schema.path("items")), path + "[]");
            return;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            mirrors(raw, place, path);
        } else if (raw.isEnum()) {
            assertThat(strings(schema.path("enum")))
                    .as(path)
                    .isEqualTo(Arrays.stream(raw.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .toList());
        } else {
            assertThat(schema.path("type").asString()).as(path).isEqualTo(jsonType(raw));
            if (raw == Instant.class) {
                assertThat(schema.path("format").asString()).as(path).isEqualTo("date-time");
            }
            if (raw == Duration.class) {
                assertThat(schema.path("pattern").asString()).as(path).isEqualTo(durationPattern());
            }
        }
    }

    private static String jsonType(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "integer";
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return "number";
        }
        assertThat(type).isIn(String.class, Instant.class, Duration.class);
        return "string";
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** A schema and the file that it stands in, which relative references start from. */
    private record Place(String file, JsonNode node) {
        /** Follows references until there is none. */
        Place to(JsonNode schema) {
            if (!schema.has("$ref")) {
                return new Place(file, schema);
            }
            String[] reference = schema.path("$ref").asString().split("#", -1);
            String target = reference[0].isEmpty() ? file : reference[0];
            JsonNode found = reference.length == 1 ? read(target) : read(target).at(reference[1]);
            assertThat(found.isMissingNode())
                    .as("%s, named in %s, is missing", schema, file)
                    .isFalse();
            return new Place(target, read(target)).to(found);
        }
    }

    private static Schema schema(EventType type) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + type.schema()));
    }

    private static JsonNode read(String file) {
        return GoldenFile.JSON.readTree(Objects.requireNonNull(text(BASE + file), file));
    }

    private static @Nullable String text(String iri) {
        if (!iri.startsWith(BASE)) {
            return null;
        }
        try (InputStream file = EventType.class.getResourceAsStream("schema/" + iri.substring(BASE.length()))) {
            return new String(Objects.requireNonNull(file, iri).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
