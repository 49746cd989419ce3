package org.silkwire.standalone;

import java.io.IOException;
import java.net.URL;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.fetcher.registry.FeedSource;
import org.silkwire.standalone.newsroom.SampleNewsroom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The sample newsroom, where no feeds are named. */
@Configuration(proxyBeanMethods = false)
@Conditional(NewsroomConfiguration.NoFeedsNamed.class)
class NewsroomConfiguration {
    private static final String STORIES = "classpath*:newsroom/*.yaml";

    @Bean
    SampleNewsroom sampleNewsroom(StandaloneSettings settings) throws IOException {
        List<URL> stories = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(STORIES)) {
            stories.add(file.getURL());
        }
        return SampleNewsroom.open(
                stories, settings.newsroom().interval(), InstantSource.system(), settings.newsroomFile());
    }

    /** The newsroom's feeds on the registry, and its own address exempt from the refusal of private ones. */
    @Bean
    FeedSource newsroomFeeds(SampleNewsroom newsroom) {
        return new FeedSource() {
            @Override
            public String origin() {
                return SampleNewsroom.ORIGIN;
            }

            @Override
            public List<FeedRegistration> feeds() {
                return newsroom.feeds();
            }

            @Override
            public List<String> allowedAddresses() {
                return List.of(newsroom.home().getAuthority());
            }
        };
    }

    /** {@code silkwire.feeds} is unset or empty. */
    static final class NoFeedsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("silkwire.feeds"));
        }
    }
}
