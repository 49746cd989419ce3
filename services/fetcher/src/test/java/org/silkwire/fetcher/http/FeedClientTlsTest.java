package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.fetcher.http.FetchOutcome.Fetched;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.TestCertificate;

@Timeout(60)
class FeedClientTlsTest extends FeedClientFixture {
    private static TestCertificate loopback;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) {
        loopback = TestCertificate.forLoopback(directory);
    }

    @Test
    void isVerifiedAgainstThePlatformAndAFileOfOnesOwn() {
        try (FeedServer secure = FeedServer.start(loopback)) {
            secure.feed("/feed.xml");
            HttpSettings allowed = settings.withAllowedAddresses(secure.address());

            use(allowed);
            assertFailure(fetch(secure.url("/feed.xml")), ErrorClass.TLS, "expected a certificate");

            use(allowed.withCaFile(loopback.pem()));
            assertThat(fetch(secure.url("/feed.xml"))).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void isForOneHostOnly() {
        try (FeedServer secure = FeedServer.start(loopback)) {
            use(settings.withAllowedAddresses(secure.address()).withCaFile(loopback.pem()));

            URI elsewhere = URI.create("https://feeds.example:" + secure.port() + "/feed.xml");
            assertFailure(fetch(elsewhere), ErrorClass.TLS, "expected a certificate for this host");
        }
    }

    @Test
    void isWithinTheDeadlineAsWell() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            String address = "127.0.0.1:" + mute.getLocalPort();
            use(settings.withAllowedAddresses(address).withDeadline(Duration.ofMillis(300)));

            assertFailure(fetch(URI.create("https://" + address + "/")), ErrorClass.TIMEOUT, "within 300 ms");
        }
    }

    @Test
    void leftForPlainHttpIsFollowedButNotRemembered() {
        try (FeedServer secure = FeedServer.start(loopback)) {
            secure.serve("/a", Reply.redirect(301, server.url("/b").toString()));
            server.feed("/b");
            use(settings.withAllowedAddresses(secure.address(), server.address())
                    .withCaFile(loopback.pem()));

            assertThat(fetch(secure.url("/a")))
                    .asInstanceOf(type(Fetched.class))
                    .extracting(Fetched::movedTo)
                    .isNull();
        }
    }

    @Test
    void namesTheFileThatHoldsNoCertificate() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client(settings.withCaFile(Path.of("missing.pem"))))
                .withMessage("CA file 'missing.pem' can't be read; expected certificates in PEM");
    }
}
