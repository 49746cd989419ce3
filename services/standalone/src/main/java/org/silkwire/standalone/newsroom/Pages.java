package org.silkwire.standalone.newsroom;

import java.net.URI;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.silkwire.standalone.newsroom.Outlet.SampleStory;

/** The newsroom's HTML: what its links lead to. */
final class Pages {
    private static final String INVENTED = "Invented for the sample newsroom; nothing here happened.";

    private final URI home;

    Pages(URI home) {
        this.home = home;
    }

    byte[] front(List<Outlet> outlets) {
        return Xml.page(xml -> {
            begin(xml, "Sample newsroom", "en");
            for (Outlet outlet : outlets) {
                alternate(xml, outlet);
            }
            body(xml, "Sample newsroom");
            for (Outlet outlet : outlets) {
                link(xml, outlet.outlet().frontPath(), outlet.outlet().name());
            }
            end(xml);
        });
    }

    byte[] front(Outlet outlet, List<FeedWriter.Entry> told) {
        return Xml.page(xml -> {
            begin(xml, outlet.outlet().name(), outlet.outlet().language());
            alternate(xml, outlet);
            body(xml, outlet.outlet().name());
            link(xml, outlet.outlet().path(), "Feed");
            for (FeedWriter.Entry entry : told) {
                link(xml, entry.release().path(), entry.story().title());
            }
            end(xml);
        });
    }

    byte[] story(Outlet outlet, Release release, SampleStory story) {
        return Xml.page(xml -> {
            begin(xml, story.title() + " - " + outlet.outlet().name(), outlet.languageOf(story));
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", "canonical");
            xml.writeAttribute("href", home.resolve(release.path()).toString());
            body(xml, story.title());
            xml.writeStartElement("article");
            Xml.element(
                    xml,
                    "p",
                    outlet.outlet().name() + ", edition " + release.edition() + ", " + release.at()
                            + (story.authors().isEmpty() ? "" : ". By " + String.join(", ", story.authors())));
            for (String paragraph : story.paragraphs()) {
                Xml.element(xml, "p", paragraph);
            }
            xml.writeEndElement();
            end(xml);
        });
    }

    private static String type(Outlet outlet) {
        return switch (outlet.outlet().format()) {
            case RSS -> "application/rss+xml";
            case ATOM -> "application/atom+xml";
            case JSON -> "application/feed+json";
        };
    }

    private static void begin(XMLStreamWriter xml, String title, String language) throws XMLStreamException {
        xml.writeStartElement("html");
        xml.writeAttribute("lang", language);
        xml.writeStartElement("head");
        xml.writeEmptyElement("meta");
        xml.writeAttribute("charset", "utf-8");
        Xml.element(xml, "title", title);
    }

    private static void body(XMLStreamWriter xml, String heading) throws XMLStreamException {
        xml.writeEndElement();
        xml.writeStartElement("body");
        Xml.element(xml, "h1", heading);
    }

    private static void link(XMLStreamWriter xml, String path, String text) throws XMLStreamException {
        xml.writeStartElement("p");
        xml.writeStartElement("a");
        xml.writeAttribute("href", path);
        xml.writeCharacters(text);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void alternate(XMLStreamWriter xml, Outlet outlet) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("type", type(outlet));
        xml.writeAttribute("title", outlet.outlet().name());
        xml.writeAttribute("href", home.resolve(outlet.outlet().path()).toString());
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        Xml.element(xml, "footer", INVENTED);
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
