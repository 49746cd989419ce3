package org.silkwire.desk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the contract writes it: enums in lower case, times in ISO 8601, what is null left out. */
final class ApiJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private ApiJson() {}

    static ResponseEntity<byte[]> answer(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(body));
    }

    /** Without some properties. */
    static String text(Object body, String... without) {
        ObjectNode tree = JSON.valueToTree(body);
        return tree.remove(List.of(without)).toString();
    }

    static String text(Object body) {
        return new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8);
    }
}
