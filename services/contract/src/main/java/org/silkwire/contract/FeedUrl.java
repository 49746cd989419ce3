package org.silkwire.contract;

import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a feed in the one spelling that identifies it (RFC 3986, section 6.2.2 and 6.2.3). Takes what browsers
 * take: hosts with underscores or in any script, and characters that should have been percent-encoded.
 */
public final class FeedUrl {
    /** Of a URL in its normal form; RFC 9110, section 4.1, asks for support of 8000. */
    public static final int LONGEST = 8000;

    /** RFC 3986, appendix B, with the authority taken apart: scheme, user info, host, port, path, query. */
    private static final Pattern URL = Pattern.compile(
            "(?:([^:/?#]*):)?"
                    + "(?://(?:([^/?#]*)@)?(\\[[^/?#\\]]*]|[^/?#:\\[\\]]*)(?::([^/?#]*))?)?"
                    + "([^?#]*)(?:\\?([^#]*))?(?:#.*)?",
            Pattern.DOTALL);

    private static final Pattern HOST_NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)*" + "[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?");
    private static final Pattern PORT = Pattern.compile("0*([1-9][0-9]{0,4})");
    /** Letters that IDNA 2003 and 2008 read differently (RFC 5894, section 7.2): a guess could poll another's site. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\\x{200C}\\x{200D}]");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String RESERVED_IN_PATH_AND_QUERY = "/?:@!$&'()*+,;=";
    private static final int SHOWN = 200;

    private FeedUrl() {}

    /**
     * Scheme and host in lower case, the host in ASCII (IDNA), default port and fragment removed, dot segments resolved,
     * an empty path made {@code /}, percent-encoding only where it's needed and in upper case. The query's order and the
     * case of the path stay: servers tell them apart. What this returns, it leaves as it is.
     *
     * @throws IllegalArgumentException naming what is wrong, where it is no http or https address with a host
     */
    public static String normalised(String url) {
        Matcher parts = parsed(url);
        String scheme = scheme(parts, url);
        StringBuilder out = new StringBuilder(scheme).append("://").append(host(parts, url));
        int port = port(parts, url);
        if (port != -1 && port != (scheme.equals("http") ? 80 : 443)) {
            out.append(':').append(port);
        }
        out.append(withoutDotSegments(encoded(parts.group(5))));
        if (parts.group(6) != null) {
            out.append('?').append(encoded(parts.group(6)));
        }
        if (out.length() > LONGEST) {
            throw new IllegalArgumentException(
                    shown(url) + " is " + out.length() + " characters long; expected at most " + LONGEST);
        }
        return out.toString();
    }

    /**
     * The host alone, as {@link #normalised} spells it; an IPv6 address in its brackets.
     *
     * @throws IllegalArgumentException as {@link #normalised}
     */
    public static String host(String url) {
        Matcher parts = parsed(url);
        scheme(parts, url);
        return host(parts, url);
    }

    private static Matcher parsed(String url) {
        String stripped = url.strip();
        if (UNPRINTABLE.matcher(stripped).find()) {
            throw new IllegalArgumentException(
                    shown(url) + " contains a control character or half a surrogate pair; expected text");
        }
        Matcher parts = URL.matcher(stripped);
        if (!parts.matches()) {
            throw new IllegalArgumentException(shown(url) + " is no URL; expected http(s)://host/…");
        }
        return parts;
    }

    private static String scheme(Matcher parts, String url) {
        String scheme = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        if (scheme.isEmpty()) {
            throw new IllegalArgumentException(shown(url) + " has no scheme; expected http:// or https://");
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    shown(url) + " has the scheme '" + bounded(scheme) + "'; expected http or https");
        }
        return scheme;
    }

    private static String host(Matcher parts, String url) {
        String stated = parts.group(3);
        if (stated == null || stated.isEmpty()) {
            throw new IllegalArgumentException(shown(url) + " names no host; expected http(s)://host/…");
        }
        if (!parts.group(5).isEmpty() && !parts.group(5).startsWith("/")) {
            throw new IllegalArgumentException(shown(url) + " is no URL; expected http(s)://host/…");
        }
        if (parts.group(2) != null) {
            throw new IllegalArgumentException(
                    "the URL on host '" + bounded(stated) + "' carries credentials; configure them apart from the URL");
        }
        return stated.startsWith("[") ? address(stated, url) : name(stated, url);
    }

    private static String address(String bracketed, String url) {
        String literal = bracketed.substring(1, bracketed.length() - 1);
        if (!literal.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw notAHost(bracketed, url);
        }
        try {
            String address = InetAddress.ofLiteral(literal).getHostAddress();
            return address.contains(":") ? "[" + address + "]" : address;
        } catch (IllegalArgumentException _) {
            throw notAHost(bracketed, url);
        }
    }

    private static String name(String stated, String url) {
        if (AMBIGUOUS.matcher(stated).find()) {
            throw new IllegalArgumentException("the host '" + bounded(stated)
                    + "' has a letter that resolvers read differently; expected its xn-- form");
        }
        String name;
        try {
            name = IDN.toASCII(stated, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            throw notAHost(stated, url);
        }
        // The root's dot is right and says nothing.
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (name.length() > 253 || !HOST_NAME.matcher(name).matches()) {
            throw notAHost(stated, url);
        }
        return name;
    }

    private static IllegalArgumentException notAHost(String stated, String url) {
        return new IllegalArgumentException(
                shown(url) + " has the host '" + bounded(stated) + "'; expected a host name or an IP address");
    }

    private static int port(Matcher parts, String url) {
        String stated = parts.group(4);
        if (stated == null || stated.isEmpty()) {
            return -1;
        }
        Matcher digits = PORT.matcher(stated);
        int port = digits.matches() ? Integer.parseInt(digits.group(1)) : -1;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    shown(url) + " has the port '" + bounded(stated) + "'; expected 1 to 65535");
        }
        return port;
    }

    /** Every octet that must be percent-encoded is, in upper case, and none that needn't. */
    private static String encoded(String part) {
        byte[] octets = part.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int octet = Byte.toUnsignedInt(octets[i]);
            int escaped = octet == '%' ? hex(octets, i + 1) : -1;
            if (escaped != -1) {
                i += 2;
                append(out, escaped, isUnreserved(escaped));
            } else {
                append(out, octet, isUnreserved(octet) || RESERVED_IN_PATH_AND_QUERY.indexOf(octet) != -1);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int octet, boolean plain) {
        if (plain) {
            out.append((char) octet);
        } else {
            out.append('%').append(upper(octet >> 4)).append(upper(octet & 15));
        }
    }

    private static char upper(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    /** The octet that two hex digits from this index on give, or −1 where there are none. */
    private static int hex(byte[] octets, int from) {
        if (from + 1 >= octets.length) {
            return -1;
        }
        int high = Character.digit(octets[from], 16);
        int low = Character.digit(octets[from + 1], 16);
        return high == -1 || low == -1 ? -1 : high << 4 | low;
    }

    private static boolean isUnreserved(int octet) {
        return octet < 128 && (Character.isLetterOrDigit(octet) || UNRESERVED_MARKS.indexOf(octet) != -1);
    }

    /** RFC 3986, section 5.2.4; empty segments stay. */
    private static String withoutDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        boolean endsInSlash = true;
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            endsInSlash = segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        return "/" + String.join("/", kept) + (endsInSlash && !kept.isEmpty() ? "/" : "");
    }

    /** For a message: bounded, and without credentials. */
    private static String shown(String url) {
        return "'" + bounded(url.strip().replaceFirst("//[^/?#]*@", "//…@")) + "'";
    }

    private static String bounded(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
