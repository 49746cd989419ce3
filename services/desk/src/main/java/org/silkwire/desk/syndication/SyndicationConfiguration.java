package org.silkwire.desk.syndication;

import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.searches.SavedSearches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Feeds in Spring's terms. */
@Configuration(proxyBeanMethods = false)
public class SyndicationConfiguration {

    @Bean
    FeedMaker feedMaker(StoryIndex index) {
        return new FeedMaker(index);
    }

    @Bean
    FeedController feedController(FeedMaker feeds, SavedSearches searches) {
        return new FeedController(feeds, searches);
    }
}
