package org.silkwire.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.registry.UnreadableFeedsException;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.TestBroker;
import org.silkwire.testkit.WebSubHub;
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
            try (ConfigurableApplicationContext context = run(opml(server.url("/feed.xml")), server.address(), 0)) {
                assertThat(BROKER.readEvents(Topics.ARTICLES, read -> !read.isEmpty()))
                        .singleElement()
                        .satisfies(article -> assertThat(article.value()).isInstanceOf(Event.ArticlePublished.class));

                String port = context.getEnvironment().getRequiredProperty("local.server.port");
                await().untilAsserted(() ->
                        assertThat(get(port, "/actuator/health")).contains("\"status\":\"UP\"", "\"partitions\":2"));
                await().untilAsserted(() -> assertThat(get(port, "/actuator/feeds"))
                        .contains(server.url("/feed.xml").toString(), "\"entriesSeen\":1"));
                assertThat(get(port, "/actuator/pages")).isEqualTo("{\"pages\":[]}");
                assertThat(get(port, "/actuator/prometheus")).contains("jvm_memory_used_bytes");
            }
        }
    }

    @Test
    void whatAHubSaysIsNewComesLongBeforeTheNextPoll() throws Exception {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2)).topics());
        int port = freePort();
        try (FeedServer server = FeedServer.start();
                WebSubHub hub = new WebSubHub(Duration.ofDays(1))) {
            String topic = server.url("/feed.xml").toString();
            server.serve("/hub", hub);
            server.script("/feed.xml", withHub(server, "A port reopens"), withHub(server, "A cable lands"));
            try (ConfigurableApplicationContext _ = run(
                    opml(server.url("/feed.xml")),
                    server.address(),
                    port,
                    "--silkwire.websub.callback=http://127.0.0.1:" + port + "/websub",
                    "--silkwire.websub.secret=of nobody's concern")) {
                await().until(() -> hub.hasSubscriber(topic));

                assertThat(hub.publishForged(topic, "<rss/>")).isEqualTo(202);
                assertThat(hub.publish(topic, "<rss/>")).isEqualTo(202);

                assertThat(BROKER.readEvents(Topics.ARTICLES, read -> read.size() == 2))
                        .extracting(read ->
                                ((Event.ArticlePublished) read.value()).body().title())
                        .containsExactlyInAnyOrder("A port reopens", "A cable lands");
                assertThat(server.requests("/feed.xml")).hasSize(2);
                assertThat(hub.confirms(URI.create("http://127.0.0.1:" + port + "/websub/other"), topic))
                        .isFalse();
            }
        }
    }

    @Test
    void aHubThatOnlyTheHeadersNameIsSubscribed() throws Exception {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(2)).topics());
        int port = freePort();
        try (FeedServer server = FeedServer.start();
                WebSubHub hub = new WebSubHub(Duration.ofDays(1))) {
            server.serve("/hub", hub);
            server.script(
                    "/feed.json",
                    Reply.feed(
                                    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Forum\", \"items\": []}")
                            .header("Link", "</topic>; rel=\"self\", <" + server.url("/hub") + ">; rel=\"hub\""));
            try (ConfigurableApplicationContext _ = run(
                    opml(server.url("/feed.json")),
                    server.address(),
                    port,
                    "--silkwire.websub.callback=http://127.0.0.1:" + port + "/websub",
                    "--silkwire.websub.secret=of nobody's concern")) {
                await().until(() -> hub.hasSubscriber(server.url("/topic").toString()));
            }
        }
    }

    private static Reply withHub(FeedServer server, String title) {
        return Reply.feed("<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>Forum</title>"
                + "<link>https://forum.example/</link><description>Of trade</description>"
                + "<a:link rel='hub' href='" + server.url("/hub") + "'/>"
                + "<a:link rel='self' href='" + server.url("/feed.xml") + "'/>"
                + "<item><guid>" + title + "</guid><title>" + title + "</title></item></channel></rss>");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aFeedsFileThatCannotBeReadStopsTheStartAndIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("feeds.opml"), "<rss/>");

        assertThatThrownBy(() -> run(file, "127.0.0.1/32", 0).close())
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

    private static ConfigurableApplicationContext run(Path opml, String allowed, int port, String... more) {
        return new SpringApplicationBuilder(FetcherApplication.class)
                .properties("spring.config.name=fetcher")
                .run(Stream.of(
                                BROKER.springArguments().stream(),
                                Stream.of(
                                        "--server.port=" + port,
                                        "--silkwire.feeds=" + opml,
                                        "--silkwire.http.allowed-addresses=" + allowed,
                                        "--silkwire.http.host-interval=0s",
                                        "--silkwire.topics.partitions=2",
                                        "--silkwire.fetcher.group-id=" + UUID.randomUUID()),
                                Stream.of(more))
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }

    private static String get(String port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
