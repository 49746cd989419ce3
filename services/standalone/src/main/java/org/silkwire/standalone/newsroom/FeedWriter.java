package org.silkwire.standalone.newsroom;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.silkwire.standalone.newsroom.Outlet.Masthead;
import org.silkwire.standalone.newsroom.Outlet.SampleStory;
import tools.jackson.databind.json.JsonMapper;

/** Writes an outlet's feed: RSS 2.0, Atom 1.0 (RFC 4287) or JSON Feed 1.1. */
final class FeedWriter {
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final JsonMapper JSON = new JsonMapper();

    private final Outlet outlet;
    private final URI home;

    /**
     * @param home address of the newsroom
     */
    FeedWriter(Outlet outlet, URI home) {
        this.outlet = outlet;
        this.home = home;
    }

    /** An entry of the feed. */
    record Entry(Release release, SampleStory story) {}

    String contentType() {
        return switch (outlet.outlet().format()) {
            case RSS -> "application/rss+xml; charset=utf-8";
            case ATOM -> "application/atom+xml; charset=utf-8";
            case JSON -> "application/feed+json; charset=utf-8";
        };
    }

    /** UTF-8; the same entries give the same bytes. */
    byte[] write(List<Entry> entries) {
        return switch (outlet.outlet().format()) {
            case RSS -> Xml.document(xml -> rss(xml, entries));
            case ATOM -> Xml.document(xml -> atom(xml, entries));
            case JSON -> JSON.writeValueAsBytes(json(entries));
        };
    }

    private String feedUrl() {
        return home.resolve(outlet.outlet().path()).toString();
    }

    private String url(Release release) {
        return home.resolve(release.path()).toString();
    }

    private String outletUrl() {
        return home.resolve(outlet.outlet().frontPath()).toString();
    }

    private static String html(SampleStory story) {
        return Xml.fragment(xml -> {
            for (String paragraph : story.paragraphs()) {
                Xml.element(xml, "p", paragraph);
            }
        });
    }

    private void rss(XMLStreamWriter xml, List<Entry> entries) throws XMLStreamException {
        Masthead masthead = outlet.outlet();
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("content", CONTENT);
        xml.writeNamespace("dc", DUBLIN_CORE);
        xml.writeStartElement("channel");
        Xml.element(xml, "title", masthead.name());
        Xml.element(xml, "link", outletUrl());
        Xml.element(xml, "description", "Invented news of the sample newsroom");
        Xml.element(xml, "language", masthead.language());
        if (masthead.ttl() != null) {
            Xml.element(xml, "ttl", masthead.ttl().toString());
        }
        for (Entry entry : entries) {
            rssItem(xml, entry);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void rssItem(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        SampleStory story = entry.story();
        xml.writeStartElement("item");
        Xml.element(xml, "title", story.title());
        Xml.element(xml, "link", url(entry.release()));
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(entry.release().guid());
        xml.writeEndElement();
        Xml.element(
                xml,
                "pubDate",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.release().at().atOffset(ZoneOffset.UTC)));
        for (String author : story.authors()) {
            Xml.element(xml, "dc:creator", author);
        }
        for (String category : story.categories()) {
            Xml.element(xml, "category", category);
        }
        Xml.element(xml, "dc:language", outlet.languageOf(story));
        Xml.element(xml, "description", story.summary());
        Xml.element(xml, "content:encoded", html(story));
        xml.writeEndElement();
    }

    private void atom(XMLStreamWriter xml, List<Entry> entries) throws XMLStreamException {
        Masthead masthead = outlet.outlet();
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", masthead.language());
        Xml.element(xml, "title", masthead.name());
        Xml.element(xml, "id", feedUrl());
        Instant updated =
                entries.isEmpty() ? Instant.EPOCH : entries.getFirst().release().at();
        Xml.element(xml, "updated", updated.toString());
        atomLink(xml, "self", feedUrl());
        atomLink(xml, "alternate", outletUrl());
        for (Entry entry : entries) {
            atomEntry(xml, entry);
        }
        xml.writeEndElement();
    }

    private void atomEntry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        SampleStory story = entry.story();
        xml.writeStartElement("entry");
        xml.writeAttribute("xml:lang", outlet.languageOf(story));
        Xml.element(xml, "title", story.title());
        Xml.element(xml, "id", entry.release().guid());
        atomLink(xml, "alternate", url(entry.release()));
        Xml.element(xml, "published", entry.release().at().toString());
        Xml.element(xml, "updated", entry.release().at().toString());
        for (String author : story.authors().isEmpty() ? List.of(outlet.outlet().name()) : story.authors()) {
            xml.writeStartElement("author");
            Xml.element(xml, "name", author);
            xml.writeEndElement();
        }
        for (String category : story.categories()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", category);
        }
        Xml.element(xml, "summary", story.summary());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(html(story));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void atomLink(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    private Map<String, Object> json(List<Entry> entries) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", outlet.outlet().name());
        feed.put("home_page_url", outletUrl());
        feed.put("feed_url", feedUrl());
        feed.put("language", outlet.outlet().language());
        feed.put("items", entries.stream().map(this::jsonItem).toList());
        return feed;
    }

    private Map<String, Object> jsonItem(Entry entry) {
        SampleStory story = entry.story();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", entry.release().guid());
        item.put("url", url(entry.release()));
        item.put("title", story.title());
        item.put("summary", story.summary());
        item.put("content_text", String.join("\n\n", story.paragraphs()));
        item.put("content_html", html(story));
        item.put("date_published", entry.release().at().toString());
        item.put(
                "authors",
                story.authors().stream().map(name -> Map.of("name", name)).toList());
        item.put("tags", story.categories());
        item.put("language", outlet.languageOf(story));
        return item;
    }
}
