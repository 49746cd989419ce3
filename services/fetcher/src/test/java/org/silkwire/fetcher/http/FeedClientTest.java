package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.http.FetchOutcome.NotModified;
import org.silkwire.fetcher.http.FetchOutcome.Throttled;
import org.silkwire.fetcher.http.FetchRequest.Wanted;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.SampleFeed;

@Timeout(60)
class FeedClientTest extends FeedClientFixture {
    @Test
    void arriveWithTheirValidatorsAndFreshness() {
        SampleFeed feed = server.feed("/feed.xml");
        feed.add("A port reopens");

        Fetched fetched = fetched("/feed.xml");

        assertThat(fetched.status()).isEqualTo(200);
        assertThat(fetched.body()).asString(StandardCharsets.UTF_8).isEqualTo(feed.document());
        assertThat(fetched.contentType()).isEqualTo("application/rss+xml; charset=utf-8");
        assertThat(fetched.finalUrl()).isEqualTo(server.url("/feed.xml"));
        assertThat(fetched.etag()).isEqualTo(feed.etag());
        assertThat(fetched.lastModified()).isNull();
        assertThat(fetched.maxAge()).isNull();
        assertThat(fetched.movedTo()).isNull();
    }

    @Test
    void areNotSentAgainWhileTheyStayTheSame() {
        SampleFeed feed = server.feed("/feed.xml");
        Validators validators = fetched("/feed.xml").validators();

        assertThat(client.fetch(new FetchRequest(server.url("/feed.xml"), validators)))
                .isEqualTo(new NotModified(feed.etag(), null, null, null, HubLinks.NONE));

        feed.add("A port reopens");
        assertThat(client.fetch(new FetchRequest(server.url("/feed.xml"), validators)))
                .isInstanceOf(Fetched.class);
    }

    @Test
    void areAskedForByAReaderThatNamesItselfAndKeepsNoCookies() {
        server.serve("/feed.xml", Reply.feed(FEED).header("Set-Cookie", "id=7"));

        fetched("/feed.xml");
        fetched("/feed.xml");

        ReceivedRequest second = server.requests("/feed.xml").getLast();
        assertThat(second.header("User-Agent")).hasValue(settings.userAgent());
        assertThat(second.header("Accept-Encoding")).hasValue("gzip, deflate, br");
        assertThat(second.headers())
                .doesNotContainKeys("cookie", "if-none-match", "if-modified-since", "authorization", "upgrade");
    }

    @Test
    void comeOverOneConnectionWhereTheServerKeepsIt() {
        server.feed("/a");
        server.feed("/b");
        server.serve("/missing", Reply.status(404).body("no such feed"));

        fetched("/a");
        fetch("/missing");
        fetched("/b");

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void comeOverANewConnectionWhereTheKeptOneIsGone() {
        server.serve("/feed.xml", Reply.feed(FEED).closingAfterwards());

        fetched("/feed.xml");
        fetched("/feed.xml");

        assertThat(server.requests("/feed.xml")).hasSize(2);
    }

    @Test
    void comeByTheHundredAtOnce() throws Exception {
        server.serve("/feed.xml", Reply.feed(FEED).after(Duration.ofMillis(50)));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FetchOutcome>> outcomes = IntStream.range(0, 500)
                    .mapToObj(i -> callers.submit(() -> fetch("/feed.xml?n=" + i)))
                    .toList();
            for (Future<FetchOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(Fetched.class);
            }
        }

        assertThat(server.requests("/feed.xml")).hasSize(500);
    }

    @Nested
    class Statuses {
        @ParameterizedTest
        @CsvSource({
            "400, CLIENT_ERROR, 400 Bad Request; expected 200 with a feed",
            "401, CLIENT_ERROR, '401 Unauthorized, which asks for credentials; expected 200 with a feed'",
            "403, CLIENT_ERROR, 403 Forbidden; expected 200 with a feed",
            "404, CLIENT_ERROR, 404 Not Found; expected 200 with a feed",
            "451, CLIENT_ERROR, 451 Unavailable For Legal Reasons; expected 200 with a feed",
            "500, SERVER_ERROR, 500 Internal Server Error; expected 200 with a feed",
            "502, SERVER_ERROR, 502 Bad Gateway; expected 200 with a feed",
            "503, SERVER_ERROR, 503 Service Unavailable; expected 200 with a feed",
            "206, NOT_A_FEED, 206 Partial Content; expected 200 with a feed",
            "300, REDIRECT, 300 Multiple Choices; expected 200 with a feed",
            "999, SERVER_ERROR, 999; expected 200 with a feed"
        })
        void thatAreFailuresNameThemselves(int status, ErrorClass error, String reason) {
            server.serve("/feed.xml", Reply.status(status).body(FEED));

            assertThat(fetch("/feed.xml")).isEqualTo(new Failed(error, status, reason));
        }

        @Test
        void thatAskForPatienceTellHowMuch() {
            server.serve("/seconds", Reply.status(429).header("Retry-After", "60"));
            server.serve("/silent", Reply.status(429));
            server.serve("/date", Reply.status(503).header("Retry-After", "Sun, 01 Mar 2026 12:02:00 GMT"));
            server.serve("/huge", Reply.status(503).header("Retry-After", "999999999999"));

            assertThat(fetch("/seconds")).isEqualTo(new Throttled(429, Duration.ofMinutes(1)));
            assertThat(fetch("/silent")).isEqualTo(new Throttled(429, null));
            assertThat(fetch("/date")).isEqualTo(new Throttled(503, Duration.ofMinutes(2)));
            assertThat(fetch("/huge")).isEqualTo(new Throttled(503, Duration.ofSeconds(1L << 31)));
            assertThat(server.requests()).as("nobody retried on his own").hasSize(4);
        }

        @Test
        void ofAChallengeAreNotTakenForAnythingElse() {
            String page = "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>";
            server.serve("/200", Reply.html(page));
            server.serve("/403", Reply.html(page).gzip());
            server.serve("/503", Reply.status(503).header("Retry-After", "30").body(page));
            server.serve("/mitigated", Reply.status(403).header("cf-mitigated", "challenge"));
            server.serve("/login", Reply.html("<html><form><input name=p type=password></form></html>"));

            for (String path : List.of("/200", "/403", "/503", "/mitigated", "/login")) {
                assertFailure(fetch(path), ErrorClass.CHALLENGE, "expected a feed", path);
            }
            assertThat(client.fetch(new FetchRequest(server.url("/login"), Validators.NONE, Wanted.PAGE)))
                    .isInstanceOf(Fetched.class);
        }

        @Test
        void areNeededAtAll() {
            server.serve("/garbage", Reply.raw("SSH-2.0-OpenSSH_9.9\r\n"));
            server.serve("/reset", Reply.reset());
            server.serve("/nothing", Reply.hangUp());
            server.serve("/long-header", Reply.feed(FEED).header("X-Big", "a".repeat(200_000)));
            Reply many = Reply.feed(FEED);
            for (int i = 0; i < 1000; i++) {
                many = many.header("X-" + i, "1");
            }
            server.serve("/many-headers", many);

            assertFailure(fetch("/garbage"), ErrorClass.CONNECT, "without an answer", "/garbage");
            assertFailure(fetch("/reset"), ErrorClass.CONNECT, "", "/reset");
            assertFailure(fetch("/nothing"), ErrorClass.CONNECT, "closed the connection", "/nothing");
            assertFailure(fetch("/long-header"), ErrorClass.TOO_LARGE, "headers beyond the limit", "/long-header");
            assertFailure(fetch("/many-headers"), ErrorClass.TOO_LARGE, "headers beyond the limit", "/many-headers");
        }
    }

    @Nested
    class Secrets {
        @Test
        void goToTheirHostAndToNoOther() {
            use(settings.withCredentials(
                    new Credentials("http://feeds.example:" + server.port() + "/", "ann", "s3cret", null)));
            server.serve(
                    "/feed.xml",
                    Reply.redirect(302, named("other.example", "/b").toString()));
            server.feed("/b");

            assertThat(fetch(named("feeds.example", "/feed.xml"))).isInstanceOf(Fetched.class);

            String basic = Base64.getEncoder().encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8));
            assertThat(server.requests("/feed.xml").getLast().header("Authorization"))
                    .hasValue("Basic " + basic);
            assertThat(server.requests("/b").getLast().header("Authorization")).isEmpty();
        }

        @Test
        void stayOutOfWhatIsSaid() {
            use(settings.withCredentials(new Credentials("http://" + server.address(), null, null, "t0ken")));
            server.serve("/feed.xml", Reply.status(401));

            FetchOutcome outcome = fetch("/feed.xml");

            assertThat(server.requests("/feed.xml").getLast().header("Authorization"))
                    .hasValue("Bearer t0ken");
            assertThat(outcome.toString()).doesNotContain("t0ken");
            assertThat(settings.withCredentials(new Credentials("feeds.example", "ann", "s3cret", null))
                            .toString())
                    .doesNotContain("s3cret");
        }
    }
}
