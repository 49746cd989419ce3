package org.silkwire.fetcher.parse;

import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.silkwire.fetcher.parse.ParseOutcome.Parsed;
import org.silkwire.fetcher.parse.TreeBuilder.TooManyElementsException;
import org.xml.sax.SAXException;

/** Reads a feed in XML: strictly, and leniently where that fails. */
final class XmlFeed {
    private XmlFeed() {}

    static ParseOutcome read(String xml, String url) {
        try {
            TreeBuilder tree = new TreeBuilder();
            boolean repaired = false;
            try {
                StrictXml.parse(xml, tree);
            } catch (SAXException malformed) {
                tree = new TreeBuilder();
                LenientXml.parse(xml, tree);
                repaired = true;
            }
            return read(tree, xml, url, repaired);
        } catch (TooManyElementsException e) {
            return NonFeed.found("XML with " + e.getMessage());
        }
    }

    private static ParseOutcome read(TreeBuilder tree, String xml, String url, boolean repaired) {
        Document document = tree.document();
        if (document == null) {
            return NonFeed.text(xml);
        }
        Element root = document.getRootElement();
        return switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "rss", "rdf", "channel" -> {
                FeedDocument feed = RssFeed.read(root, tree.defaultUri(), url, repaired);
                yield feed == null ? NonFeed.xml(root.getName()) : new Parsed(feed);
            }
            case "feed", "entry" -> new Parsed(AtomFeed.read(root, tree.defaultUri(), url, repaired));
            case "urlset" -> NewsSitemap.read(root, url, repaired);
            default -> xml.startsWith("<") ? NonFeed.xml(root.getName()) : NonFeed.text(xml);
        };
    }
}
