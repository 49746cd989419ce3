package org.silkwire.classifier;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
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

    /**
     * Kafka takes half a second to make topics and to find a group together, which needn't wait until the rest of the
     * application has come up. Beside a broker in its own process the classifier waits, since that is started last.
     */
    @Bean
    InitializingBean early(ClassifierLifecycle lifecycle) {
        return lifecycle::start;
    }
}
