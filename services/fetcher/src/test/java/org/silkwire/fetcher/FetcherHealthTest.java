package org.silkwire.fetcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.fetcher.shard.FeedFetcher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class FetcherHealthTest {
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void anInstanceThatHasNoShareIsDownWhenThatLastsAndNotBefore() {
        try (FeedFetcher alone = new FeedFetcher(
                new FeedFetcher.Settings("group", "one", 1, new HostGates.Settings(1, Duration.ZERO, 1), false),
                new FeedFetcher.Kafka(
                        new TopicCatalogue(TopicCatalogue.Settings.usual()), Map.of(), Map.of(), Map.of()),
                List.of(),
                new FeedClient(HttpSettings.DEFAULTS, () -> now),
                new FeedParser(),
                new RefreshPolicy(new RefreshPolicy.Settings(Duration.ofMinutes(5), Duration.ofHours(1))),
                ObservationRegistry.NOOP,
                () -> now,
                new SimpleMeterRegistry(),
                null)) {
            FetcherHealth health = new FetcherHealth(alone, Duration.ofMinutes(1), () -> now);

            now = now.plusSeconds(59);
            assertThat(health.health()).satisfies(told -> {
                assertThat(told.getStatus()).isEqualTo(Status.UP);
                assertThat(told.getDetails()).containsEntry("reason", "joining");
            });

            now = now.plusSeconds(2);
            assertThat(health.health()).extracting(Health::getStatus).isEqualTo(Status.DOWN);
        }
    }
}
