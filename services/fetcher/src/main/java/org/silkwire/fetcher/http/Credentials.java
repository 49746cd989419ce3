package org.silkwire.fetcher.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A secret for one host, one feed or the proxy; never printed. Given is either name and password (Basic, RFC 7617) or a
 * token (Bearer, RFC 6750).
 *
 * @param scope a host such as {@code feeds.example.org}, meaning all it serves over https; or a URL such as
 *     {@code https://feeds.example.org/members}, meaning it and what lies under it. An http URL sends the secret in the
 *     clear
 * @param username null with a token
 * @param password null with a token
 * @param token null with name and password
 */
public record Credentials(
        String scope,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token) {

    public Credentials {
        boolean basic = username != null && password != null && token == null;
        boolean bearer = token != null && username == null && password == null;
        if (!basic && !bearer) {
            throw new IllegalArgumentException(
                    "the credentials for '" + scope + "' need either username and password, or a token");
        }
        if (username != null && username.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "the username for '" + scope + "' holds a colon; Basic authentication can't carry one");
        }
        scope(scope);
    }

    /** Whether a request for this address may carry them. */
    boolean cover(URI url) {
        URI scope = scope(this.scope);
        return scope.getScheme().equals(url.getScheme())
                && scope.getHost().equalsIgnoreCase(url.getHost())
                && port(scope) == port(url)
                && isUnder(scope.getRawPath(), url.normalize().getRawPath());
    }

    private static boolean isUnder(String scope, String path) {
        return path.equals(scope) || path.startsWith(scope.endsWith("/") ? scope : scope + "/");
    }

    /** The value of the Authorization header. */
    String authorization() {
        if (token != null) {
            return "Bearer " + token;
        }
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Credentials[for " + scope + "]";
    }

    private static URI scope(String scope) {
        String url = scope.contains("://") ? scope : "https://" + scope;
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri.getRawPath().isEmpty() ? uri.resolve("/") : uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, with what was expected.
        }
        throw new IllegalArgumentException("credentials are for '" + scope + "'; expected a host or an http(s) URL");
    }

    private static int port(URI url) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return "http".equals(url.getScheme()) ? 80 : 443;
    }
}
