package org.silkwire.fetcher.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of addresses (RFC 4632, RFC 4291), perhaps at one port only.
 *
 * @param network in network order, 4 or 16 bytes
 * @param prefix bits that must agree
 * @param port 0 for any
 */
record AddressRule(byte[] network, int prefix, int port) {
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]+)](?:/(\\d{1,3}))?(?::(\\d{1,5}))?");
    private static final Pattern IPV4 = Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3})(?:/(\\d{1,3}))?(?::(\\d{1,5}))?");
    private static final Pattern IPV6 = Pattern.compile("([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    /**
     * Reads {@code ADDRESS[/PREFIX][:PORT]}; an IPv6 address with a port stands in brackets.
     *
     * @throws IllegalArgumentException naming the text and what was expected
     */
    static AddressRule parse(String text) {
        for (Pattern form : new Pattern[] {IPV4, BRACKETED, IPV6}) {
            Matcher parts = form.matcher(text.strip());
            if (parts.matches()) {
                return of(text, parts);
            }
        }
        throw bad(text);
    }

    private static AddressRule of(String text, Matcher parts) {
        byte[] network;
        try {
            network = InetAddress.ofLiteral(parts.group(1)).getAddress();
        } catch (IllegalArgumentException e) {
            throw bad(text);
        }
        int prefix = parts.group(2) == null ? network.length * 8 : Integer.parseInt(parts.group(2));
        int port = parts.groupCount() < 3 || parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (prefix > network.length * 8 || port > 65535) {
            throw bad(text);
        }
        return new AddressRule(network, prefix, port);
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException(
                "allowed address '" + text
                        + "' can't be read; expected ADDRESS[/PREFIX][:PORT], such as 10.1.0.0/16, 127.0.0.1:8765 or [::1]:8765");
    }

    boolean covers(InetAddress address, int port) {
        return (this.port == 0 || this.port == port) && covers(address.getAddress());
    }

    boolean covers(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        int mask = 0xff << (8 - rest);
        return rest == 0 || ((address[whole] ^ network[whole]) & mask & 0xff) == 0;
    }
}
