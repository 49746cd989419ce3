package org.silkwire.desk;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The desk as a service of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(DeskConfiguration.class)
public class DeskApplication {
    /** Runs it; arguments are Spring Boot's, and so are the places where {@code desk.properties} is looked for. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(DeskApplication.class)
                .properties("spring.config.name=desk")
                .run(args);
    }
}
