package org.silkwire.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.NOON;
import static org.silkwire.desk.Stories.story;
import static org.silkwire.desk.Stories.storyId;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.FetchOutcome;
import org.silkwire.fetcher.http.FetchRequest;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.fetcher.parse.FeedBody;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.parse.ParseOutcome;

/** The service as it is deployed: stories in, pages out. */
class DeskApplicationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static RunningDesk desk;

    @BeforeAll
    static void start() {
        desk = RunningDesk.start(directory);
        desk.tell(
                story("harbour")
                        .title("A harbour <reopens>")
                        .text("Ships of the Belt and Road call again. Trade is worth USD4 to 5 billion.")
                        .on("belt-and-road", 0.93, "Belt and Road", "ports")
                        .about("PK")
                        .sum(4_000_000_000L, 5_000_000_000L, "USD4 to 5 billion"),
                story("copy").by("tech.example.com").copyOf("harbour").on("belt-and-road", 0.9, "Report"),
                story("rain").title("Rain in the hills"));
        await().untilAsserted(() -> assertThat(get("/stories?all=true").body()).contains("2 stories", "1 more copy"));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void theBoardHasAColumnForEachTopic() throws Exception {
        HttpResponse<String> board = get("/");

        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body())
                .contains("A harbour &lt;reopens&gt;", "Belt and road", "1 more copy", "Pakistan", "USD 4–5 billion")
                .contains("sse-connect=\"/live?after=")
                .contains("sse-swap=\"topic-belt-and-road\"")
                .doesNotContain("Rain in the hills");
    }

    @Test
    void aBrowserMayLoadNothingFromElsewhereAndRunNothingInline() throws Exception {
        HttpResponse<String> board = get("/");

        assertThat(board.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(board.body())
                .doesNotContainPattern("<script[^>]*>[^<]")
                .doesNotContain("style=", "onclick=", "//cdn");
        for (String asset : List.of(
                "/desk/desk.css",
                "/desk/desk.js",
                "/desk/icon.svg",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/htmx-ext-sse/sse.js")) {
            assertThat(get(asset).statusCode()).as(asset).isEqualTo(200);
        }
    }

    @Test
    void aStoryOpensWithItsEvidenceMarked() throws Exception {
        HttpResponse<String> story = get("/stories/" + storyId("harbour"));

        assertThat(story.body())
                .contains("<mark class=\"t4\" title=\"Belt and road: names, +4.0\">Belt and Road</mark>")
                .contains("93%", "Who tells it", "tech.example.com", "Copy of Example Wire")
                .contains("<html");
    }

    @Test
    void htmxGetsThePartAlone() throws Exception {
        HttpResponse<String> story =
                send(request("/stories/" + storyId("harbour")).header("HX-Request", "true"));

        assertThat(story.body().strip()).startsWith("<section").doesNotContain("<html");
        assertThat(story.headers().allValues("Vary")).contains("HX-Request");
    }

    @Test
    void aCopyIsShownWhereItIsAskedFor() throws Exception {
        String copy = story("copy").by("tech.example.com").build().article().id();

        assertThat(get("/stories/" + storyId("harbour") + "?article=" + copy).body())
                .contains("<h1 tabindex=\"-1\"")
                .contains("Copy of Example Wire, 97% the same text");
    }

    @Test
    void whatIsNotThereIsSaidInWords() throws Exception {
        HttpResponse<String> story = get("/stories/" + "0".repeat(32));

        assertThat(story.statusCode()).isEqualTo(404);
        assertThat(story.body()).contains("There is no such story");
    }

    @Test
    void searchNarrowsAndKeepsItsFiltersInTheAddress() throws Exception {
        assertThat(get("/stories?q=ships&country=PK").body())
                .contains("A harbour &lt;reopens&gt;", "1 story", "value=\"ships\"")
                .containsPattern("<option value=\"PK\" selected=\"selected\">Pakistan");
        assertThat(get("/stories?q=ships&country=UY").body()).contains("No story fits");
        assertThat(get("/stories?all=true&q=hills").body()).contains("Rain in the hills");
    }

    @Test
    void aFilterThatMakesNoSenseIsNamed() throws Exception {
        HttpResponse<String> answer = get("/stories?from=yesterday");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("from is &#39;yesterday&#39;; expected a date such as 2026-01-31");
        assertThat(get("/stories?cursor=x").statusCode()).isEqualTo(400);
        assertThat(get("/stories?confidence=120").statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownPageIsSaidInWords() throws Exception {
        HttpResponse<String> answer = send(request("/no-such-page").header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page");
    }

    @Test
    void storiesArriveLive() throws Exception {
        HttpResponse<java.io.InputStream> stream = CLIENT.send(request("/live").build(), BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            desk.tell(story("live")
                    .title("It is live")
                    .on("green-energy", 0.8, "live")
                    .at(NOON.plusSeconds(60)));

            assertThat(lines.lines().anyMatch("event: topic-green-energy"::equals))
                    .isTrue();
            assertThat(lines.lines().filter(line -> line.contains("It is live")).findFirst())
                    .isPresent();
        }
    }

    @Test
    void aListenerThatComesBackMissesNothing() throws Exception {
        String position = get("/api/position").body().replaceAll(".*\"after\":\"([^\"]+)\".*", "$1");
        desk.tell(story("missed").title("Told while away").on("wind-power", 0.8, "Told"));
        await().untilAsserted(() ->
                assertThat(get("/api/stories?topic=wind-power").body()).contains("Told while away"));

        HttpResponse<java.io.InputStream> stream = CLIENT.send(
                request("/api/stories/stream?topic=wind-power")
                        .header("Last-Event-ID", position)
                        .build(),
                BodyHandlers.ofInputStream());

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines()
                            .filter(line -> line.startsWith("data: "))
                            .findFirst()
                            .orElseThrow())
                    .contains("\"title\":\"Told while away\"", "\"relevance\":\"about\"");
        }
    }

    @Test
    void aStoryThatIsTakenBackIsGoneEverywhere() throws Exception {
        Story story = story("withdrawn")
                .title("Soon withdrawn")
                .on("tidal-power", 0.8, "withdrawn")
                .build();
        List<String> places = List.of(
                "/",
                "/stories?topic=tidal-power",
                "/stories?q=withdrawn",
                "/stories.atom?topic=tidal-power",
                "/stories.rss?topic=tidal-power",
                "/stories.json?topic=tidal-power",
                "/api/stories?topic=tidal-power",
                "/digest?day=2026-03-01",
                "/digest.md?day=2026-03-01");
        desk.tell(List.of(new Event.StoryClassified(story)));
        await().untilAsserted(() -> assertThat(places)
                .allSatisfy(place -> assertThat(get(place).body()).contains("Soon withdrawn")));
        String position = get("/api/position").body().replaceAll(".*\"after\":\"([^\"]+)\".*", "$1");

        desk.tell(List.of(new Event.StoryRetracted(new StoryRetraction(
                story.storyId(), story.article().id(), 2, List.of("tidal-power"), NOON, "taken back"))));

        await().untilAsserted(() -> assertThat(places)
                .allSatisfy(place -> assertThat(get(place).body()).doesNotContain("Soon withdrawn")));
        assertThat(get("/stories/" + story.storyId()).statusCode()).isEqualTo(404);
        assertThat(get("/api/stories/" + story.storyId()).statusCode()).isEqualTo(404);
        // Also who was away hears it.
        HttpResponse<java.io.InputStream> stream = CLIENT.send(
                request("/api/stories/stream?topic=tidal-power")
                        .header("Last-Event-ID", position)
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines()
                            .filter(line -> line.startsWith("data: "))
                            .findFirst()
                            .orElseThrow())
                    .isEqualTo("data: {\"id\":\"" + story.storyId() + "\"}");
        }
    }

    @Test
    void aTextIsJudgedByTheTaxonomyInForce() throws Exception {
        desk.publishTaxonomy();

        HttpResponse<String> judged = send(request("/api/try")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"Freight trains of the Belt and Road\","
                        + " \"text\": \"The Belt and Road Initiative adds forty trains a week.\"}")));

        assertThat(judged.statusCode()).isEqualTo(200);
        assertThat(judged.body())
                .contains("\"taxonomy\":{\"version\":1,\"sha256\":\"")
                .contains("\"relevance\":\"about\"", "\"topic\":\"belt-and-road\"");
    }

    @Test
    void theApiPagesByCursorAndTellsProblems() throws Exception {
        String first = get("/api/stories?all=true&size=1&to=2026-03-01").body();
        String cursor = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(first).contains("\"more\":false");
        assertThat(get("/api/stories?all=true&size=1&to=2026-03-01&cursor=" + cursor)
                        .body())
                .contains("\"items\":[{")
                .isNotEqualTo(first);
        assertThat(get("/api/stories/" + storyId("harbour")).body())
                .contains("\"articles\":[{", "\"evidence\":[{\"term\":\"Belt and Road\"");

        HttpResponse<String> problem = get("/api/stories?size=0");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(problem.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(problem.body()).contains("size is '0'; expected 1 to 500");
        assertThat(get("/api/stories/" + "0".repeat(32)).statusCode()).isEqualTo(404);
        assertThat(get("/api/openapi.yaml").body()).startsWith("openapi: 3.1.0");
        assertThat(get("/api/volume?span=PT24H&from=2026-02-01&to=2026-03-02").body())
                .contains("\"belt-and-road\":[");
    }

    @Test
    void programsChangeThingsWithThePassword() throws Exception {
        HttpRequest.Builder add = request("/api/feeds")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"url\": \"https://forum.example.org/feed.xml\"}"));
        assertThat(send(add).statusCode()).isEqualTo(401);

        HttpResponse<String> added = send(add.header("Authorization", basic()));

        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains("\"url\":\"https://forum.example.org/feed.xml\"", "\"origin\":\"desk\"");
        assertThat(get("/api/feeds").body()).contains("https://forum.example.org/feed.xml");
        assertThat(get("/api/webhooks").statusCode()).isEqualTo(401);
        assertThat(send(request("/api/webhooks").header("Authorization", basic()))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String basic() {
        return "Basic "
                + java.util.Base64.getEncoder()
                        .encodeToString(("desk:" + RunningDesk.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ourFetcherSubscribesToATopicAndGetsTheSameStoriesBack() throws Exception {
        URI feed = URI.create(desk.base() + "/stories.atom?topic=belt-and-road");
        try (FeedClient client =
                new FeedClient(HttpSettings.DEFAULTS.withAllowedAddresses("127.0.0.1/32"), InstantSource.system())) {
            var fetched = (FetchOutcome.Fetched) client.fetch(new FetchRequest(feed, Validators.NONE));
            var parsed = (ParseOutcome.Parsed)
                    new FeedParser().parse(new FeedBody(fetched.body(), fetched.contentType(), feed.toString()));

            assertThat(parsed.document().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.title()).isEqualTo("A harbour <reopens>");
                assertThat(entry.link()).isEqualTo("https://wire.example.org/harbour");
                assertThat(entry.text())
                        .isEqualTo("Ships of the Belt and Road call again. Trade is worth USD4 to 5 billion.");
                assertThat(entry.publishedAt()).isEqualTo(NOON);
            });
            assertThat(client.fetch(new FetchRequest(feed, fetched.validators())))
                    .isInstanceOf(FetchOutcome.NotModified.class);
        }
    }

    @Test
    void changingNeedsALoginAndItsToken() throws Exception {
        HttpResponse<String> anonymous = send(request("/anything").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(anonymous.statusCode()).isEqualTo(403);
    }

    @Test
    void thePasswordOpensASession() throws Exception {
        HttpResponse<String> form = get("/login");
        String token = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        assertThat(login(cookie, token, "wrong")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("/login?error");
        HttpResponse<String> right = login(cookie, token, RunningDesk.PASSWORD);
        assertThat(right.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
        String session = right.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(session).contains("HttpOnly");
        assertThat(send(request("/").header("Cookie", session.split(";", 2)[0])).body())
                .contains("Log out");
    }

    private static HttpResponse<String> login(String cookie, String token, String password) throws Exception {
        String body = "username=desk&password=" + password.replace(' ', '+') + "&_csrf="
                + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8);
        return send(request("/login")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void theActuatorHasItsOwnPort() throws Exception {
        HttpResponse<String> health =
                send(HttpRequest.newBuilder(URI.create(desk.managementBase() + "/actuator/health")));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"intake\":\"LIVE\"");
        assertThat(get("/actuator/health").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(desk.base() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
