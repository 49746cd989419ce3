package org.silkwire.fetcher.parse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Makes addresses absolute (RFC 3986, section 5) and lets only http and https through. */
final class Links {
    /** No server takes more; and the time that {@link java.net.URL} needs for dots and slashes is quadratic. */
    static final int LONGEST = 4_096;

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):");
    private static final Pattern WEB =
            Pattern.compile("https?://[^/?#\\s]+.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Links() {}

    /**
     * The address in full.
     *
     * @param base absolute, or empty
     * @return null where it is blank, no http(s) address or relative to nothing
     */
    static @Nullable String absolute(String base, @Nullable String stated) {
        String link = cleaned(stated);
        if (link.isEmpty() || link.length() > LONGEST) {
            return null;
        }
        Matcher scheme = SCHEME.matcher(link);
        if (scheme.lookingAt()) {
            return WEB.matcher(link).matches() ? lowerCaseScheme(link, scheme.end()) : null;
        }
        String resolved = new Element("a").attr("href", link).absUrl("href");
        if (resolved.isEmpty() && !base.isEmpty()) {
            Element anchor = new Element("a");
            anchor.setBaseUri(base);
            resolved = anchor.attr("href", link).absUrl("href");
        }
        return WEB.matcher(resolved).matches() ? resolved : null;
    }

    /** The base that {@code stated} (an xml:base) makes of an outer one; the outer where it can't be used. */
    static String base(String outer, @Nullable String stated) {
        String inner = absolute(outer, stated);
        return inner == null ? outer : inner;
    }

    /** As browsers take an address: without line breaks and tabs, its blanks encoded. */
    private static String cleaned(@Nullable String stated) {
        if (stated == null) {
            return "";
        }
        String link = stated.strip();
        boolean clean = link.chars().allMatch(c -> c > ' ' && c != 0x7F);
        return clean ? link : link.replaceAll("[\\x00-\\x1F\\x7F]+", "").replace(" ", "%20");
    }

    private static String lowerCaseScheme(String link, int end) {
        return link.substring(0, end).toLowerCase(Locale.ROOT) + link.substring(end);
    }
}
