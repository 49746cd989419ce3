package org.silkwire.fetcher.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request to one address and reads what comes, within bounds: HttpClient with everything switched off that it
 * would decide on its own (redirects, retries, cookies, content coding, authentication), for we decide each ourselves.
 */
final class Transport implements AutoCloseable {
    /** A header line of 32 KiB, 256 of them: the largest honest ones carry content security policies. */
    private static final int MAX_LINE = 32 * 1024;

    private static final int MAX_HEADERS = 256;

    /** Three of them stay with each connection that is kept. */
    private static final int BUFFER = 8 * 1024;

    /** What is read of a body that nobody parses: enough to tell a challenge, and to let the connection be used again. */
    private static final int GLANCE = 64 * 1024;

    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    private final CloseableHttpClient client;
    private final GuardedResolver resolver;
    private final int bodyCap;
    private final boolean proxied;

    Transport(HttpSettings settings, AddressGuard guard, GuardedResolver.Lookup lookup) {
        URI proxy = settings.proxy();
        resolver = new GuardedResolver(
                guard,
                lookup,
                proxy == null ? null : InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()),
                settings.connectTimeout());
        bodyCap = settings.bodyCap();
        proxied = proxy != null;
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(settings))
                .setDefaultRequestConfig(requestConfig())
                .setUserAgent(settings.userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .evictExpiredConnections()
                .evictIdleConnections(IDLE);
        if (proxy != null) {
            through(proxy, settings, builder);
        }
        client = builder.build();
    }

    private PoolingHttpClientConnectionManager connections(HttpSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(TrustedCertificates.context(settings.caFile()))
                        .buildClassic())
                // Politeness is the host gates' business; the pool only keeps what can be used again.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.DISABLED)
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setBufferSize(BUFFER)
                                .setMaxLineLength(MAX_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        // One char, one byte: what came is what is sent back.
                        .charCodingConfig(CharCodingConfig.custom()
                                .setCharset(StandardCharsets.ISO_8859_1)
                                .build())
                        .build())
                .build();
    }

    private static RequestConfig requestConfig() {
        // No timeouts here: the deadline stands over all of it, and a virtual thread that reads with one sets a timer
        // each time. A response timeout that isn't even stated isn't set on the socket anew for each request.
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.DISABLED)
                .setDefaultKeepAlive(IDLE.getDuration(), IDLE.getTimeUnit())
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static void through(URI proxy, HttpSettings settings, HttpClientBuilder builder) {
        builder.setProxy(new HttpHost("http", proxy.getHost(), proxy.getPort()));
        settings.credentials().stream()
                .filter(credentials -> credentials.cover(proxy.resolve("/")))
                .findFirst()
                .ifPresent(credentials -> {
                    BasicCredentialsProvider provider = new BasicCredentialsProvider();
                    provider.setCredentials(
                            new AuthScope(proxy.getHost(), proxy.getPort()),
                            new UsernamePasswordCredentials(
                                    String.valueOf(credentials.username()),
                                    String.valueOf(credentials.password()).toCharArray()));
                    builder.setDefaultCredentialsProvider(provider);
                });
    }

    /**
     * Asks once, and once more where the connection turns out to be gone before a response began, as a kept one may be.
     *
     * @throws IOException where no response came
     */
    Answer get(URI url, Map<String, String> headers) throws IOException {
        if (proxied) {
            screen(url);
        }
        try {
            return getOnce(url, headers);
        } catch (ConnectException e) {
            throw e;
        } catch (NoHttpResponseException | SocketException e) {
            return getOnce(url, headers);
        }
    }

    /** A proxy resolves on its own; what we can see to be refused is refused nevertheless. */
    private void screen(URI url) throws GuardedResolver.RefusedAddressException {
        try {
            resolver.resolve(url.getHost(), Math.max(0, url.getPort()));
        } catch (GuardedResolver.RefusedAddressException e) {
            throw e;
        } catch (UnknownHostException e) {
            // Behind a proxy, many networks resolve no foreign names at all.
        }
    }

    private Answer getOnce(URI url, Map<String, String> headers) throws IOException {
        return exchange(new HttpGet(url), headers);
    }

    /**
     * Posts once: whoever gets it may have acted on it though no answer came.
     *
     * @throws IOException where no response came
     */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        if (proxied) {
            screen(url);
        }
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, null));
        return exchange(request, headers);
    }

    private Answer exchange(HttpUriRequestBase request, Map<String, String> headers) throws IOException {
        headers.forEach(request::addHeader);
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        try {
            boolean parsed = response.getCode() == 200 || response.getCode() == 203;
            BoundedBody body = new BoundedBody(response.getEntity(), parsed ? bodyCap : GLANCE);
            Answer.Body read = parsed ? body.whole() : body.glance();
            if (!body.ended()) {
                // Closing would read the rest, which may have no end.
                request.abort();
            }
            return new Answer(response.getCode(), headers(response), read);
        } finally {
            // What closing complains of, the body has said already.
            Closer.closeQuietly(response);
        }
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        }
        return headers;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        resolver.close();
    }
}
