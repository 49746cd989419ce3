package org.silkwire.classifier;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import org.silkwire.classifier.topology.ClassifierStreams;
import org.silkwire.classifier.topology.Rulebook;
import org.silkwire.contract.TopicCatalogue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The classifier in Spring's terms; imported by its own application and by the standalone one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ClassifierProperties.class})
public class ClassifierConfiguration {}
