package org.silkwire.standalone;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What standalone itself needs to know; the services' own settings are theirs.
 *
 * @param data directory of what is kept between runs; relative to the working directory
 * @param feeds OPML file of the feeds to poll; empty for the sample newsroom
 * @param broker the Kafka broker
 * @param newsroom the sample newsroom
 */
@ConfigurationProperties("silkwire")
record StandaloneSettings(
        @DefaultValue("data") String data,
        @DefaultValue("") String feeds,
        @DefaultValue Broker broker,
        @DefaultValue Newsroom newsroom) {

    /**
     * The Kafka broker.
     *
     * @param port that Kafka clients connect to; 0 for a free one
     */
    record Broker(@DefaultValue("9092") int port) {
        Broker {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("silkwire.broker.port is " + port + "; expected 0 to 65535");
            }
        }
    }

    /**
     * The sample newsroom.
     *
     * @param interval between two stories
     * @param port that it serves its feeds and pages on; 0 for the one it had before, or a free one
     */
    record Newsroom(
            @DefaultValue("4s") Duration interval,
            @DefaultValue("0") int port) {
        Newsroom {
            if (interval.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException(
                        "silkwire.newsroom.interval is " + interval + "; expected at least 100ms");
            }
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("silkwire.newsroom.port is " + port + "; expected 0 to 65535");
            }
        }
    }

    /** Where the broker keeps its topics. */
    Path brokerDirectory() {
        return Path.of(data).toAbsolutePath().normalize().resolve("broker");
    }

    /** Where the sample newsroom keeps what it has told. */
    Path newsroomFile() {
        return Path.of(data).toAbsolutePath().normalize().resolve("newsroom.json");
    }

    boolean wantsSampleNewsroom() {
        return feeds.isBlank();
    }
}
