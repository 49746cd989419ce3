package org.silkwire.desk.feeds;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Lists of feeds as other readers exchange them, OPML 2.0. Pure. */
public final class OpmlList {
    private static final int MOST = 20_000;

    private OpmlList() {}

    /**
     * The feeds of a list; folders are joined by {@code /}.
     *
     * @throws IllegalArgumentException where it is none, saying what was found
     */
    public static List<FeedAdministration.Wanted> read(byte[] document) {
        Element body;
        try {
            body = Jsoup.parse(
                            new ByteArrayInputStream(document),
                            null,
                            "",
                            Parser.xmlParser().settings(ParseSettings.htmlDefault))
                    .selectFirst("opml > body");
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be read", e);
        }
        if (body == null) {
            throw new IllegalArgumentException(
                    "the file holds no <opml> with a <body>; expected an OPML list of feeds");
        }
        List<FeedAdministration.Wanted> feeds = new ArrayList<>();
        collect(body, null, feeds);
        if (feeds.isEmpty()) {
            throw new IllegalArgumentException("the file names no feed; expected outlines with an xmlUrl");
        }
        if (feeds.size() > MOST) {
            throw new IllegalArgumentException("the file names " + feeds.size() + " feeds; expected at most " + MOST);
        }
        return feeds;
    }

    private static void collect(Element parent, @Nullable String folder, List<FeedAdministration.Wanted> into) {
        for (Element outline : parent.select("> outline")) {
            String title = outline.attr("title").isBlank() ? outline.attr("text") : outline.attr("title");
            String url = outline.attr("xmlurl").strip();
            if (!url.isEmpty()) {
                into.add(new FeedAdministration.Wanted(url, title, folder));
            }
            String inner = title.isBlank() ? folder : folder == null ? title.strip() : folder + "/" + title.strip();
            collect(outline, inner, into);
        }
    }

    /** A list of all feeds, those of a folder in an outline of its own. */
    public static byte[] write(List<Feed> feeds, Instant now) {
        Map<String, List<Feed>> folders = new TreeMap<>();
        for (Feed feed : feeds) {
            String folder = feed.registration().folder();
            folders.computeIfAbsent(folder == null ? "" : folder, each -> new ArrayList<>())
                    .add(feed);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeStartElement("opml");
            out.writeAttribute("version", "2.0");
            out.writeStartElement("head");
            element(out, "title", "Feeds of the Silkwire desk");
            element(out, "dateCreated", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
            out.writeEndElement();
            out.writeStartElement("body");
            for (var folder : folders.entrySet()) {
                write(folder.getKey(), folder.getValue(), out);
            }
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(String folder, List<Feed> feeds, XMLStreamWriter out) throws XMLStreamException {
        if (!folder.isEmpty()) {
            out.writeStartElement("outline");
            out.writeAttribute("text", folder);
        }
        for (Feed feed : feeds) {
            out.writeEmptyElement("outline");
            out.writeAttribute("type", "rss");
            out.writeAttribute("text", feed.title());
            out.writeAttribute("xmlUrl", feed.registration().url());
        }
        if (!folder.isEmpty()) {
            out.writeEndElement();
        }
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }
}
