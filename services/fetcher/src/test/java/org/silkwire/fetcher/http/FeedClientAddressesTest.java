package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.Reply;

@Timeout(60)
class FeedClientAddressesTest extends FeedClientFixture {
    @Test
    void thatAreNotPublicAreRefusedByDefault() {
        use(HttpSettings.DEFAULTS);

        assertFailure(fetch("/feed.xml"), ErrorClass.FORBIDDEN, "127.0.0.1 is not public (loopback)");
        assertThat(server.connections()).isZero();
    }

    @Test
    void areExemptOnlyAtTheirPort() {
        use(HttpSettings.DEFAULTS.withAllowedAddresses("127.0.0.1:1"));

        assertFailure(fetch("/feed.xml"), ErrorClass.FORBIDDEN, "loopback");
    }

    @Test
    void areJudgedAfterResolution() {
        server.feed("/feed.xml");

        assertThat(fetch(named("feeds.example", "/feed.xml"))).isInstanceOf(Fetched.class);
        assertFailure(fetch(named("inside.example", "/feed.xml")), ErrorClass.FORBIDDEN, "10.0.0.7 is not public");
    }

    @Test
    void areJudgedAtEachConnectionSoThatAReboundNameGainsNothing() {
        server.serve("/feed.xml", Reply.feed(FEED).untilClose());
        AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
        use(new FeedClient(settings, CLOCK, host -> new InetAddress[] {InetAddress.ofLiteral(address.get())}));
        assertThat(fetch(named("feeds.example", "/feed.xml"))).isInstanceOf(Fetched.class);

        address.set("127.0.0.2");

        assertFailure(fetch(named("feeds.example", "/feed.xml")), ErrorClass.FORBIDDEN, "127.0.0.2 is not public");
    }

    @Test
    void thatAreRefusedAreLeftOutOfAMixedAnswer() {
        server.feed("/feed.xml");
        use(new FeedClient(settings, CLOCK, host ->
                new InetAddress[] {InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1")}));

        assertThat(fetch(named("feeds.example", "/feed.xml"))).isInstanceOf(Fetched.class);
    }

    @Test
    void thatNobodyKnowsAreDnsFailures() {
        assertFailure(
                fetch(URI.create("http://nowhere.example/")), ErrorClass.DNS, "host 'nowhere.example' doesn't resolve");
    }

    @Test
    void thatTakeForEverToResolveAreDnsFailures() {
        HttpSettings hasty = settings.withConnectTimeout(Duration.ofMillis(50));
        CountDownLatch never = new CountDownLatch(1);
        use(new FeedClient(hasty, CLOCK, host -> {
            awaitUninterruptibly(never);
            throw new UnknownHostException(host);
        }));

        assertFailure(
                fetch(URI.create("http://slow.example/")),
                ErrorClass.DNS,
                "host 'slow.example' didn't resolve within 50 ms");
        never.countDown();
    }

    @Test
    void whereNobodyListensAreConnectFailures() {
        server.close();

        assertFailure(fetch("/feed.xml"), ErrorClass.CONNECT, server.address() + " takes no connection");
    }

    @Test
    void refusesToWorkWithWhatIsNoAddress() {
        assertFailure(fetch(URI.create("feed.xml")), ErrorClass.FORBIDDEN, "the scheme is ''; expected http or https");
        assertFailure(fetch(URI.create("http:/feed.xml")), ErrorClass.FORBIDDEN, "expected a name");
        assertFailure(fetch(URI.create("http://feeds.example:70000/")), ErrorClass.FORBIDDEN, "the port is 70000");
    }

    @Nested
    class Proxies {
        private final URI proxy = URI.create("http://" + server.address());

        @Test
        void areAskedForEverythingAndNeedNoExemption() {
            use(HttpSettings.DEFAULTS
                    .withProxy(proxy)
                    .withCredentials(new Credentials(proxy.toString(), "ann", "s3cret", null)));
            server.serve(
                    "http://far.example/feed.xml",
                    request -> request.header("Proxy-Authorization").isPresent()
                            ? Reply.feed(FEED)
                            : Reply.status(407).header("Proxy-Authenticate", "Basic realm=\"proxy\""));

            assertThat(fetch(URI.create("http://far.example/feed.xml"))).isInstanceOf(Fetched.class);
            assertThat(server.requests().getLast().headers()).doesNotContainKey("authorization");
        }

        @Test
        void areNoWayAroundTheRefusal() {
            use(HttpSettings.DEFAULTS.withProxy(proxy));

            assertFailure(fetch(URI.create("http://10.0.0.7/")), ErrorClass.FORBIDDEN, "not public");
            assertFailure(fetch(URI.create("http://inside.example/")), ErrorClass.FORBIDDEN, "not public");
            assertThat(server.requests()).isEmpty();
        }
    }

    /** As the platform's resolver waits. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
