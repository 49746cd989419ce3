package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.Reply;

@Timeout(60)
class FeedClientBodiesTest extends FeedClientFixture {
    @Test
    void areDecoded() {
        server.serve("/gzip", Reply.feed(FEED).gzip());
        server.serve("/deflate", Reply.feed(FEED).deflate());
        server.serve("/raw", Reply.feed(FEED).deflateRaw());
        server.serve("/unlabelled", Reply.feed(FEED).gzipUnlabelled());
        server.serve("/plain", Reply.feed(FEED).header("Content-Encoding", "gzip"));
        server.serve("/chunked", Reply.feed(FEED).gzip().chunked());
        server.serve("/close", Reply.feed(FEED).untilClose());

        for (String path : List.of("/gzip", "/deflate", "/raw", "/unlabelled", "/plain", "/chunked", "/close")) {
            assertThat(fetched(path).body()).as(path).asString().isEqualTo(FEED);
        }
    }

    @Test
    void overTheCapAreNotRead() {
        use(settings.withBodyCap(10_000));
        server.serve("/fits", Reply.feed("x".repeat(10_000)));
        server.serve("/long", Reply.feed("x".repeat(10_001)));
        server.serve(
                "/announced",
                Reply.feed("x").header("Content-Length", "53687091200").endless());
        server.serve("/endless", Reply.feed("x".repeat(1000)).endless());
        server.serve("/endless-chunks", Reply.feed("x".repeat(1000)).chunked().endless());
        server.serve("/bomb", Reply.feed("x".repeat(1 << 20)).gzip());
        server.serve("/bomb-in-bomb", Reply.feed("x".repeat(1 << 24)).gzip().gzip());

        assertThat(fetch("/fits")).isInstanceOf(Fetched.class);
        for (String path : List.of("/long", "/announced", "/endless", "/endless-chunks", "/bomb", "/bomb-in-bomb")) {
            assertFailure(fetch(path), ErrorClass.TOO_LARGE, "10000 bytes", path);
        }
    }

    @Test
    void ofErrorsAreOnlyGlancedAt() {
        server.serve("/endless", Reply.status(404).body("x".repeat(1000)).endless());
        server.serve(
                "/redirect",
                Reply.redirect(302, "/feed.xml").body("x".repeat(1000)).endless());
        server.feed("/feed.xml");

        assertFailure(fetch("/endless"), ErrorClass.CLIENT_ERROR, "404 Not Found");
        assertThat(fetch("/redirect")).isInstanceOf(Fetched.class);
    }

    @Test
    void thatBreakOffAreFailuresToBeRetriedSoon() {
        server.serve("/length", Reply.feed(FEED).truncatedAfter(40));
        server.serve("/chunks", Reply.feed(FEED).chunked().truncatedAfter(40));
        server.serve("/reset", Reply.feed(FEED).resetAfter(40));
        server.serve("/gzip", Reply.feed(FEED).gzip().untilClose().truncatedAfter(40));

        assertFailure(
                fetch("/length"), ErrorClass.CONNECT, "broke off after 40 of " + FEED.length() + " bytes", "/length");
        assertFailure(fetch("/chunks"), ErrorClass.CONNECT, "broke off after 40 bytes", "/chunks");
        assertFailure(fetch("/reset"), ErrorClass.CONNECT, "broke off after", "/reset");
        assertFailure(fetch("/gzip"), ErrorClass.CONNECT, "breaks off after 40 bytes", "/gzip");
    }

    @Test
    void thatAreEmptyAreNoFeedButMayBeAPage() {
        server.serve("/empty", Reply.feed(""));
        server.serve("/blank", Reply.feed(" \r\n\t"));
        server.serve("/204", Reply.status(204));

        for (String path : List.of("/empty", "/blank", "/204")) {
            assertFailure(fetch(path), ErrorClass.NOT_A_FEED, "expected", path);
            assertThat(client.fetch(FetchRequest.page(server.url(path))))
                    .as(path)
                    .isInstanceOf(Fetched.class);
        }
    }

    @Test
    void ofAWebPageAreForTheParserToJudge() {
        server.serve("/", Reply.html("<!DOCTYPE html><title>Welcome</title><p>Not a feed"));

        assertThat(fetch("/")).isInstanceOf(Fetched.class);
    }

    @Nested
    class Deadlines {
        @Test
        void holdAgainstEveryKindOfSlownessOnAnyThread() throws InterruptedException {
            holdAgainstEveryKindOfSlowness();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, fault) -> thrown.set(fault))
                    .start(() -> {
                        holdAgainstEveryKindOfSlowness();
                        // What the deadline did to the call doesn't outlive it.
                        assertThat(Thread.currentThread().isInterrupted()).isFalse();
                    })
                    .join();
            assertThat(thrown.get()).isNull();
        }

        private void holdAgainstEveryKindOfSlowness() {
            use(settings.withDeadline(Duration.ofMillis(400)));
            server.serve("/hang", Reply.hang());
            server.serve("/hang-body", Reply.feed(FEED).hangingAfter(10));
            server.serve("/drip", Reply.feed(FEED).dripping(1, Duration.ofMillis(50)));
            server.serve("/drip-headers", Reply.feed(FEED).drippingHeaders(Duration.ofMillis(5)));
            server.script("/slow-redirects", Reply.redirect(302, "/hang").after(Duration.ofMillis(100)));

            for (String path : List.of("/hang", "/hang-body", "/drip", "/drip-headers", "/slow-redirects")) {
                assertThat(fetch(path))
                        .as(path)
                        .isEqualTo(new Failed(
                                ErrorClass.TIMEOUT,
                                null,
                                "no complete answer from " + server.address() + " within 400 ms"));
            }
            await("connections closed").until(() -> server.openConnections() == 0);
        }

        @Test
        void areNotWaitedForByAnInterruptedCaller() throws Exception {
            server.serve("/hang", Reply.hang());
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    fetch("/hang");
                } catch (CancellationException e) {
                    thrown.set(e);
                }
            });
            await().until(() -> !server.requests("/hang").isEmpty());

            caller.interrupt();
            caller.join();

            assertThat(thrown.get()).hasMessageStartingWith("interrupted while fetching");
            await("connection closed").until(() -> server.openConnections() == 0);
        }
    }
}
