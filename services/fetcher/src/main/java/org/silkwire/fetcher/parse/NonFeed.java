package org.silkwire.fetcher.parse;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.parse.ParseOutcome.NotAFeed;

/** Says, for a person, what a body is that is no feed. */
final class NonFeed {
    private static final int EXCERPT = 60;
    private static final int HEAD = 16_384;
    private static final int SIGNATURE_BYTES = 4;

    /** First bytes, as Latin-1. */
    private static final Map<String, String> SIGNATURES = Map.of(
            "\u001F\u008B", "gzip bytes without a Content-Encoding that says so",
            "(\u00B5/\u00FD", "zstd bytes without a Content-Encoding that says so",
            "PK\u0003\u0004", "a ZIP archive",
            "\u0089PNG", "a PNG image",
            "\u00FF\u00D8\u00FF", "a JPEG image",
            "GIF8", "a GIF image",
            "\u0000\u0000\u0001\u0000", "an icon",
            "%PDF", "a PDF document");

    private NonFeed() {}

    static NotAFeed found(String what) {
        return new NotAFeed("found " + what + "; expected RSS, Atom, JSON Feed or a news sitemap");
    }

    /** What the first bytes say it is, or null where they speak of text. */
    static @Nullable NotAFeed inBytes(byte[] body) {
        if (body.length == 0) {
            return found("an empty body");
        }
        String start = new String(body, 0, Math.min(body.length, SIGNATURE_BYTES), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
            if (start.startsWith(signature.getKey())) {
                return found(signature.getValue());
            }
        }
        return null;
    }

    static boolean isHtml(String text) {
        String start = text.substring(0, Math.min(text.length(), 64)).toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    static NotAFeed html(String text) {
        String title = Html.line(
                Jsoup.parse(text.substring(0, Math.min(text.length(), HEAD))).title());
        return found(title == null ? "an HTML page" : "an HTML page titled '" + excerpt(title) + "'");
    }

    static NotAFeed text(String text) {
        if (text.chars().limit(EXCERPT).anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            return found("bytes that are no text");
        }
        return found("text that begins '" + excerpt(text) + "'");
    }

    static NotAFeed xml(String rootName) {
        return switch (rootName.toLowerCase(Locale.ROOT)) {
            case "opml" -> found("OPML, a list of feeds");
            case "sitemapindex" -> found("an index of sitemaps");
            case "html" -> found("an HTML page");
            case "rdf" -> found("RDF about something else");
            default -> found("XML with the root '" + excerpt(rootName) + "'");
        };
    }

    /** One short line. */
    static String excerpt(String text) {
        String line = Html.line(text.substring(0, Math.min(text.length(), 4 * EXCERPT)));
        if (line == null) {
            return "";
        }
        int end = line.offsetByCodePoints(0, Math.min(EXCERPT, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }
}
