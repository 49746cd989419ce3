package org.silkwire.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A record as it looks on the wire, kept as a file: {@code {key, timestamp, headers, body}}. */
record GoldenFile(String key, Instant timestamp, Map<String, String> headers, JsonNode body) {
    static final Path DIRECTORY = Path.of("src/test/resources/golden");

    /** Numbers stay as they are written: 12.50 is not 12.5, and 4000000000 is not 4E+9. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenFile read(String name) {
        JsonNode file = JSON.readTree(DIRECTORY.resolve(name + ".json").toFile());
        Map<String, String> headers = new TreeMap<>();
        file.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return new GoldenFile(
                file.get("key").asString(), Instant.parse(file.get("timestamp").asString()), headers, file.get("body"));
    }

    static GoldenFile of(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            String before = headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            if (before != null) {
                throw new IllegalStateException("the header " + header.key() + " stands there twice");
            }
        }
        return new GoldenFile(
                new String(record.key(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(record.timestamp()),
                headers,
                JSON.readTree(record.value()));
    }

    Event decoded() {
        Headers wire = new RecordHeaders();
        headers.forEach((name, value) -> wire.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new EventCodec("/silkwire/test").decode(wire, JSON.writeValueAsBytes(body));
    }

    EventType type() {
        return EventType.ofCeType(headers.getOrDefault("ce_type", ""));
    }

    GoldenFile withBody(JsonNode other) {
        return new GoldenFile(key, timestamp, headers, other);
    }
}
