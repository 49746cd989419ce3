package org.silkwire.fetcher.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a document from the events of a parser that knows nothing of namespaces, and bounds it. Undeclared
 * prefixes take their customary meaning, characters that XML forbids are left out, elements below {@value #MAX_DEPTH} levels
 * are left out with all they hold.
 */
final class TreeBuilder {
    static final int MAX_DEPTH = 256;
    static final int MAX_ELEMENTS = 500_000;

    /** Thrown where a document has more elements than any feed needs. */
    static final class TooManyElementsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyElementsException() {
            super("more than " + MAX_ELEMENTS + " elements");
        }
    }

    private final Map<String, String> bindings = new HashMap<>(Vocabulary.CUSTOMARY);
    private final Deque<Shadowed> shadowed = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Element root;
    private @Nullable Element current;
    private @Nullable Namespace rootOwn;
    private String rootUri = "";
    private String defaultUri = "";
    private int depth;
    private int elements;

    /** A binding that an element at a depth replaced. */
    private record Shadowed(
            int depth, String prefix, @Nullable String uri) {}

    void start(String qualifiedName, Iterable<? extends Map.Entry<String, String>> attributes) {
        depth++;
        if (++elements > MAX_ELEMENTS) {
            throw new TooManyElementsException();
        }
        if (depth > MAX_DEPTH || (root != null && current == null)) {
            return;
        }
        flush();
        declare(attributes);
        int colon = qualifiedName.indexOf(':');
        String prefix = colon < 0 ? "" : qualifiedName.substring(0, colon);
        String local = qualifiedName.substring(colon + 1);
        Element element = new Element(Verifier.checkElementName(local) == null ? local : "_", namespace(prefix, local));
        for (Map.Entry<String, String> attribute : attributes) {
            attribute(element, attribute.getKey(), attribute.getValue());
        }
        if (current == null) {
            root = element;
        } else {
            current.addContent(element);
        }
        current = element;
    }

    void text(CharSequence characters) {
        if (current != null && depth <= MAX_DEPTH) {
            text.append(characters);
        }
    }

    void end() {
        if (depth <= MAX_DEPTH && current != null) {
            flush();
            while (!shadowed.isEmpty() && shadowed.peek().depth == depth) {
                Shadowed undone = shadowed.pop();
                if (undone.uri == null) {
                    bindings.remove(undone.prefix);
                } else {
                    bindings.put(undone.prefix, undone.uri);
                }
            }
            current = current.getParentElement();
        }
        depth--;
    }

    /** The document, or null where no element came. */
    @Nullable
    Document document() {
        return root == null ? null : new Document(root);
    }

    /** The default namespace at the root as the document spells it; empty for none. */
    String defaultUri() {
        return defaultUri;
    }

    private void declare(Iterable<? extends Map.Entry<String, String>> attributes) {
        for (Map.Entry<String, String> attribute : attributes) {
            String name = attribute.getKey();
            if (name.equals("xmlns")) {
                bind("", attribute.getValue());
            } else if (name.startsWith("xmlns:")) {
                bind(name.substring("xmlns:".length()), attribute.getValue());
            }
        }
    }

    private void bind(String prefix, String uri) {
        shadowed.push(new Shadowed(depth, prefix, bindings.put(prefix, uri)));
    }

    private Namespace namespace(String prefix, String local) {
        String uri = bindings.getOrDefault(prefix, prefix.isEmpty() ? "" : Vocabulary.OTHER.getURI());
        if (root == null) {
            rootUri = uri;
            defaultUri = bindings.getOrDefault("", "");
            rootOwn = vocabularyOf(local);
        }
        return rootOwn != null && uri.equals(rootUri) ? rootOwn : Vocabulary.of(uri);
    }

    /** The root's name says more than its namespace: a feed in one that its publisher made up is still a feed. */
    private static @Nullable Namespace vocabularyOf(String rootName) {
        return switch (rootName.toLowerCase(Locale.ROOT)) {
            case "rss", "channel" -> Vocabulary.RSS;
            case "rdf" -> Vocabulary.RDF;
            case "feed", "entry" -> Vocabulary.ATOM;
            case "urlset", "sitemapindex" -> Vocabulary.SITEMAP;
            default -> null;
        };
    }

    /** Attributes without a prefix, xml:base, xml:lang and RDF's, the latter without their prefix. */
    private void attribute(Element element, String name, String value) {
        String usable = Characters.usable(value);
        if (name.equals("xml:base") || name.equals("xml:lang")) {
            element.setAttribute(name.substring("xml:".length()), usable, Namespace.XML_NAMESPACE);
            return;
        }
        int colon = name.indexOf(':');
        boolean rdf = colon > 0
                && Vocabulary.of(bindings.getOrDefault(name.substring(0, colon), ""))
                        .equals(Vocabulary.RDF);
        String local = name.substring(colon + 1);
        if ((colon < 0 || rdf) && !name.equals("xmlns") && Verifier.checkAttributeName(local) == null) {
            element.setAttribute(local, usable);
        }
    }

    private void flush() {
        if (current != null && !text.isEmpty()) {
            current.addContent(Characters.usable(DoubleEncoding.undone(text.toString())));
        }
        text.setLength(0);
    }
}
