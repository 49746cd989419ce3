package org.silkwire.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address of a feed in the one spelling that identifies it. */
public final class FeedUrl {
    private FeedUrl() {}

    /**
     * Scheme and host in lower case, default port and fragment removed, an empty path made {@code /} (RFC 3986, section
     * 6.2.2 and 6.2.3). The query and the case of the path stay: servers tell them apart.
     *
     * @throws IllegalArgumentException naming what is wrong, where it is no http or https address with a host
     */
    public static String normalised(String url) {
        URI uri;
        try {
            uri = new URI(url.strip().replace(" ", "%20")).normalize();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is no URL: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("'" + url + "' has the scheme '" + scheme + "'; expected http or https");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("'" + url + "' names no host; expected http(s)://host/…");
        }
        StringBuilder out = new StringBuilder(scheme).append("://");
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the URL on host '" + uri.getHost() + "' carries credentials; configure them apart from the URL");
        }
        out.append(uri.getHost().toLowerCase(Locale.ROOT));
        if (uri.getPort() != -1 && uri.getPort() != (scheme.equals("http") ? 80 : 443)) {
            out.append(':').append(uri.getPort());
        }
        out.append(uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        if (uri.getRawQuery() != null) {
            out.append('?').append(uri.getRawQuery());
        }
        return out.toString();
    }
}
