package org.silkwire.fetcher;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.PostOutcome;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.registry.FeedSource;
import org.silkwire.fetcher.registry.OpmlFile;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.silkwire.fetcher.websub.Subscriber;
import org.silkwire.management.ManagementConfiguration;
import org.silkwire.management.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

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
            MeterRegistry meters,
            ObjectProvider<Subscriber> subscriber,
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
                        new HostGates.Settings(http.hostConcurrency(), http.hostInterval(), topics.partitions()),
                        properties.fetcher().keepRaw()),
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
                clock,
                meters,
                subscriber.getIfAvailable());
    }

    @Bean
    @ConditionalOnProperty("silkwire.websub.callback")
    Subscriber subscriber(FetcherProperties properties, FeedClient client) {
        return new Subscriber(
                properties.websub().settings(),
                (hub, form) -> refusal(client.postForm(hub, form)),
                InstantSource.system());
    }

    private static @Nullable String refusal(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Answered(int status) -> status / 100 == 2 ? null : "status " + status + "; expected 2xx";
            case PostOutcome.Unanswered(String reason) -> reason;
        };
    }

    @Bean
    @ConditionalOnProperty("silkwire.websub.callback")
    RouterFunction<ServerResponse> webSubCallback(Subscriber subscriber) {
        return new WebSubCallback(subscriber).route();
    }

    @Bean
    FetcherLifecycle fetcherLifecycle(FeedFetcher fetcher, ObjectProvider<Subscriber> subscriber) {
        return new FetcherLifecycle(fetcher, subscriber.getIfAvailable());
    }

    @Bean
    FeedsEndpoint feedsEndpoint(FeedFetcher fetcher) {
        return new FeedsEndpoint(fetcher);
    }

    @Bean
    PagesEndpoint pagesEndpoint(FeedFetcher fetcher) {
        return new PagesEndpoint(fetcher);
    }

    @Bean
    FetcherHealth fetcherHealth(FeedFetcher fetcher, FetcherProperties properties) {
        return new FetcherHealth(fetcher, properties.fetcher().healthPatience(), InstantSource.system());
    }
}
