package org.silkwire.classifier;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import org.silkwire.classifier.topology.ClassifierStreams;
import org.silkwire.contract.TopicCatalogue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;

/** The classifier in Spring's terms; imported by its own application and by the standalone one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassifierProperties.class)
@PropertySource("classpath:classifier-defaults.properties")
public class ClassifierConfiguration {

    @Bean
    Taxonomy taxonomy(@Value("${silkwire.taxonomy:#{null}}") @Nullable Path directory) {
        TaxonomySource source = directory == null ? TaxonomySource.shipped() : TaxonomySource.directory(directory);
        return switch (Classifier.load(source)) {
            case TaxonomyOutcome.Loaded(Taxonomy taxonomy) -> taxonomy;
            case TaxonomyOutcome.Refused(var problems) -> throw new RefusedTaxonomyException(problems);
        };
    }

    @Bean
    Enricher enricher(@Value("${silkwire.taxonomy:#{null}}") @Nullable Path directory) {
        return directory == null ? Enricher.bundled() : Enricher.from(directory.resolve(Enricher.FOLDER));
    }

    @Bean
    ClassifierStreams classifierStreams(
            ClassifierProperties properties,
            Environment environment,
            Taxonomy taxonomy,
            Enricher enricher,
            KafkaAdmin admin) {
        TopicCatalogue.Settings topics =
                Binder.get(environment).bindOrCreate("silkwire.topics", TopicCatalogue.Settings.class);
        Classifier classifier = Classifier.of(taxonomy);
        return new ClassifierStreams(
                new ClassifierStreams.Settings(
                        properties.applicationId(),
                        properties.threads(),
                        properties.commitInterval(),
                        properties.stateDirectory(),
                        properties.copies()),
                new TopicCatalogue(topics),
                admin.getConfigurationProperties(),
                taxonomy.topics().stream().map(Topic::id).toList(),
                _ -> classifier,
                enricher);
    }

    @Bean
    ClassifierLifecycle classifierLifecycle(ClassifierStreams streams) {
        return new ClassifierLifecycle(streams);
    }

    @Bean
    ClassifierHealth classifierHealth(ClassifierStreams streams) {
        return new ClassifierHealth(streams);
    }
}
