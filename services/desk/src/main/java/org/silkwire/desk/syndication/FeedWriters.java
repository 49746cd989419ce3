package org.silkwire.desk.syndication;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import tools.jackson.databind.json.JsonMapper;

/** A feed in each of the formats. Pure. */
final class FeedWriters {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String GENERATOR = "Silkwire desk";
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private FeedWriters() {}

    /** RFC 4287. */
    static byte[] atom(FeedOut feed) {
        return XmlOut.document(xml -> xml.element(
                "feed",
                out -> {
                    out.text("id", feed.self());
                    out.text("title", feed.title());
                    out.text("updated", feed.updated().toString());
                    out.empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self());
                    out.empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
                    out.text("generator", GENERATOR);
                    for (FeedOut.Entry entry : feed.entries()) {
                        out.element("entry", each -> atom(entry, each), "xml:lang", entry.language());
                    }
                },
                "xmlns",
                ATOM));
    }

    private static void atom(FeedOut.Entry entry, XmlOut out) throws XMLStreamException {
        out.text("id", entry.id());
        out.text("title", entry.title());
        out.text("published", entry.published().toString());
        out.text("updated", entry.updated().toString());
        out.empty("link", "rel", "alternate", "href", entry.link());
        out.empty("link", "rel", "related", "type", "text/html", "title", "At the desk", "href", entry.deskPage());
        List<String> authors = entry.authors().isEmpty() ? List.of(entry.source()) : entry.authors();
        for (String author : authors) {
            out.element("author", each -> each.text("name", author));
        }
        for (FeedOut.Category category : entry.categories()) {
            out.empty("category", "scheme", category.scheme(), "term", category.term(), "label", category.label());
        }
        out.text("summary", entry.summary());
        out.text("content", entry.html(), "type", "html");
        out.element("source", each -> {
            each.text("id", entry.sourceUrl());
            each.text("title", entry.source());
            each.text("updated", entry.updated().toString());
        });
    }

    /** RSS 2.0.11 with the content module. */
    static byte[] rss(FeedOut feed) {
        return XmlOut.document(xml -> xml.element(
                "rss",
                rss -> rss.element("channel", out -> {
                    out.text("title", feed.title());
                    out.text("link", feed.home());
                    out.text("description", feed.title() + ", as the desk of Silkwire shows it.");
                    out.text("lastBuildDate", date(feed.updated()));
                    out.text("generator", GENERATOR);
                    out.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", feed.self());
                    for (FeedOut.Entry entry : feed.entries()) {
                        out.element("item", each -> rss(entry, each));
                    }
                }),
                "version",
                "2.0",
                "xmlns:atom",
                ATOM,
                "xmlns:content",
                CONTENT,
                "xmlns:dc",
                DC));
    }

    private static void rss(FeedOut.Entry entry, XmlOut out) throws XMLStreamException {
        out.text("guid", entry.id(), "isPermaLink", "false");
        out.text("title", entry.title());
        out.text("link", entry.link());
        out.text("pubDate", date(entry.published()));
        for (String author : entry.authors()) {
            out.text("dc:creator", author);
        }
        out.text("dc:language", entry.language());
        for (FeedOut.Category category : entry.categories()) {
            out.text("category", category.label(), "domain", category.scheme());
        }
        out.text("source", entry.source(), "url", entry.sourceUrl());
        out.text("description", entry.summary() == null ? entry.title() : entry.summary());
        out.text("content:encoded", entry.html());
    }

    private static String date(Instant time) {
        return RFC_822.format(time);
    }

    /** JSON Feed 1.1. */
    static byte[] json(FeedOut feed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", "https://jsonfeed.org/version/1.1");
        document.put("title", feed.title());
        document.put("home_page_url", feed.home());
        document.put("feed_url", feed.self());
        List<Map<String, Object>> items = new ArrayList<>();
        feed.entries().forEach(entry -> items.add(json(entry)));
        document.put("items", items);
        return JSON.writeValueAsBytes(document);
    }

    private static Map<String, Object> json(FeedOut.Entry entry) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", entry.id());
        item.put("url", entry.link());
        item.put("external_url", entry.deskPage());
        item.put("title", entry.title());
        if (entry.summary() != null) {
            item.put("summary", entry.summary());
        }
        item.put("content_html", entry.html());
        item.put("date_published", entry.published().toString());
        item.put("date_modified", entry.updated().toString());
        List<String> authors = entry.authors().isEmpty() ? List.of(entry.source()) : entry.authors();
        item.put("authors", authors.stream().map(name -> Map.of("name", name)).toList());
        item.put(
                "tags", entry.categories().stream().map(FeedOut.Category::label).toList());
        if (entry.language() != null) {
            item.put("language", entry.language());
        }
        return item;
    }
}
