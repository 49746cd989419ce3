package org.silkwire.fetcher.parse;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads the RSS family, 0.9 to 2.0 and RDF, all in the form of RSS 2.0, which holds everything the others do. */
final class RssFeed {
    private static final Set<String> CHANNEL = Set.of("title", "link", "language", "dc:language");
    private static final Set<String> ITEM = Set.of(
            "title",
            "link",
            "guid",
            "description",
            "content:encoded",
            "author",
            "category",
            "dc:creator",
            "dc:subject",
            "dc:title",
            "dc:description");

    private static final int LONGEST_AUTHOR = 300;

    private static final Set<String> TEXTS =
            Set.of("title", "description", "content:encoded", "dc:title", "dc:description");

    /** {@code jo@example.org (Jo Doe)}, as RSS 2.0 has it, and {@code Jo Doe <jo@example.org>}. */
    private static final Pattern MAILBOX =
            Pattern.compile("\\S+@\\S+\\s*\\(([^()]{1,200})\\)|([^<>]{1,200})<\\S+@\\S+>");

    private final String url;

    private RssFeed(String url) {
        this.url = url;
    }

    /**
     * Takes the tree apart.
     *
     * @param defaultUri the default namespace as the document spells it
     * @return null where the document is RDF about something else
     */
    static @Nullable FeedDocument read(Element root, String defaultUri, String url, boolean repaired) {
        List<Element> items = Markup.scattered(root, "item");
        List<Element> channels = Markup.scattered(root, "channel");
        boolean rss = !defaultUri.isEmpty() && Vocabulary.of(defaultUri).equals(Vocabulary.RSS);
        if (Markup.key(root).equals("rdf:rdf") && items.isEmpty() && channels.isEmpty() && !rss) {
            return null;
        }
        return new RssFeed(url)
                .read(root, channels.isEmpty() ? root : channels.getFirst(), items, defaultUri, repaired);
    }

    private FeedDocument read(Element root, Element from, List<Element> items, String defaultUri, boolean repaired) {
        FeedLinks links = FeedLinks.of(from, url);
        String base = Markup.base(from, url);
        String language = Markup.language(from) == null ? Markup.language(root) : Markup.language(from);
        String format = format(root, defaultUri);
        List<Stated> stated = items.stream().map(item -> Stated.of(item, url)).toList();
        var hints = Hints.of(from);

        Channel channel = Rome.read(asRss2(from, items), Channel.class);
        List<FeedEntry> entries = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            entries.add(entry(channel.getItems().get(i), stated.get(i)));
        }
        return new FeedDocument(
                format,
                Html.title(channel.getTitle()),
                Links.absolute(base, channel.getLink()),
                Languages.tag(language == null ? feedLanguage(channel) : language),
                links.hub(),
                links.self(),
                hints,
                entries.stream().filter(Entries::saysSomething).toList(),
                List.of(),
                repaired);
    }

    private static String format(Element root, String defaultUri) {
        if (Markup.key(root).equals("rdf:rdf")) {
            return defaultUri.contains("/0.9") ? "rss_0.9" : "rss_1.0";
        }
        String version = Html.line(Markup.attribute(root, "version"));
        return "rss_" + (version == null || version.length() > 8 ? "2.0" : version);
    }

    private static @Nullable String feedLanguage(Channel channel) {
        DCModule dc = (DCModule) channel.getModule(DCModule.URI);
        return channel.getLanguage() != null || dc == null ? channel.getLanguage() : dc.getLanguage();
    }

    /** The items of an RDF document, and misplaced ones, come into the channel. */
    private Document asRss2(Element from, List<Element> items) {
        items.forEach(this::prepare);
        Element channel = Rome.gather(new Element("channel"), from, CHANNEL, items);
        return new Document(new Element("rss").setAttribute("version", "2.0").addContent(channel));
    }

    private void prepare(Element item) {
        String about = Markup.attribute(item, "about");
        prepareLinks(item);
        Rome.prune(item, ITEM);
        item.setName("item");
        item.setNamespace(Vocabulary.RSS);
        item.getChildren().forEach(RssFeed::flatten);
        if (about != null && item.getChild("guid") == null) {
            item.addContent(new Element("guid").setText(about));
        }
    }

    /** The first that leads somewhere, in full; ROME takes the first. */
    private void prepareLinks(Element item) {
        String first = null;
        for (Element link : item.getChildren("link")) {
            String href = first == null ? Links.absolute(Markup.base(link, url), link.getText()) : null;
            link.setAttributes(null);
            link.setText(href == null ? "" : href);
            first = first == null ? href : first;
        }
    }

    /** ROME would read the text of a title without the elements in it. */
    private static void flatten(Element child) {
        boolean text = TEXTS.contains(Markup.key(child));
        if (text && Markup.hasElements(child)) {
            child.setText(Markup.html(child));
        }
    }

    private FeedEntry entry(Item item, Stated stated) {
        DCModule dc = (DCModule) item.getModule(DCModule.URI);
        String base = stated.base().isEmpty() ? url : stated.base();
        String link = link(item, stated);
        String contentBase = stated.base().isEmpty() && link != null ? link : base;
        Content encoded = item.getContent();
        Html content = Html.of(encoded == null ? stated.content() : encoded.getValue(), contentBase);
        Html summary = Html.of(description(item, dc, stated), contentBase);
        String title = Html.title(item.getTitle());
        return new FeedEntry(
                Html.line(
                        item.getGuid() == null ? stated.guid() : item.getGuid().getValue()),
                link,
                title != null
                        ? title
                        : Html.title(dc != null && dc.getTitle() != null ? dc.getTitle() : stated.title()),
                summary.text(),
                content.text(),
                content.html() == null ? summary.html() : content.html(),
                Languages.tag(stated.language()),
                authors(item, dc, stated),
                categories(item, dc),
                stated.media(),
                stated.publishedAt(),
                stated.updatedAt());
    }

    private static @Nullable String link(Item item, Stated stated) {
        String link = item.getLink() == null ? stated.link() : Html.line(item.getLink());
        Guid guid = item.getGuid();
        return link != null || guid == null || !guid.isPermaLink() ? link : Links.absolute("", guid.getValue());
    }

    private static @Nullable String description(Item item, @Nullable DCModule dc, Stated stated) {
        if (item.getDescription() != null) {
            return item.getDescription().getValue();
        }
        return dc != null && dc.getDescription() != null ? dc.getDescription() : stated.summary();
    }

    private static List<String> authors(Item item, @Nullable DCModule dc, Stated stated) {
        Stream<String> creators = dc == null ? Stream.empty() : dc.getCreators().stream();
        List<String> authors =
                Entries.distinct(Stream.concat(Stream.ofNullable(item.getAuthor()), creators), RssFeed::name);
        return authors.isEmpty() ? Entries.distinct(stated.authors().stream(), RssFeed::name) : authors;
    }

    private static @Nullable String name(String stated) {
        String author = Html.title(stated);
        Matcher mailbox = MAILBOX.matcher(author == null ? "" : author);
        if (author == null || author.length() > LONGEST_AUTHOR || !mailbox.matches()) {
            return author;
        }
        return Html.line(mailbox.group(1) == null ? mailbox.group(2) : mailbox.group(1));
    }

    private static List<String> categories(Item item, @Nullable DCModule dc) {
        Stream<String> subjects =
                dc == null ? Stream.empty() : dc.getSubjects().stream().map(subject -> subject.getValue());
        Stream<String> categories = item.getCategories().stream().map(Category::getValue);
        return Entries.distinct(Stream.concat(categories, subjects), Html::title);
    }
}
