package org.silkwire.fetcher.parse;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads what should have been XML, by jsoup's forgiving XML parser. */
final class LenientXml {
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "urlset", "sitemapindex", "opml");

    private LenientXml() {}

    static void parse(String text, TreeBuilder tree) {
        Element root = root(document(text));
        if (root == null) {
            return;
        }
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    tree.start(element.tagName(), element.attributes());
                } else if (node instanceof TextNode characters) {
                    tree.text(characters.getWholeText());
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element) {
                    tree.end();
                }
            }
        });
    }

    private static Document document(String text) {
        Parser parser = Parser.xmlParser().setMaxDepth(TreeBuilder.MAX_DEPTH);
        try (StreamParser stream = new StreamParser(parser).parse(StrayMarkup.escapedInXml(text), "")) {
            int elements = 0;
            for (var completed = stream.iterator(); completed.hasNext(); completed.next()) {
                if (++elements > TreeBuilder.MAX_ELEMENTS) {
                    throw new TreeBuilder.TooManyElementsException();
                }
            }
            return stream.document();
        }
    }

    /** The first element that a feed can begin with, past a server's warnings and other junk; else the first of all. */
    private static @Nullable Element root(Document document) {
        Element first = document.firstElementChild();
        if (first == null || first.normalName().equals("html")) {
            return first;
        }
        for (Element element : document.getAllElements()) {
            String name = element.tagName();
            if (ROOTS.contains(name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT))) {
                return element;
            }
        }
        return first;
    }
}
