package org.silkwire.standalone.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleNewsroomTest {
    private static final Instant OPENING = Instant.parse("2026-11-24T08:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(4);

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = OPENING;

    @Test
    void tellsStoriesInTheirOrderAsTimeGoesBy() throws Exception {
        try (SampleNewsroom newsroom = open("harbour", "valley")) {
            assertThat(titles(newsroom, "/harbour/feed.xml")).containsExactly("Fair opens on Monday");
            assertThat(titles(newsroom, "/valley/atom.xml")).isEmpty();

            now = OPENING.plusSeconds(4);
            assertThat(titles(newsroom, "/valley/atom.xml")).containsExactly("Messe eröffnet");

            now = OPENING.plusSeconds(8);
            assertThat(titles(newsroom, "/harbour/feed.xml"))
                    .containsExactly("A second crane for the east quay", "Fair opens on Monday");
        }
    }

    @Test
    void writesRssThatAReaderUnderstands() throws Exception {
        try (SampleNewsroom newsroom = open("harbour")) {
            now = OPENING.plusSeconds(4);
            HttpResponse<String> response = get(newsroom, "/harbour/feed.xml");
            SyndFeed feed = new SyndFeedInput().build(new StringReader(response.body()));

            assertThat(response.headers().firstValue("Content-Type")).contains("application/rss+xml; charset=utf-8");
            assertThat(feed.getTitle()).isEqualTo("Harbour Post");
            assertThat(feed.getLanguage()).isEqualTo("en");
            assertThat(response.body()).contains("<ttl>1</ttl>");
            SyndEntry crane = feed.getEntries().getFirst();
            assertThat(crane.getTitle()).isEqualTo("A second crane for the east quay");
            assertThat(crane.getDescription().getValue()).isEqualTo("The port orders a crane & two tugs.");
            assertThat(crane.getContents())
                    .singleElement()
                    .satisfies(content -> assertThat(content.getValue())
                            .endsWith("<p>Two tugs &lt; 40 tonnes each are part of the order.</p>"));
            assertThat(crane.getAuthor()).isEqualTo("Ina Quay");
            assertThat(crane.getCategories()).extracting("name").containsExactly("ports", "cranes");
            assertThat(crane.getPublishedDate()).isEqualTo(Date.from(OPENING.plusSeconds(4)));
        }
    }

    @Test
    void writesAtomThatAReaderUnderstands() throws Exception {
        try (SampleNewsroom newsroom = open("valley")) {
            HttpResponse<String> response = get(newsroom, "/valley/atom.xml");
            SyndEntry rail = new SyndFeedInput()
                    .build(new StringReader(response.body()))
                    .getEntries()
                    .getFirst();

            assertThat(response.headers().firstValue("Content-Type")).contains("application/atom+xml; charset=utf-8");
            assertThat(rail.getTitle()).isEqualTo("Messe eröffnet");
            assertThat(rail.getUri()).startsWith("urn:uuid:");
            assertThat(rail.getPublishedDate()).isEqualTo(Date.from(OPENING));
            assertThat(response.body()).contains("xml:lang=\"de\"");
        }
    }

    @Test
    void writesJsonFeed() throws Exception {
        try (SampleNewsroom newsroom = open("delta")) {
            HttpResponse<String> response = get(newsroom, "/delta/feed.json");
            JsonNode feed = new JsonMapper().readTree(response.body());

            assertThat(response.headers().firstValue("Content-Type")).contains("application/feed+json; charset=utf-8");
            assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
            assertThat(feed.path("feed_url").asString())
                    .isEqualTo(newsroom.home().resolve("/delta/feed.json").toString());
            JsonNode item = feed.path("items").path(0);
            assertThat(item.path("title").asString()).isEqualTo("三角洲港口开放");
            assertThat(item.path("content_html").asString()).isEqualTo("<p>三角洲港口今天开放。</p>");
            assertThat(item.path("date_published").asString()).isEqualTo(OPENING.toString());
            assertThat(item.path("language").asString()).isEqualTo("zh-Hans");
        }
    }

    @Test
    void servesThePageThatAnEntryLinksTo() throws Exception {
        try (SampleNewsroom newsroom = open("harbour")) {
            SyndFeed feed = new SyndFeedInput()
                    .build(new StringReader(get(newsroom, "/harbour/feed.xml").body()));
            HttpResponse<String> page =
                    get(URI.create(feed.getEntries().getFirst().getLink()));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .startsWith("<!DOCTYPE html>")
                    .contains("<h1>Fair opens on Monday</h1>", "<p>Sixty stands are taken, the organisers say.</p>");
            assertThat(get(URI.create(feed.getLink())).body())
                    .contains("<a href=\"/harbour/1/fair\">Fair opens on Monday</a>");
            assertThat(get(newsroom, "/").body()).contains(newsroom.home() + "harbour/feed.xml");
        }
    }

    @Test
    void hidesAPageUntilItsStoryIsTold() throws Exception {
        try (SampleNewsroom newsroom = open("harbour")) {
            assertThat(get(newsroom, "/harbour/1/crane").statusCode()).isEqualTo(404);
            now = OPENING.plusSeconds(4);
            assertThat(get(newsroom, "/harbour/1/crane").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersThatNothingChangedUntilSomethingHas() throws Exception {
        try (SampleNewsroom newsroom = open("harbour")) {
            String etag = get(newsroom, "/harbour/feed.xml")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();

            now = OPENING.plusSeconds(3);
            HttpResponse<String> unchanged = getUnless(newsroom, "W/\"other\", " + etag);
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().firstValue("ETag")).contains(etag);

            now = OPENING.plusSeconds(4);
            assertThat(getUnless(newsroom, etag).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void goesOnAtTheSameAddressesWhenItOpensAgain() throws Exception {
        List<FeedRegistration> before;
        try (SampleNewsroom newsroom = open("harbour")) {
            before = newsroom.feeds();
        }
        now = OPENING.plusSeconds(60);
        try (SampleNewsroom newsroom = open("harbour")) {
            assertThat(newsroom.feeds()).extracting(FeedRegistration::id).isEqualTo(ids(before));
            assertThat(titles(newsroom, "/harbour/feed.xml"))
                    .containsExactly("A second crane for the east quay", "Fair opens on Monday");
        }
    }

    @Test
    void movesToAnotherPortWhereItsOwnWasTakenMeanwhile() throws Exception {
        int port;
        try (SampleNewsroom newsroom = open("harbour")) {
            port = newsroom.home().getPort();
        }
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                SampleNewsroom newsroom = open("harbour")) {
            assertThat(newsroom.home().getPort()).isNotEqualTo(other.getLocalPort());
            assertThat(get(newsroom, "/harbour/feed.xml").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void beginsAnewWhereItsMemoryIsDamaged() throws Exception {
        Files.writeString(directory.resolve("newsroom.json"), "{\"port\":");

        try (SampleNewsroom newsroom = open("harbour")) {
            assertThat(titles(newsroom, "/harbour/feed.xml")).containsExactly("Fair opens on Monday");
        }
    }

    @Test
    void registersItsFeedsToBePolledOften() {
        try (SampleNewsroom newsroom = open("harbour")) {
            String url = newsroom.home() + "harbour/feed.xml";
            assertThat(newsroom.feeds())
                    .containsExactly(new FeedRegistration(
                            Ids.feedId(url),
                            url,
                            "Harbour Post",
                            SampleNewsroom.ORIGIN,
                            "Sample newsroom",
                            false,
                            false,
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(5),
                            OPENING,
                            null));
        }
    }

    @Test
    void refusesToBeWrittenTo() throws Exception {
        try (SampleNewsroom newsroom = open("harbour")) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(newsroom.home()).DELETE().build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outlet: [",
                "outlet: {id: a, name: A, format: gopher, language: en, path: /a}",
                "outlet: {id: a, name: A, format: rss, language: en, path: a}",
                "outlet: {id: a, name: A, format: rss, language: en, path: /a, colour: red}",
                "outlet: {id: a, name: A, format: rss, language: en, path: /a}\nstories: [{id: x, order: 1}]",
                "stories: []",
                "",
            })
    void namesTheFileThatItCannotRead(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("wrong.yaml"), yaml);

        assertThatThrownBy(() -> SampleNewsroom.open(
                        List.of(file.toUri().toURL()), INTERVAL, () -> now, directory.resolve("newsroom.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong.yaml can't be read: ");
    }

    private SampleNewsroom open(String... outlets) {
        List<URL> stories = List.of(outlets).stream()
                .map(outlet -> Objects.requireNonNull(
                        SampleNewsroomTest.class.getResource("/newsroom-test/" + outlet + ".yaml"), outlet))
                .toList();
        return SampleNewsroom.open(stories, INTERVAL, () -> now, directory.resolve("newsroom.json"));
    }

    private List<String> titles(SampleNewsroom newsroom, String path) throws Exception {
        return new SyndFeedInput()
                .build(new StringReader(get(newsroom, path).body())).getEntries().stream()
                        .map(SyndEntry::getTitle)
                        .toList();
    }

    private HttpResponse<String> get(SampleNewsroom newsroom, String path) throws Exception {
        return get(newsroom.home().resolve(path));
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> getUnless(SampleNewsroom newsroom, String etags) throws Exception {
        return client.send(
                HttpRequest.newBuilder(newsroom.home().resolve("/harbour/feed.xml"))
                        .header("If-None-Match", etags)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> ids(List<FeedRegistration> feeds) {
        return feeds.stream().map(FeedRegistration::id).toList();
    }
}
