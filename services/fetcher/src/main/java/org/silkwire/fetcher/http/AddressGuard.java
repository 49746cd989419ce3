package org.silkwire.fetcher.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to ask addresses that aren't public, so that a feed can't make us a tool against the network we stand in
 * (server-side request forgery). It judges the address that a connection is about to be made to, after resolution: a
 * name that resolves differently a moment later gains nothing. The blocks are those of IANA's registries of
 * special-purpose addresses (RFC 6890) that aren't globally reachable, multicast, and a cloud's metadata at a public one.
 */
final class AddressGuard {
    private record Block(AddressRule rule, String kind) {
        static Block of(String block, String kind) {
            return new Block(AddressRule.parse(block), kind);
        }
    }

    private static final List<Block> REFUSED = List.of(
            Block.of("0.0.0.0/8", "this host"),
            Block.of("10.0.0.0/8", "private"),
            Block.of("100.64.0.0/10", "carrier-grade NAT"),
            Block.of("127.0.0.0/8", "loopback"),
            Block.of("168.63.129.16/32", "a cloud's metadata"),
            Block.of("169.254.0.0/16", "link-local"),
            Block.of("172.16.0.0/12", "private"),
            Block.of("192.0.0.0/24", "reserved for protocols"),
            Block.of("192.0.2.0/24", "documentation"),
            Block.of("192.88.99.0/24", "6to4 relay"),
            Block.of("192.168.0.0/16", "private"),
            Block.of("198.18.0.0/15", "benchmarking"),
            Block.of("198.51.100.0/24", "documentation"),
            Block.of("203.0.113.0/24", "documentation"),
            Block.of("224.0.0.0/4", "multicast"),
            Block.of("240.0.0.0/4", "reserved"),
            Block.of("2001::/23", "reserved for protocols"),
            Block.of("2001:db8::/32", "documentation"),
            Block.of("3fff::/20", "documentation"));
    private static final AddressRule GLOBAL_UNICAST = AddressRule.parse("2000::/3");
    private static final AddressRule NAT64 = AddressRule.parse("64:ff9b::/96");
    private static final AddressRule SIX_TO_FOUR = AddressRule.parse("2002::/16");
    private static final Pattern NUMERIC_LABEL = Pattern.compile("\\d+|0[xX][0-9A-Fa-f]*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private final List<AddressRule> allowed;

    AddressGuard(List<String> allowed) {
        this.allowed = allowed.stream().map(AddressRule::parse).toList();
    }

    /** Why an address as written is refused before anybody resolves its host, or null. */
    @Nullable
    String refusal(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return "the scheme is '" + scheme + "'; expected http or https";
        }
        if (url.getRawUserInfo() != null) {
            return "the address carries a user name; expected none";
        }
        String host = url.getHost();
        if (host == null || isNumberInDisguise(host)) {
            return "the host is '" + url.getRawAuthority() + "'; expected a name or four decimal numbers";
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            return "the port is " + url.getPort() + "; expected 1 to 65535";
        }
        return null;
    }

    /** Spellings such as {@code 0x7f.1}, {@code 0177.0.0.1} and {@code 2130706433}, which resolvers take for addresses. */
    private static boolean isNumberInDisguise(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = name.substring(name.lastIndexOf('.') + 1);
        return NUMERIC_LABEL.matcher(last).matches()
                && !DOTTED_QUAD.matcher(name).matches();
    }

    /** Why a connection to this address is refused, or null. */
    @Nullable
    String refusal(InetAddress address, int port) {
        for (AddressRule rule : allowed) {
            if (rule.covers(address, port)) {
                return null;
            }
        }
        String kind = kind(address.getAddress());
        return kind == null
                ? null
                : "address " + address.getHostAddress() + " is not public (" + kind
                        + "); expected one that is, or an exemption among the allowed addresses";
    }

    private static @Nullable String kind(byte[] address) {
        if (address.length == 16) {
            if (NAT64.covers(address)) {
                return kind(Arrays.copyOfRange(address, 12, 16));
            }
            if (SIX_TO_FOUR.covers(address)) {
                return kind(Arrays.copyOfRange(address, 2, 6));
            }
            if (!GLOBAL_UNICAST.covers(address)) {
                return "no global unicast";
            }
        }
        for (Block block : REFUSED) {
            if (block.rule().covers(address)) {
                return block.kind();
            }
        }
        return null;
    }
}
