package org.silkwire.desk.page;

import java.time.InstantSource;
import org.silkwire.classifier.judge.TextJudge;
import org.silkwire.desk.digest.DigestMaker;
import org.silkwire.desk.feedback.FeedbackBook;
import org.silkwire.desk.feeds.Discovery;
import org.silkwire.desk.feeds.FeedAdministration;
import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.intake.StoryIntake;
import org.silkwire.desk.searches.SavedSearches;
import org.silkwire.desk.stream.EventStream;
import org.silkwire.desk.webhooks.Webhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.ITemplateEngine;

/** The page in Spring's terms. */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    @Bean
    BoardController boardController(
            StoryIndex index, TopicNames topics, EventStream events, ITemplateEngine templates) {
        return new BoardController(index, topics, events, templates, InstantSource.system());
    }

    @Bean
    StoriesController storiesController(
            StoryIndex index,
            TopicNames topics,
            FeedbackBook feedback,
            SavedSearches searches,
            EventStream events,
            ITemplateEngine templates) {
        return new StoriesController(index, topics, feedback, searches, events, templates, InstantSource.system());
    }

    @Bean
    KeptController keptController(
            StoryIndex index, FeedbackBook feedback, SavedSearches searches, Webhooks webhooks, TopicNames topics) {
        return new KeptController(index, feedback, searches, webhooks, topics);
    }

    @Bean
    FeedsController feedsController(FeedDirectory directory, FeedAdministration administration, Discovery discovery) {
        return new FeedsController(directory, administration, discovery, InstantSource.system());
    }

    @Bean
    TryController tryController(TextJudge judge) {
        return new TryController(judge);
    }

    @Bean
    ChartsController chartsController(StoryIndex index, StoryIntake intake, FeedDirectory feeds, TopicNames topics) {
        return new ChartsController(index, intake, feeds, topics, InstantSource.system());
    }

    @Bean
    DigestController digestController(StoryIndex index) {
        return new DigestController(new DigestMaker(index), InstantSource.system());
    }

    @Bean
    LoginController loginController() {
        return new LoginController();
    }

    @Bean
    Reader reader() {
        return new Reader();
    }

    @Bean
    PageErrors pageErrors() {
        return new PageErrors();
    }
}
