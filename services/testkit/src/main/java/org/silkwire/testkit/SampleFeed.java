package org.silkwire.testkit;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose entries come, change and go while it is served, newest first. Its ETag is strong and follows the bytes; a
 * request that brings it back gets 304. Safe for use by many threads.
 */
public final class SampleFeed implements Responder {
    private enum Format {
        RSS,
        ATOM
    }

    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Format format;
    private final String title;
    private final List<SampleEntry> entries = new ArrayList<>();
    private int added;
    private int window = Integer.MAX_VALUE;
    private @Nullable Duration ttl;

    private SampleFeed(Format format, String title) {
        this.format = format;
        this.title = title;
    }

    /** An empty feed of RSS 2.0. */
    public static SampleFeed rss(String title) {
        return new SampleFeed(Format.RSS, title);
    }

    /** An empty feed of Atom 1.0. */
    public static SampleFeed atom(String title) {
        return new SampleFeed(Format.ATOM, title);
    }

    /** Publishes an entry with a guid, link and summary of its own, a minute younger than the one before. */
    public synchronized SampleEntry add(String title) {
        int number = added + 1;
        return add(new SampleEntry(
                "urn:silkwire:sample:" + id() + ":" + number,
                "https://news.example/" + id() + "/" + number,
                title,
                "<p>What is known of <em>" + number + "</em> so far.</p>",
                FIRST.plus(Duration.ofMinutes(number))));
    }

    /** Publishes an entry on top. */
    public synchronized SampleEntry add(SampleEntry entry) {
        added++;
        entries.addFirst(entry);
        return entry;
    }

    /** Changes an entry where it stands. */
    public synchronized SampleEntry edit(String guid, UnaryOperator<SampleEntry> change) {
        int at = indexOf(guid);
        SampleEntry edited = change.apply(entries.get(at));
        entries.set(at, edited);
        return edited;
    }

    /** Takes an entry out. */
    public synchronized void remove(String guid) {
        entries.remove(indexOf(guid));
    }

    /** Shows only the newest {@code size} entries. */
    public synchronized SampleFeed window(int size) {
        window = size;
        return this;
    }

    /** States RSS's {@code ttl}, in whole minutes; Atom has none. */
    public synchronized SampleFeed ttl(Duration ttl) {
        this.ttl = ttl;
        return this;
    }

    /** The entries that a reader gets now, newest first. */
    public synchronized List<SampleEntry> entries() {
        return List.copyOf(entries.subList(0, Math.min(window, entries.size())));
    }

    /** The feed's XML as it is now. */
    public synchronized String document() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            switch (format) {
                case RSS -> writeRss(xml);
                case ATOM -> writeAtom(xml);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("'" + title + "' can't be written as XML", e);
        }
        return text.toString();
    }

    /** The validator of the document as it is now, with its quotes. */
    public String etag() {
        return etag(document());
    }

    @Override
    public Reply reply(ReceivedRequest request) {
        String document = document();
        String etag = etag(document);
        if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
            return Reply.status(304).header("ETag", etag);
        }
        String type = format == Format.RSS ? "application/rss+xml" : "application/atom+xml";
        return Reply.ok(document)
                .header("Content-Type", type + "; charset=utf-8")
                .header("ETag", etag);
    }

    private void writeRss(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeStartElement("channel");
        element(xml, "title", title);
        element(xml, "link", "https://news.example/" + id());
        element(xml, "description", "Sample of " + title);
        if (ttl != null) {
            element(xml, "ttl", Long.toString(ttl.toMinutes()));
        }
        for (SampleEntry entry : entries()) {
            xml.writeStartElement("item");
            xml.writeStartElement("guid");
            xml.writeAttribute("isPermaLink", "false");
            xml.writeCharacters(entry.guid());
            xml.writeEndElement();
            element(xml, "link", entry.link());
            element(xml, "title", entry.title());
            element(xml, "description", entry.summary());
            element(
                    xml,
                    "pubDate",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            entry.publishedAt().atOffset(ZoneOffset.UTC)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void writeAtom(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        element(xml, "title", title);
        element(xml, "id", "urn:silkwire:sample:" + id());
        element(xml, "updated", FIRST.plus(Duration.ofMinutes(added)).toString());
        link(xml, "https://news.example/" + id());
        for (SampleEntry entry : entries()) {
            xml.writeStartElement("entry");
            element(xml, "id", entry.guid());
            link(xml, entry.link());
            element(xml, "title", entry.title());
            element(xml, "published", entry.publishedAt().toString());
            element(xml, "updated", entry.publishedAt().toString());
            xml.writeStartElement("summary");
            xml.writeAttribute("type", "html");
            xml.writeCharacters(entry.summary());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private int indexOf(String guid) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).guid().equals(guid)) {
                return i;
            }
        }
        throw new IllegalArgumentException("'" + title + "' has no entry with the guid '" + guid + "'");
    }

    private String id() {
        return digest(title).substring(0, 8);
    }

    private static String etag(String document) {
        return '"' + digest(document) + '"';
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
