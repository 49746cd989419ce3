package org.silkwire.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.registry.UnreadableFeedsException;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.TestBroker;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is deployed: properties in, articles and actuator out. */
class FetcherApplicationTest {
    private static final TestBroker BROKER = TestBroker.shared();

    @TempDir
    Path directory;

    @Test
    void anOpmlFileBecomesArticlesAndTheActuatorTellsHowTheFeedsAreDoing() throws Exception {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2)).topics());
        try (FeedServer server = FeedServer.start()) {
            server.feed("/feed.xml").add("A port reopens");
            try (ConfigurableApplicationContext context = run(opml(server.url("/feed.xml")), server.address())) {
                assertThat(BROKER.readEvents(Topics.ARTICLES, read -> !read.isEmpty()))
                        .singleElement()
                        .satisfies(article -> assertThat(article.value()).isInstanceOf(Event.ArticlePublished.class));

                String port = context.getEnvironment().getRequiredProperty("local.server.port");
                await().untilAsserted(() ->
                        assertThat(get(port, "/actuator/health")).contains("\"status\":\"UP\"", "\"partitions\":2"));
                await().untilAsserted(() -> assertThat(get(port, "/actuator/feeds"))
                        .contains(server.url("/feed.xml").toString(), "\"entriesSeen\":1"));
                assertThat(get(port, "/actuator/prometheus")).contains("jvm_memory_used_bytes");
            }
        }
    }

    @Test
    void aFeedsFileThatCannotBeReadStopsTheStartAndIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("feeds.opml"), "<rss/>");

        assertThatThrownBy(() -> run(file, "127.0.0.1/32").close())
                .cause()
                .isInstanceOf(UnreadableFeedsException.class)
                .hasMessageContaining("feeds.opml")
                .hasMessageContaining("expected <opml>");
    }

    private Path opml(URI feed) throws IOException {
        return Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version='2.0'><head/><body><outline text='f' xmlUrl='" + feed + "'/></body></opml>");
    }

    private static ConfigurableApplicationContext run(Path opml, String allowed) {
        return new SpringApplicationBuilder(FetcherApplication.class)
                .properties("spring.config.name=fetcher")
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + BROKER.bootstrapServers(),
                        "--silkwire.feeds=" + opml,
                        "--silkwire.http.allowed-addresses=" + allowed,
                        "--silkwire.http.host-interval=0s",
                        "--silkwire.topics.partitions=2",
                        "--silkwire.fetcher.group-id=" + UUID.randomUUID());
    }

    private static String get(String port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
