package org.silkwire.fetcher.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link FeedClient} behaves.
 *
 * @param userAgent sent with each request; names an address (mail or web) where a publisher can complain
 * @param deadline for the whole exchange: name, connection, redirects, headers and body
 * @param connectTimeout for resolving a name, and again for a connection to one address
 * @param bodyCap bytes that a body may have, both on the wire and after content decoding
 * @param maxRedirects followed in one exchange
 * @param allowedAddresses exempt from the refusal of addresses that aren't public: CIDR blocks and single addresses, each
 *     with or without a port, such as {@code 10.1.0.0/16}, {@code 127.0.0.1:8765}, {@code fd00::/8}, {@code [::1]:8765}
 * @param proxy that all requests go through, such as {@code http://proxy.example:3128}, or null. It resolves the names, so
 *     its own rules stand between the feeds and the network behind it
 * @param caFile certificates in PEM trusted beside the platform's, or null
 * @param credentials the first whose scope covers an address goes along; one that covers the proxy's goes to the proxy
 */
public record HttpSettings(
        String userAgent,
        Duration deadline,
        Duration connectTimeout,
        int bodyCap,
        int maxRedirects,
        List<String> allowedAddresses,
        @Nullable URI proxy,
        @Nullable Path caFile,
        List<Credentials> credentials) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,255}");
    private static final Pattern CONTACT = Pattern.compile("https?://[^\\s)]+|[^\\s@(<]+@[^\\s@)>]+");

    /** 30 s for an exchange, 10 s to connect, 16 MiB, 5 redirects, no exemption, no proxy. */
    public static final HttpSettings DEFAULTS = new HttpSettings(
            "Silkwire/0.1 (+https://silkwire.org/fetcher)",
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            16 << 20,
            5,
            List.of(),
            null,
            null,
            List.of());

    public HttpSettings {
        if (!PRINTABLE.matcher(userAgent).matches()) {
            throw new IllegalArgumentException(
                    "user agent '" + userAgent + "' can't be sent; expected 1 to 256 printable ASCII characters");
        }
        if (!CONTACT.matcher(userAgent).find()) {
            throw new IllegalArgumentException("user agent '" + userAgent
                    + "' names no contact; expected a mail or web address in it, such as (+https://example.org/bot)");
        }
        requirePositive("deadline", deadline);
        requirePositive("connect timeout", connectTimeout);
        if (bodyCap < 1024 || bodyCap > 1 << 30) {
            throw new IllegalArgumentException("body cap is " + bodyCap + " bytes; expected 1 KiB to 1 GiB");
        }
        if (maxRedirects < 0 || maxRedirects > 20) {
            throw new IllegalArgumentException("at most " + maxRedirects + " redirects; expected 0 to 20");
        }
        allowedAddresses = List.copyOf(allowedAddresses);
        allowedAddresses.forEach(AddressRule::parse);
        if (proxy != null && (!"http".equals(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 0)) {
            throw new IllegalArgumentException("proxy is '" + proxy + "'; expected http://HOST:PORT");
        }
        if (proxy != null && proxy.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of proxy '" + proxy.getHost()
                    + "' carries credentials; expected them among the credentials, for its address");
        }
        credentials = List.copyOf(credentials);
    }

    public HttpSettings withUserAgent(String userAgent) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                credentials);
    }

    public HttpSettings withDeadline(Duration deadline) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                credentials);
    }

    public HttpSettings withConnectTimeout(Duration connectTimeout) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                credentials);
    }

    /** With a cap in bytes. */
    public HttpSettings withBodyCap(int bodyCap) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                credentials);
    }

    public HttpSettings withAllowedAddresses(String... allowedAddresses) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                List.of(allowedAddresses),
                proxy,
                caFile,
                credentials);
    }

    public HttpSettings withProxy(@Nullable URI proxy) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                credentials);
    }

    public HttpSettings withCaFile(@Nullable Path caFile) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                credentials);
    }

    public HttpSettings withCredentials(Credentials... credentials) {
        return new HttpSettings(
                userAgent,
                deadline,
                connectTimeout,
                bodyCap,
                maxRedirects,
                allowedAddresses,
                proxy,
                caFile,
                List.of(credentials));
    }

    private static void requirePositive(String what, Duration duration) {
        if (!duration.isPositive() || duration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(what + " is " + duration + "; expected more than none, at most an hour");
        }
    }
}
