package org.silkwire.standalone;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.silkwire.standalone.broker.EmbeddedBroker;
import org.silkwire.standalone.console.Console;
import org.silkwire.standalone.console.Greeting;
import org.silkwire.standalone.console.StoryLine;
import org.silkwire.standalone.newsroom.SampleNewsroom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What a person at the terminal sees. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    /** Closed before the broker, since it is one of its clients. */
    @Bean
    Console console(EmbeddedBroker broker) {
        return new Console(System.out::println, new StoryLine(ZoneId.systemDefault()), Instant.now());
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> greeter(
            Console console,
            EmbeddedBroker broker,
            StandaloneSettings settings,
            Environment environment,
            ObjectProvider<SampleNewsroom> newsroom) {
        return _ -> console.start(new Greeting(
                BuildVersion.version(),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                broker.bootstrapServers(),
                broker.directory(),
                feeds(settings, newsroom.getIfAvailable()),
                address(environment, "local.server.port", "/"),
                address(environment, "local.management.port", "/actuator/health"),
                Path.of(environment.getRequiredProperty("logging.file.name")).toAbsolutePath(),
                tail(broker.bootstrapServers())));
    }

    private static String feeds(StandaloneSettings settings, @Nullable SampleNewsroom newsroom) {
        return newsroom == null
                ? settings.feeds()
                : "the sample newsroom, " + newsroom.home() + " (your own: --silkwire.feeds=FILE.opml)";
    }

    private static URI address(Environment environment, String portProperty, String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty(portProperty) + path);
    }

    /** In the way that this process was started. */
    private static String tail(String bootstrapServers) {
        String classPath = System.getProperty("java.class.path");
        String address = bootstrapServers.equals(Tail.USUAL_BROKER) ? "" : " --bootstrap " + bootstrapServers;
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? "java -jar " + classPath + " tail%s" + address
                : "mvn -q spring-boot:run -Dspring-boot.run.arguments=\"tail%s" + address + "\"";
    }
}
