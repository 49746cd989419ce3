package org.silkwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedServerTest {
    private final FeedServer server = FeedServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void servesAFeedThatChangesAndAnswers304WhileItDoesNot() throws Exception {
        SampleFeed feed = server.feed("/feed.xml");
        SampleEntry first = feed.add("Rail freight up & running <again>");

        HttpResponse<String> fresh = get("/feed.xml");
        String etag = fresh.headers().firstValue("ETag").orElseThrow();
        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(fresh.body()).contains("Rail freight up &amp; running &lt;again&gt;", first.guid());
        assertThat(get("/feed.xml", "If-None-Match", etag).statusCode()).isEqualTo(304);

        feed.edit(first.guid(), entry -> entry.withTitle("Rail freight stops"));
        SampleEntry second = feed.add("Customs opens a desk");

        HttpResponse<String> changed = get("/feed.xml", "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("Rail freight stops", "Customs opens a desk");

        feed.remove(second.guid());
        assertThat(get("/feed.xml").body()).doesNotContain("Customs opens a desk");
    }

    @Test
    void remembersRequestsByPathWithTheirHeaders() throws Exception {
        server.serve("/a", Reply.ok("a"));

        get("/a?x=1", "X-Probe", "yes");
        get("/b");

        assertThat(server.requests("/a")).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/a?x=1");
            assertThat(request.header("x-probe")).hasValue("yes");
        });
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void answers404WhereNothingIsServed() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void playsAScriptAndStaysWithItsLastReply() throws Exception {
        server.script("/flaky", Reply.status(500), Reply.status(429).header("Retry-After", "5"), Reply.ok("fine"));

        assertThat(get("/flaky").statusCode()).isEqualTo(500);
        assertThat(get("/flaky").headers().firstValue("Retry-After")).hasValue("5");
        assertThat(get("/flaky").body()).isEqualTo("fine");
        assertThat(get("/flaky").body()).isEqualTo("fine");
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws Exception {
        server.serve("/a", Reply.ok("a"));
        server.serve("/chunked", Reply.ok("in chunks").chunked());

        assertThat(get("/a").body()).isEqualTo("a");
        assertThat(get("/chunked").body()).isEqualTo("in chunks");
        assertThat(get("/a").body()).isEqualTo("a");

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void compresses() throws Exception {
        server.serve("/a", Reply.ok("small").gzip());

        HttpResponse<byte[]> response =
                client.send(HttpRequest.newBuilder(server.url("/a")).build(), BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .asString()
                .isEqualTo("small");
    }

    @Test
    void breaksOffWhereToldTo() {
        server.serve("/truncated", Reply.ok("0123456789").truncatedAfter(4));
        server.serve("/reset", Reply.reset());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/truncated"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/reset"));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        URI url = server.url(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
