package org.silkwire.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a misspelt {@code --silkwire.…}, which would otherwise do nothing. Known are the properties that Spring Boot's
 * annotation processor found in any module, and those that a file of defaults sets.
 */
final class PropertyCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "silkwire.";
    private static final int SUGGESTIONS = 3;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!(environment.getPropertySources().get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME)
                instanceof CommandLinePropertySource<?> commandLine)) {
            return;
        }
        List<String> ours = Arrays.stream(commandLine.getPropertyNames())
                .filter(name -> name.startsWith(OURS))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        Map<ConfigurationPropertyName, String> known = described();
        for (String name : ours) {
            if (!isKnown(name, known) && !isDefaulted(name, environment)) {
                throw new UnknownPropertyException("unknown property --" + name + "; did you mean "
                        + nearest(
                                name,
                                known.keySet().stream().map(Object::toString).toList()) + "?");
            }
        }
    }

    /** The types of our properties by their names. */
    private static Map<ConfigurationPropertyName, String> described() {
        Map<ConfigurationPropertyName, String> types = new TreeMap<>();
        JsonMapper json = new JsonMapper();
        try {
            for (URL file :
                    Collections.list(PropertyCheck.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = file.openStream()) {
                    for (JsonNode property : json.readTree(in).path("properties")) {
                        String name = property.path("name").asString("");
                        if (name.startsWith(OURS)) {
                            types.put(
                                    ConfigurationPropertyName.of(name),
                                    property.path("type").asString(""));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static boolean isKnown(String name, Map<ConfigurationPropertyName, String> known) {
        ConfigurationPropertyName asked = ConfigurationPropertyName.adapt(name, '.');
        return known.entrySet().stream()
                .anyMatch(entry -> entry.getKey().equals(asked)
                        || (entry.getKey().isAncestorOf(asked) && isContainer(entry.getValue())));
    }

    private static boolean isContainer(String type) {
        return type.startsWith("java.util.Map") || type.startsWith("java.util.List");
    }

    private static boolean isDefaulted(String name, ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            // Spring Boot's view of all the others would find the command line itself.
            if (!(source instanceof CommandLinePropertySource<?>)
                    && !source.getName().equals("configurationProperties")
                    && source.containsProperty(name)) {
                return true;
            }
        }
        return false;
    }

    private static String nearest(String name, List<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(SUGGESTIONS)
                .map(candidate -> "--" + candidate)
                .collect(Collectors.joining(", "));
    }

    /** Edits of one character that make one word of the other (Levenshtein 1965). */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
