package org.silkwire.desk.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description says what there is: no more and no less. */
class OpenApiTest {

    @Test
    void everyMappingIsDescribedAndNothingElse() throws Exception {
        assertThat(described()).isEqualTo(mapped());
    }

    private static Set<String> described() throws Exception {
        try (InputStream file = OpenApiTest.class.getClassLoader().getResourceAsStream(OpenApiDocument.FILE)) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Set<String> operations = new TreeSet<>();
            map(requireNonNull(document.get("paths")))
                    .forEach((path, methods) -> map(methods)
                            .keySet()
                            .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
            return operations;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Set<String> mapped() throws Exception {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> operations = new TreeSet<>();
        for (BeanDefinition each : scanner.findCandidateComponents("org.silkwire.desk")) {
            for (Method method : Class.forName(each.getBeanClassName()).getDeclaredMethods()) {
                operations.addAll(mappings(method));
            }
        }
        return operations;
    }

    private static List<String> mappings(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        List<String> operations = new ArrayList<>();
        if (mapping != null) {
            for (String path : mapping.path()) {
                if (path.startsWith("/api/")) {
                    Stream.of(mapping.method())
                            .forEach(verb -> operations.add(verb + " " + path.replaceAll("\\{(\\w+):[^/]*}+", "{$1}")));
                }
            }
        }
        return operations;
    }
}
