package org.silkwire.classifier;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.silkwire.contract.Article;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.TestBroker;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is deployed, and articles for it. */
final class RunningClassifier {
    private RunningClassifier() {}

    /**
     * An instance of the installation that is named after the directory.
     *
     * @param directory for its scratch space
     */
    static ConfigurableApplicationContext start(Path directory, String... properties) {
        return start(directory, InstantSource.system(), properties);
    }

    static ConfigurableApplicationContext start(Path directory, InstantSource clock, String... properties) {
        List<String> arguments = new ArrayList<>(TestBroker.shared().springArguments());
        arguments.add("--server.port=0");
        arguments.add("--silkwire.classifier.state-directory=" + directory.resolve("streams"));
        arguments.add("--silkwire.classifier.application-id=" + directory.getFileName());
        arguments.addAll(List.of(properties));
        return new SpringApplicationBuilder(ClassifierApplication.class)
                .properties("spring.config.name=classifier")
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .run(arguments.toArray(String[]::new));
    }

    static Article article(String guid, String title) {
        return article(guid, title, Instant.now());
    }

    static Article article(String guid, String title, Instant fetchedAt) {
        return Articles.of(Articles.feed("a.example", "A"), guid)
                .url("https://a.example/" + guid)
                .title(title)
                .at(fetchedAt)
                .article();
    }
}
