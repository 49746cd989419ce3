package org.silkwire.classifier;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The classifier as a service of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ClassifierConfiguration.class)
public class ClassifierApplication {
    /** Runs it; arguments are Spring Boot's, and so are the places where {@code classifier.properties} is looked for. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(ClassifierApplication.class)
                .properties("spring.config.name=classifier")
                .run(args);
    }
}
