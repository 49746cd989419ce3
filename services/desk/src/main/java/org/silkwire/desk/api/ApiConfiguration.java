package org.silkwire.desk.api;

import java.time.InstantSource;
import org.silkwire.classifier.judge.TextJudge;
import org.silkwire.desk.feedback.FeedbackBook;
import org.silkwire.desk.feeds.Discovery;
import org.silkwire.desk.feeds.FeedAdministration;
import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.desk.stream.EventStream;
import org.silkwire.desk.webhooks.Webhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API in Spring's terms. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {

    @Bean
    StoriesApi storiesApi(StoryIndex index, EventStream events) {
        return new StoriesApi(index, events, InstantSource.system());
    }

    @Bean
    FeedsApi feedsApi(FeedDirectory directory, FeedAdministration administration, Discovery discovery) {
        return new FeedsApi(directory, administration, discovery);
    }

    @Bean
    TryApi tryApi(TextJudge judge) {
        return new TryApi(judge);
    }

    @Bean
    KeptApi keptApi(StoryIndex index, FeedbackBook feedback, SavedSearches searches, Webhooks webhooks) {
        return new KeptApi(index, feedback, searches, webhooks);
    }

    @Bean
    OpenApiDocument openApiDocument() {
        return new OpenApiDocument();
    }

    @Bean
    ApiErrors apiErrors() {
        return new ApiErrors();
    }
}
