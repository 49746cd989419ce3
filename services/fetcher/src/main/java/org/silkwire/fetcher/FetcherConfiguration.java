package org.silkwire.fetcher;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.registry.FeedSource;
import org.silkwire.fetcher.registry.OpmlFile;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.management.ManagementConfiguration;
import org.silkwire.management.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The fetcher in Spring's terms; imported by its own application and by the standalone one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetcherProperties.class)
@PropertySource("classpath:fetcher-defaults.properties")
@Import(ManagementConfiguration.class)
public class FetcherConfiguration {

    @Bean
    FeedClient feedClient(FetcherProperties properties, ObjectProvider<FeedSource> sources) {
        List<String> addresses = sources.stream()
                .flatMap(source -> source.allowedAddresses().stream())
                .toList();
        return new FeedClient(properties.http().settings(addresses), InstantSource.system());
    }

    @Bean
    FeedFetcher feedFetcher(
            FetcherProperties properties,
            Environment environment,
            ObjectProvider<FeedSource> others,
            FeedClient client,
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            Traces traces) {
        InstantSource clock = InstantSource.system();
        List<FeedSource> sources = new ArrayList<>(others.stream().toList());
        if (properties.feeds() != null) {
            sources.add(new OpmlFile(properties.feeds(), clock));
        }
        TopicCatalogue.Settings topics =
                Binder.get(environment).bindOrCreate("silkwire.topics", TopicCatalogue.Settings.class);
        FetcherProperties.Http http = properties.http();
        return new FeedFetcher(
                new FeedFetcher.Settings(
                        properties.fetcher().groupId(),
                        properties.fetcher().instanceId(),
                        properties.fetcher().concurrentPolls(),
                        new HostGates.Settings(http.hostConcurrency(), http.hostInterval(), topics.partitions())),
                new FeedFetcher.Kafka(
                        new TopicCatalogue(topics),
                        consumers.getConfigurationProperties(),
                        producers.getConfigurationProperties(),
                        admin.getConfigurationProperties()),
                sources,
                client,
                new FeedParser(),
                properties.schedule().policy(),
                traces.registry(),
                clock);
    }

    @Bean
    FetcherLifecycle fetcherLifecycle(FeedFetcher fetcher) {
        return new FetcherLifecycle(fetcher);
    }

    @Bean
    FeedsEndpoint feedsEndpoint(FeedFetcher fetcher) {
        return new FeedsEndpoint(fetcher);
    }

    @Bean
    FetcherHealth fetcherHealth(FeedFetcher fetcher) {
        return new FetcherHealth(fetcher);
    }
}
