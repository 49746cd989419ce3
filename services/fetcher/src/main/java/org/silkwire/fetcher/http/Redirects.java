package org.silkwire.fetcher.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.URIUtils;
import org.jspecify.annotations.Nullable;

/** Reads redirects: which statuses are some, and where a Location leads. */
final class Redirects {
    private static final Pattern AUTHORITY =
            Pattern.compile("((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)([^/?#]*)(.*)", Pattern.DOTALL);
    private static final String LITERAL =
            "!#$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";

    private Redirects() {}

    /** Whether a GET goes on to another address (RFC 9110, section 15.4). */
    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Whether the other address is to be used from now on. */
    static boolean isPermanent(int status) {
        return status == 301 || status == 308;
    }

    /**
     * Resolves a Location header, without its fragment; null where it is no URL even by a browser's lenience, which reads
     * UTF-8 and percent-encodes spaces and the like.
     *
     * @param location as received, each char one byte
     */
    static @Nullable URI resolve(URI base, String location) {
        try {
            String url = URIUtils.resolve(base, encoded(location.strip())).toString();
            int fragment = url.indexOf('#');
            return new URI(fragment < 0 ? url : url.substring(0, fragment));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String encoded(String location) {
        String text = new String(location.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher parts = AUTHORITY.matcher(text);
        if (!parts.matches()) {
            return percentEncoded(text);
        }
        String authority = parts.group(2);
        boolean ascii = authority.chars().allMatch(c -> c < 0x80);
        return parts.group(1) + (ascii ? authority : IDN.toASCII(authority)) + percentEncoded(parts.group(3));
    }

    private static String percentEncoded(String text) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (LITERAL.indexOf(c) >= 0 || (c == '%' && isEscape(bytes, i))) {
                out.append((char) c);
            } else {
                out.append("%%%02X".formatted(c));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }
}
