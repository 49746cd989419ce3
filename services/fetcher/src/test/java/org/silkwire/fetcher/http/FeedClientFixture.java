package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.FeedServer;

/** A client beside a server on loopback that it may ask, and a few names that resolve without a network. */
abstract class FeedClientFixture {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    static final String FEED = "<rss version=\"2.0\"><channel><title>Sea freight</title></channel></rss>";
    static final Map<String, String> HOSTS = Map.of(
            "feeds.example", "127.0.0.1",
            "other.example", "127.0.0.1",
            "inside.example", "10.0.0.7",
            "rebound.example", "127.0.0.2");

    final FeedServer server = FeedServer.start();
    final HttpSettings settings =
            HttpSettings.DEFAULTS.withAllowedAddresses(server.address()).withDeadline(Duration.ofSeconds(20));
    FeedClient client = client(settings);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Goes on with another client. */
    void use(HttpSettings settings) {
        use(client(settings));
    }

    void use(FeedClient other) {
        client.close();
        client = other;
    }

    static FeedClient client(HttpSettings settings) {
        return new FeedClient(settings, CLOCK, host -> {
            String address = HOSTS.get(host);
            if (address == null && !host.matches("[\\[\\]0-9a-fA-F:.]+|localhost")) {
                throw new UnknownHostException(host);
            }
            return InetAddress.getAllByName(address == null ? host : address);
        });
    }

    URI named(String host, String path) {
        return URI.create("http://" + host + ":" + server.port() + path);
    }

    Fetched fetched(String path) {
        FetchOutcome outcome = fetch(path);
        assertThat(outcome).isInstanceOf(Fetched.class);
        return (Fetched) outcome;
    }

    FetchOutcome fetch(String path) {
        return fetch(server.url(path));
    }

    FetchOutcome fetch(URI url) {
        return client.fetch(new FetchRequest(url, Validators.NONE));
    }

    static void assertFailure(FetchOutcome outcome, ErrorClass error, String reason) {
        assertFailure(outcome, error, reason, "outcome");
    }

    static void assertFailure(FetchOutcome outcome, ErrorClass error, String reason, String what) {
        assertThat(outcome).as(what).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.error()).as(failed.reason()).isEqualTo(error);
            assertThat(failed.reason()).contains(reason);
        });
    }
}
