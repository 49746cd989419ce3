package org.silkwire.fetcher;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The fetcher as a service of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(FetcherConfiguration.class)
public class FetcherApplication {
    /** Runs it; arguments are Spring Boot's, and so are the places where {@code fetcher.properties} is looked for. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(FetcherApplication.class)
                .properties("spring.config.name=fetcher")
                .run(args);
    }
}
