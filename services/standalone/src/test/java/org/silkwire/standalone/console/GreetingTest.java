package org.silkwire.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private final Greeting greeting = new Greeting(
            "1.2.3",
            Duration.ofMillis(4567),
            "localhost:9092",
            Path.of("/home/press/data/broker"),
            "feeds.opml",
            URI.create("http://localhost:8080/"),
            URI.create("http://localhost:8081/actuator/health"),
            Path.of("/home/press/data/logs/silkwire.log"),
            "java -jar silkwire.jar tail%s --bootstrap localhost:19092");

    @Test
    void saysWhatRuns() {
        assertThat(greeting.whatRuns())
                .containsExactly(
                        "Silkwire 1.2.3 runs (started in 4.6 s; Ctrl-C ends it)",
                        "  Kafka   localhost:9092, kept in /home/press/data/broker",
                        "  feeds   feeds.opml",
                        "  web     http://localhost:8080/",
                        "  health  http://localhost:8081/actuator/health",
                        "  log     /home/press/data/logs/silkwire.log");
    }

    @Test
    void givesALineToPasteForEachStream() {
        assertThat(greeting.howToSubscribe(List.of("belt-and-road", "digital-economy")))
                .containsExactly(
                        "Subscribe with kcat, with any Kafka client, or with tail:",
                        "  kcat -b localhost:9092 -t silkwire.stories.belt-and-road -C -o beginning",
                        "  kcat -b localhost:9092 -t silkwire.stories.digital-economy -C -o beginning",
                        "  java -jar silkwire.jar tail belt-and-road --bootstrap localhost:19092",
                        "Stories as they arrive:");
    }

    @Test
    void namesTheStreamOfAllStoriesWhereNoTopicHasOneYet() {
        assertThat(greeting.howToSubscribe(List.of()))
                .contains(
                        "  kcat -b localhost:9092 -t silkwire.stories -C -o beginning",
                        "  java -jar silkwire.jar tail --bootstrap localhost:19092");
    }
}
