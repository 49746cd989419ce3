package org.silkwire.desk.syndication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML 1.0, leaving out the characters that it can't hold. */
final class XmlOut {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    @FunctionalInterface
    interface Part {
        void write(XmlOut out) throws XMLStreamException;
    }

    private XmlOut() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    static byte[] document(Part content) {
        try {
            XmlOut xml = new XmlOut();
            xml.out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            content.write(xml);
            xml.out.writeEndDocument();
            xml.out.close();
            return xml.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can always be written", e);
        }
    }

    /** An element with attributes by turns, name and value, and what {@code content} writes. */
    void element(String name, Part content, @Nullable String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.writeAttribute(String.valueOf(attributes[i]), clean(value));
            }
        }
        content.write(this);
        out.writeEndElement();
    }

    /** The same with text; nothing at all where that is null. */
    void text(String name, @Nullable String text, @Nullable String... attributes) throws XMLStreamException {
        if (text != null) {
            element(name, xml -> xml.out.writeCharacters(clean(text)), attributes);
        }
    }

    void empty(String name, @Nullable String... attributes) throws XMLStreamException {
        element(name, _ -> {}, attributes);
    }

    /** XML 1.0, section 2.2. */
    private static String clean(String text) {
        if (text.codePoints().allMatch(XmlOut::allowed)) {
            return text;
        }
        return text.codePoints()
                .filter(XmlOut::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
