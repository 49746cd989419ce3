package org.silkwire.fetcher.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A list of subscriptions in OPML 1.0, 1.1 or 2.0, read leniently: feed readers write the attributes in any case and leave
 * out the head or the version. jsoup resolves no external entity.
 */
final class Opml {
    private Opml() {}

    /**
     * A feed of the list.
     *
     * @param xmlUrl as written
     * @param title the outline's title, else its text, or null
     * @param folder titles of the outlines around it, joined by {@code /}, or null at the top
     * @param fullText whether the articles' own pages are to be read as well: an attribute of ours, {@code fullText="true"}
     */
    record Subscription(
            String xmlUrl, @Nullable String title, @Nullable String folder, boolean fullText) {}

    /**
     * The feeds of a document, in its order.
     *
     * @throws UnreadableFeedsException where it is no OPML; the message begins with a verb, for the file's name to stand
     *     before it
     */
    static List<Subscription> read(byte[] bytes) {
        Element root = parse(bytes).firstElementChild();
        if (root == null) {
            throw new UnreadableFeedsException("holds no XML; expected OPML, a list of feeds");
        }
        Element body = root.selectFirst("> body");
        if (!root.normalName().equals("opml") || body == null) {
            throw new UnreadableFeedsException(
                    "begins with <" + root.normalName() + ">; expected <opml> with a <body>");
        }
        List<Subscription> subscriptions = new ArrayList<>();
        collect(body, null, subscriptions);
        return List.copyOf(subscriptions);
    }

    private static Document parse(byte[] bytes) {
        Parser lenient = Parser.xmlParser().settings(ParseSettings.htmlDefault);
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", lenient);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be read", e);
        }
    }

    private static void collect(Element parent, @Nullable String folder, List<Subscription> into) {
        for (Element outline : parent.select("> outline")) {
            String title = firstOf(outline.attr("title"), outline.attr("text"));
            String xmlUrl = outline.attr("xmlurl").strip();
            if (!xmlUrl.isEmpty()) {
                into.add(new Subscription(
                        xmlUrl, title, folder, outline.attr("fulltext").equalsIgnoreCase("true")));
            }
            String inner = folder == null || title == null ? firstOf(title, folder) : folder + "/" + title;
            collect(outline, inner, into);
        }
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        if (one != null && !one.isBlank()) {
            return one.strip();
        }
        return other == null || other.isBlank() ? null : other.strip();
    }
}
