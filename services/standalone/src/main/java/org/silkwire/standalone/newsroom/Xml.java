package org.silkwire.standalone.newsroom;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML, and HTML in the same syntax, to memory. */
final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private Xml() {}

    /** What goes into it. */
    @FunctionalInterface
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** A document in UTF-8 with its declaration. */
    static byte[] document(Content content) {
        return bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + fragment(content));
    }

    /** An HTML page in UTF-8. */
    static byte[] page(Content content) {
        return bytes("<!DOCTYPE html>\n" + fragment(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Elements, one after the other. */
    static String fragment(Content content) {
        StringWriter written = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(written);
            content.write(xml);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory can't fail", e);
        }
        return written.toString();
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
