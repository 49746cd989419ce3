package org.silkwire.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.activation.ActiveTaxonomies;
import org.silkwire.classifier.enrich.Enricher;
import org.silkwire.classifier.judge.TextJudge;
import org.silkwire.classifier.topology.ClassifierStreams;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.management.ManagementConfiguration;
import org.silkwire.management.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.function.SingletonSupplier;

/** The classifier in Spring's terms; imported by its own application and by the standalone one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassifierProperties.class)
@PropertySource("classpath:classifier-defaults.properties")
@Import(ManagementConfiguration.class)
public class ClassifierConfiguration {

    @Bean
    TopicCatalogue classifierTopics(Environment environment) {
        return new TopicCatalogue(
                Binder.get(environment).bindOrCreate("silkwire.topics", TopicCatalogue.Settings.class));
    }

    @Bean
    ActiveTaxonomies activeTaxonomies(
            ClassifierProperties properties,
            @Value("${silkwire.taxonomy:#{null}}") @Nullable Path directory,
            @Qualifier("classifierTopics") TopicCatalogue topics,
            KafkaAdmin admin,
            ObjectProvider<InstantSource> clock) {
        return ActiveTaxonomies.of(
                new ActiveTaxonomies.Settings(
                        directory, properties.taxonomyRescan(), properties.applicationId() + "-taxonomies"),
                topics,
                admin.getConfigurationProperties(),
                clock.getIfAvailable(InstantSource::system));
    }

    /** For a desk in the same process. */
    @Bean
    TextJudge classifiersJudge(ActiveTaxonomies taxonomies) {
        return TextJudge.beside(taxonomies);
    }

    /** A mistake in a user's rules ends the start; the rest is loaded when it is wanted. */
    @Bean
    SingletonSupplier<Enricher> enricher(@Value("${silkwire.taxonomy:#{null}}") @Nullable Path directory) {
        Enricher.Rules rules =
                directory == null ? Enricher.Rules.bundled() : Enricher.Rules.from(directory.resolve(Enricher.FOLDER));
        return SingletonSupplier.of(rules::enricher);
    }

    @Bean
    ClassifierStreams classifierStreams(
            ClassifierProperties properties,
            @Qualifier("classifierTopics") TopicCatalogue topics,
            ActiveTaxonomies taxonomies,
            SingletonSupplier<Enricher> enricher,
            KafkaAdmin admin,
            Traces traces,
            MeterRegistry meters) {
        return new ClassifierStreams(
                new ClassifierStreams.Settings(
                        properties.applicationId(),
                        properties.threads(),
                        properties.commitInterval(),
                        properties.stateDirectory(),
                        properties.standbyReplicas(),
                        properties.copies()),
                new ClassifierStreams.Instruments(traces.registry(), meters),
                topics,
                admin.getConfigurationProperties(),
                taxonomies,
                enricher::obtain);
    }

    @Bean
    ClassifierLifecycle classifierLifecycle(ActiveTaxonomies taxonomies, ClassifierStreams streams) {
        return new ClassifierLifecycle(taxonomies, streams);
    }

    @Bean
    StreamsEndpoint streamsEndpoint(ClassifierStreams streams) {
        return new StreamsEndpoint(streams);
    }

    @Bean
    ClassifierHealth classifierHealth(ClassifierStreams streams) {
        return new ClassifierHealth(streams);
    }

    @Bean
    TaxonomyHealth taxonomyHealthIndicator(ActiveTaxonomies taxonomies) {
        return new TaxonomyHealth(taxonomies);
    }

    @Bean
    TaxonomyInfo taxonomyInfo(ActiveTaxonomies taxonomies) {
        return new TaxonomyInfo(taxonomies);
    }

    @Bean
    TaxonomyEndpoint taxonomyEndpoint(ActiveTaxonomies taxonomies) {
        return new TaxonomyEndpoint(taxonomies);
    }

    @Bean
    TaxonomyMetrics taxonomyMetrics(ActiveTaxonomies taxonomies) {
        return new TaxonomyMetrics(taxonomies);
    }
}
