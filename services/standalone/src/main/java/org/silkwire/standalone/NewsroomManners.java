package org.silkwire.standalone;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** The sample newsroom's papers share one host, this one, which need not be spared: it may be asked at any time. */
final class NewsroomManners implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!StringUtils.hasText(environment.getProperty("silkwire.feeds"))) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "sample newsroom",
                            Map.of("silkwire.http.host-interval", "0s", "silkwire.http.host-concurrency", "8")));
        }
    }
}
