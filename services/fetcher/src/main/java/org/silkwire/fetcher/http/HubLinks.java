package org.silkwire.fetcher.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;

/**
 * The links by which a response names its feed's hub and the feed itself (W3C WebSub, section 4).
 *
 * @param hub absolute, the first where several are named, or null
 * @param self absolute, or null
 */
public record HubLinks(@Nullable String hub, @Nullable String self) {
    public static final HubLinks NONE = new HubLinks(null, null);

    /**
     * The links of {@code Link} headers (RFC 8288, section 3). What isn't written as it should be is passed over.
     *
     * @param fields the header's values, each char one byte
     * @param context the address of the response
     */
    static HubLinks of(List<String> fields, URI context) {
        HubLinks links = NONE;
        for (String field : fields) {
            int at = field.indexOf('<');
            while (at >= 0 && field.indexOf('>', at) > at) {
                int end = field.indexOf('>', at);
                ParserCursor cursor = new ParserCursor(end + 1, field.length());
                // Of the link alone: the parser stops at the comma before the next.
                NameValuePair[] parameters = BasicHeaderValueParser.INSTANCE.parseParameters(field, cursor);
                links = links.with(field.substring(at + 1, end), parameters, context);
                at = field.indexOf('<', cursor.getPos());
            }
        }
        return links;
    }

    private HubLinks with(String target, NameValuePair[] parameters, URI context) {
        Set<String> relations = relations(parameters);
        boolean namesHub = hub == null && relations.contains("hub");
        boolean namesSelf = self == null && relations.contains("self");
        if ((!namesHub && !namesSelf) || !isAboutTheFeed(parameters, context)) {
            return this;
        }
        String url = absolute(context, target);
        return new HubLinks(namesHub ? url : hub, namesSelf ? url : self);
    }

    /** Of several {@code rel} the first counts. */
    private static Set<String> relations(NameValuePair[] parameters) {
        String stated = parameter(parameters, "rel");
        return stated == null
                ? Set.of()
                : Set.copyOf(Arrays.asList(stated.toLowerCase(Locale.ROOT).split("\\s+", -1)));
    }

    /** A link with an anchor is one of another resource, unless the anchor leads back. */
    private static boolean isAboutTheFeed(NameValuePair[] parameters, URI context) {
        String anchor = parameter(parameters, "anchor");
        return anchor == null || context.equals(Redirects.resolve(context, anchor));
    }

    private static @Nullable String parameter(NameValuePair[] parameters, String name) {
        return Arrays.stream(parameters)
                .filter(each -> name.equalsIgnoreCase(each.getName()))
                .map(each -> each.getValue() == null ? "" : each.getValue())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String absolute(URI context, String target) {
        URI url = Redirects.resolve(context, target);
        if (url == null || url.getHost() == null) {
            return null;
        }
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        return web ? url.toString() : null;
    }

    /** The same, with what a feed states in its body where the header states nothing; the header goes first. */
    public HubLinks orElse(@Nullable String statedHub, @Nullable String statedSelf) {
        return new HubLinks(hub == null ? statedHub : hub, self == null ? statedSelf : self);
    }
}
