package org.silkwire.desk;

import java.time.InstantSource;
import java.util.List;
import org.silkwire.classifier.judge.TextJudge;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.desk.api.ApiConfiguration;
import org.silkwire.desk.api.StoryMessage;
import org.silkwire.desk.feedback.FeedbackBook;
import org.silkwire.desk.feeds.Discovery;
import org.silkwire.desk.feeds.FeedAdministration;
import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.intake.StoryIntake;
import org.silkwire.desk.page.PageConfiguration;
import org.silkwire.desk.page.TopicNames;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.desk.security.Access;
import org.silkwire.desk.security.SecurityConfiguration;
import org.silkwire.desk.store.KeptRecords;
import org.silkwire.desk.stream.EventStream;
import org.silkwire.desk.stream.LiveStories;
import org.silkwire.desk.syndication.SyndicationConfiguration;
import org.silkwire.desk.webhooks.DeadLetterWriter;
import org.silkwire.desk.webhooks.Deliveries;
import org.silkwire.desk.webhooks.StreamEnds;
import org.silkwire.desk.webhooks.Webhooks;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.management.ManagementConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** The desk in Spring's terms; imported by its own application and by the standalone one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
@Import({
    ManagementConfiguration.class,
    PageConfiguration.class,
    ApiConfiguration.class,
    SyndicationConfiguration.class,
    SecurityConfiguration.class
})
@PropertySource("classpath:desk-defaults.properties")
public class DeskConfiguration {

    @Bean
    Access access(DeskProperties properties) {
        return new Access(properties.password(), properties.directory(), properties.publicReading());
    }

    @Bean
    StoryIndex storyIndex(DeskProperties properties) {
        return StoryIndex.open(properties.directory().resolve("index"));
    }

    @Bean
    StoryIntake storyIntake(
            DeskProperties properties,
            Environment environment,
            StoryIndex index,
            LiveStories live,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin) {
        TopicCatalogue.Settings topics =
                Binder.get(environment).bindOrCreate("silkwire.topics", TopicCatalogue.Settings.class);
        return new StoryIntake(
                new StoryIntake.Settings(properties.commitInterval(), properties.keep()),
                new StoryIntake.Kafka(
                        new TopicCatalogue(topics),
                        consumers.getConfigurationProperties(),
                        admin.getConfigurationProperties()),
                index,
                _ -> live.changed(),
                InstantSource.system());
    }

    @Bean
    LiveStories liveStories(StoryIndex index) {
        return new LiveStories(index);
    }

    @Bean
    EventStream eventStream(LiveStories live) {
        return new EventStream(live);
    }

    @Bean
    TopicNames topicNames(StoryIndex index, StoryIntake intake) {
        return new TopicNames(index, intake::streams);
    }

    @Bean
    FeedDirectory feedDirectory(ConsumerFactory<?, ?> consumers) {
        return new FeedDirectory(consumers.getConfigurationProperties());
    }

    @Bean
    FeedAdministration feedAdministration(ProducerFactory<?, ?> producers, FeedDirectory directory) {
        return new FeedAdministration(producers.getConfigurationProperties(), directory, InstantSource.system());
    }

    /** In one process with the fetcher, its client, which is allowed what that one is; else one of the desk's own. */
    @Bean
    OutgoingHttp outgoingHttp(ObjectProvider<FeedClient> fetchers, DeskProperties properties) {
        return new OutgoingHttp(
                fetchers.getIfAvailable(() -> new FeedClient(properties.http().settings(), InstantSource.system())));
    }

    @Bean
    Discovery discovery(OutgoingHttp http) {
        return new Discovery(http.client());
    }

    @Bean
    KeptRecords feedbackRecords(ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
        return new KeptRecords(
                Topics.FEEDBACK, consumers.getConfigurationProperties(), producers.getConfigurationProperties());
    }

    @Bean
    KeptRecords deskRecords(ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
        return new KeptRecords(
                Topics.DESK, consumers.getConfigurationProperties(), producers.getConfigurationProperties());
    }

    @Bean
    FeedbackBook feedbackBook(@Qualifier("feedbackRecords") KeptRecords records) {
        return new FeedbackBook(records, InstantSource.system());
    }

    @Bean
    SavedSearches savedSearches(@Qualifier("deskRecords") KeptRecords records) {
        return new SavedSearches(records, InstantSource.system());
    }

    @Bean
    Webhooks webhooks(@Qualifier("deskRecords") KeptRecords records, KafkaAdmin admin) {
        return new Webhooks(records, new StreamEnds(admin.getConfigurationProperties()), InstantSource.system());
    }

    @Bean
    Deliveries deliveries(
            Webhooks webhooks, OutgoingHttp http, ConsumerFactory<?, ?> consumers, ProducerFactory<?, ?> producers) {
        return new Deliveries(
                webhooks,
                consumers.getConfigurationProperties(),
                http.client(),
                StoryMessage::of,
                new DeadLetterWriter(producers.getConfigurationProperties()),
                InstantSource.system());
    }

    /** Where no classifier in this process has one. */
    @Bean
    @Lazy
    @Fallback
    TextJudge textJudge(ConsumerFactory<?, ?> consumers) {
        return TextJudge.reading(consumers.getConfigurationProperties());
    }

    @Bean
    DeskLifecycle deskLifecycle(
            StoryIntake intake,
            LiveStories live,
            FeedDirectory feeds,
            List<KeptRecords> records,
            Deliveries deliveries) {
        return new DeskLifecycle(intake, live, feeds, records, deliveries);
    }

    @Bean
    DeskHealth deskHealth(StoryIntake intake, StoryIndex index) {
        return new DeskHealth(intake, index);
    }
}
