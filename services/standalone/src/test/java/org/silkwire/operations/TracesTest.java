package org.silkwire.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.classifier.ClassifierApplication;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.FetcherApplication;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.TestBroker;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A trace begins with a poll and goes on, through Kafka's headers, to the stories; without a collector there is none. */
class TracesTest {
    private static final TestBroker BROKER = TestBroker.shared();

    @TempDir
    Path directory;

    private final List<ConfigurableApplicationContext> running = new ArrayList<>();
    private final Queue<String> collected = new ConcurrentLinkedQueue<>();
    private final HttpServer collector = collector();

    private HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                // Protobuf: names are in it as they are, and nothing more is asked of it here.
                collected.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void topics() {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(1)).topics());
    }

    @AfterEach
    void close() {
        running.forEach(ConfigurableApplicationContext::close);
        collector.stop(0);
    }

    @Test
    void goFromThePollToTheStory() throws Exception {
        run(
                "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                        + collector.getAddress().getPort() + "/v1/traces",
                "--management.opentelemetry.tracing.export.schedule-delay=200ms");

        String article = trace(
                BROKER.readCommitted(Topics.ARTICLES, read -> !read.isEmpty()).getFirst());
        String story = trace(BROKER.readCommitted("silkwire.stories.belt-and-road", read -> !read.isEmpty())
                .getFirst());
        assertThat(article).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
        assertThat(story.split("-", -1)[1]).isEqualTo(article.split("-", -1)[1]);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(String.join("", collected))
                        .contains("poll", "publish article", "judge article", "tell story", "silkwire.feed"));
    }

    @Test
    void areNotMadeWithoutACollector() throws Exception {
        run();

        assertThat(BROKER.readCommitted(Topics.ARTICLES, read -> !read.isEmpty())
                        .getFirst()
                        .headers()
                        .headers("traceparent"))
                .isEmpty();
    }

    private static String trace(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("traceparent");
        return header == null ? "none" : new String(header.value(), UTF_8);
    }

    private void run(String... more) throws IOException {
        FeedServer server = FeedServer.start();
        server.feed("/feed.xml").add("Sea freight resumes along the Belt and Road corridor");
        Path opml = Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version='2.0'><head/><body><outline text='f' xmlUrl='" + server.url("/feed.xml")
                        + "'/></body></opml>");
        start(
                "fetcher",
                FetcherApplication.class,
                more,
                "--silkwire.feeds=" + opml,
                "--silkwire.fetcher.group-id=fetchers-" + directory.getFileName(),
                "--silkwire.http.allowed-addresses=" + server.address());
        start(
                "classifier",
                ClassifierApplication.class,
                more,
                "--silkwire.classifier.application-id=" + directory.getFileName(),
                "--silkwire.classifier.state-directory=" + directory.resolve("streams"));
    }

    private void start(String name, Class<?> service, String[] more, String... own) {
        List<String> arguments = new ArrayList<>(BROKER.springArguments());
        arguments.addAll(List.of("--server.port=0", "--silkwire.topics.partitions=1"));
        arguments.addAll(Arrays.asList(more));
        arguments.addAll(Arrays.asList(own));
        running.add(new SpringApplicationBuilder(service)
                .properties("spring.config.name=" + name)
                .run(arguments.toArray(String[]::new)));
    }
}
