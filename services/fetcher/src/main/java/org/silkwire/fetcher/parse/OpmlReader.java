package org.silkwire.fetcher.parse;

import com.rometools.opml.feed.opml.Opml;
import com.rometools.opml.feed.opml.Outline;
import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list of subscriptions in OPML 1.0, 1.1 or 2.0. */
public final class OpmlReader {
    private OpmlReader() {}

    /**
     * A feed of the list.
     *
     * @param xmlUrl as written
     * @param title the outline's title, else its text, or null
     * @param folder titles of the outlines around it, joined by {@code /}, or null at the top
     */
    public record Subscription(
            String xmlUrl, @Nullable String title, @Nullable String folder) {}

    /**
     * @param bytes the document; external entities and document types are refused
     * @return its feeds in document order
     * @throws UnreadableOpmlException saying what was found and what was expected
     */
    public static List<Subscription> read(byte[] bytes) {
        WireFeed feed;
        try {
            feed = new WireFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes)));
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new UnreadableOpmlException("is no OPML: " + e.getMessage(), e);
        }
        if (!(feed instanceof Opml opml)) {
            throw new UnreadableOpmlException("is " + feed.getFeedType() + "; expected OPML, a list of feeds", null);
        }
        List<Subscription> subscriptions = new ArrayList<>();
        collect(opml.getOutlines(), null, subscriptions);
        return List.copyOf(subscriptions);
    }

    private static void collect(List<Outline> outlines, @Nullable String folder, List<Subscription> into) {
        for (Outline outline : outlines) {
            String title = outline.getTitle() == null ? outline.getText() : outline.getTitle();
            String xmlUrl = outline.getXmlUrl() == null ? outline.getAttributeValue("xmlUrl") : outline.getXmlUrl();
            if (xmlUrl != null && !xmlUrl.isBlank()) {
                into.add(new Subscription(xmlUrl.strip(), title, folder));
            }
            String inner = title == null ? folder : folder == null ? title : folder + "/" + title;
            collect(outline.getChildren(), inner, into);
        }
    }

    /** A file that is no list of subscriptions. */
    public static final class UnreadableOpmlException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableOpmlException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
