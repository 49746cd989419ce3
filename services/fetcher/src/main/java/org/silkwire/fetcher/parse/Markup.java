package org.silkwire.fetcher.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jspecify.annotations.Nullable;

/** What the shapers ask of an element. */
final class Markup {
    /** HTML's void elements, which have no end tag (HTML Standard, section 13.1.2). */
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /** Levels below the root where entries are looked for: those of RSS, and what publishers put between. */
    private static final int MISPLACED_DEPTH = 4;

    private Markup() {}

    /** The name in lower case after the customary prefix of its namespace, such as {@code dc:creator}; RSS has none. */
    static String key(Element element) {
        String prefix = element.getNamespacePrefix();
        String name = element.getName().toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** The attribute, whatever the case of its name, or null. */
    static @Nullable String attribute(Element element, String name) {
        for (Attribute attribute : element.getAttributes()) {
            if (attribute.getNamespace().equals(Namespace.NO_NAMESPACE)
                    && attribute.getName().equalsIgnoreCase(name)) {
                return attribute.getValue();
            }
        }
        return null;
    }

    static @Nullable String language(Element element) {
        return element.getAttributeValue("lang", Namespace.XML_NAMESPACE);
    }

    /** The base that xml:base (on it and around it) gives the element; empty where there is none. */
    static String statedBase(Element element, String url) {
        String own = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
        Element parent = element.getParentElement();
        String outer = parent == null ? "" : statedBase(parent, url);
        return own == null ? outer : Links.base(outer.isEmpty() ? url : outer, own);
    }

    static String base(Element element, String url) {
        String stated = statedBase(element, url);
        return stated.isEmpty() ? url : stated;
    }

    static boolean hasElements(Element element) {
        return element.getContent().stream().anyMatch(Element.class::isInstance);
    }

    static boolean isEmpty(Element element) {
        return !element.hasAttributes()
                && !hasElements(element)
                && element.getText().isBlank();
    }

    /** The elements called {@code key} up to some levels below the root, in document order; none inside another. */
    static List<Element> scattered(Element root, String key) {
        List<Element> found = new ArrayList<>();
        collect(root, key, MISPLACED_DEPTH, found);
        return found;
    }

    private static void collect(Element element, String key, int levels, List<Element> found) {
        for (Element child : element.getChildren()) {
            if (key(child).equals(key)) {
                found.add(child);
            } else if (levels > 1) {
                collect(child, key, levels - 1, found);
            }
        }
    }

    /** The text; where elements are among it, HTML of the text and the elements. */
    static String html(Element element) {
        if (!hasElements(element)) {
            return element.getText();
        }
        StringBuilder out = new StringBuilder();
        write(element.getContent(), out);
        return out.toString();
    }

    private static void write(List<Content> contents, StringBuilder out) {
        for (Content content : contents) {
            if (content instanceof Text text) {
                escape(text.getText(), out);
            } else if (content instanceof Element element) {
                write(element, out);
            }
        }
    }

    private static void write(Element element, StringBuilder out) {
        String name = element.getName();
        out.append('<').append(name);
        for (Attribute attribute : element.getAttributes()) {
            out.append(' ').append(attribute.getName()).append("=\"");
            escape(attribute.getValue(), out);
            out.append('"');
        }
        out.append('>');
        if (!VOID.contains(name.toLowerCase(Locale.ROOT))) {
            write(element.getContent(), out);
            out.append("</").append(name).append('>');
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
