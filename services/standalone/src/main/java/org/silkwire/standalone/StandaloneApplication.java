package org.silkwire.standalone;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.silkwire.classifier.ClassifierConfiguration;
import org.silkwire.desk.DeskConfiguration;
import org.silkwire.fetcher.FetcherConfiguration;
import org.silkwire.standalone.broker.EmbeddedBroker;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

/** Broker, services and sample newsroom in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(StandaloneSettings.class)
@Import({
    FetcherConfiguration.class,
    ClassifierConfiguration.class,
    DeskConfiguration.class,
    NewsroomConfiguration.class,
    ConsoleConfiguration.class
})
class StandaloneApplication {

    /** Runs until the process is asked to end; 1 where it could not start. */
    static int run(List<String> properties) throws InterruptedException {
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(new PropertyCheck(), new NewsroomManners(), new BrokerFirst());
        try (ConfigurableApplicationContext context = application.run(properties.toArray(String[]::new))) {
            CountDownLatch closed = new CountDownLatch(1);
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent && event.getSource().equals(context)) {
                    closed.countDown();
                }
            });
            closed.await();
            return 0;
        } catch (RuntimeException e) {
            // Spring has reported it by now, see OneLineFailureReporter.
            return 1;
        }
    }

    /** Whoever asks where the broker is waits until it serves. */
    @Bean
    KafkaConnectionDetails kafkaConnectionDetails(EmbeddedBroker broker) {
        return () -> List.of(broker.bootstrapServers());
    }

    @Bean
    HealthIndicator brokerHealthIndicator(EmbeddedBroker broker) {
        return () -> broker.serves()
                ? Health.up()
                        .withDetail("address", broker.bootstrapServers())
                        .withDetail("directory", broker.directory().toString())
                        .build()
                : Health.down()
                        .withDetail("directory", broker.directory().toString())
                        .build();
    }
}
