package org.silkwire.fetcher.parse;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCSubject;
import com.rometools.rome.feed.synd.SyndPerson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.parse.FeedDocument.Tombstone;

/** Reads Atom 1.0 (RFC 4287) with its tombstones (RFC 6721), and 0.3 in the form of 1.0. */
final class AtomFeed {
    private static final Set<String> FEED = Set.of("atom:title", "atom:link", "atom:author", "dc:language");
    private static final Set<String> ENTRY = Set.of(
            "atom:title",
            "atom:id",
            "atom:link",
            "atom:author",
            "atom:summary",
            "atom:content",
            "atom:category",
            "atom:source",
            "dc:creator",
            "dc:subject",
            "dc:title",
            "dc:description");
    private static final Set<String> SOURCE = Set.of("atom:author");
    private static final Set<String> PERSON = Set.of("atom:name", "atom:email");

    private final String url;

    private AtomFeed(String url) {
        this.url = url;
    }

    /**
     * Takes the tree apart.
     *
     * @param root {@code feed}, or an {@code entry} alone
     * @param defaultUri the default namespace as the document spells it
     */
    static FeedDocument read(Element root, String defaultUri, String url, boolean repaired) {
        boolean alone = root.getName().equalsIgnoreCase("entry");
        List<Element> entries = alone ? List.of(root) : Markup.scattered(root, "atom:entry");
        return new AtomFeed(url).read(root, entries, format(root, defaultUri), repaired);
    }

    /** A link's relation in lower case without IANA's address; {@code alternate} where none is stated. */
    static String rel(Element link) {
        String stated = Markup.attribute(link, "rel");
        String rel = stated == null ? "" : stated.strip().toLowerCase(Locale.ROOT);
        rel = rel.substring(rel.lastIndexOf('/') + 1);
        return rel.isEmpty() ? "alternate" : rel;
    }

    private FeedDocument read(Element root, List<Element> elements, String format, boolean repaired) {
        FeedLinks links = FeedLinks.of(root, url);
        String language = Markup.language(root);
        List<Stated> stated =
                elements.stream().map(entry -> Stated.of(entry, url)).toList();
        List<Tombstone> tombstones = tombstones(root);
        var hints = Hints.of(root);

        Feed feed = Rome.read(asAtom1(root, elements), Feed.class);
        List<FeedEntry> entries = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            entries.add(entry(feed.getEntries().get(i), stated.get(i), feed.getAuthors()));
        }
        DCModule dc = (DCModule) feed.getModule(DCModule.URI);
        return new FeedDocument(
                format,
                title(feed.getTitleEx()),
                page(feed.getAlternateLinks()),
                Languages.tag(language == null && dc != null ? dc.getLanguage() : language),
                links.hub(),
                links.self(),
                hints,
                entries.stream().filter(Entries::saysSomething).toList(),
                tombstones,
                repaired);
    }

    private static String format(Element root, String defaultUri) {
        boolean old = defaultUri.contains("purl.org/atom") || "0.3".equals(Markup.attribute(root, "version"));
        return old ? "atom_0.3" : "atom_1.0";
    }

    private static List<Tombstone> tombstones(Element root) {
        List<Tombstone> tombstones = new ArrayList<>();
        for (Element deleted : root.getChildren("deleted-entry", Vocabulary.TOMBSTONE)) {
            String ref = Html.line(Markup.attribute(deleted, "ref"));
            if (ref != null) {
                tombstones.add(new Tombstone(ref, StatedDates.parse(Markup.attribute(deleted, "when"))));
            }
        }
        return tombstones;
    }

    private Document asAtom1(Element root, List<Element> entries) {
        entries.forEach(this::prepare);
        root.getChildren().forEach(this::prepareChild);
        Element feed = new Element("feed", Vocabulary.ATOM);
        if (entries.contains(root)) {
            return new Document(feed.addContent(root.detach()));
        }
        return new Document(Rome.gather(feed, root, FEED, entries));
    }

    private void prepare(Element entry) {
        entry.getChildren().forEach(this::prepareChild);
        Rome.prune(entry, ENTRY);
        entry.setName("entry");
    }

    private void prepareChild(Element child) {
        switch (Markup.key(child)) {
            case "atom:title", "atom:summary", "atom:content" -> AtomText.prepare(child);
            case "atom:link" -> prepareLink(child);
            case "atom:author" -> preparePerson(child);
            case "atom:category" -> prepareCategory(child);
            case "atom:source" -> {
                Rome.prune(child, SOURCE);
                child.getChildren().forEach(AtomFeed::preparePerson);
            }
            default -> {
                // ROME reads it as it is, or not at all
            }
        }
    }

    private void prepareLink(Element link) {
        String stated = Markup.attribute(link, "href");
        String href = Links.absolute(Markup.base(link, url), stated == null ? link.getText() : stated);
        String rel = rel(link);
        String type = Markup.attribute(link, "type");
        link.setAttributes(null);
        if (href != null) {
            link.setAttribute("href", href).setAttribute("rel", rel).setAttribute("type", type == null ? "" : type);
        }
    }

    /** A person without a name element has the name for text. */
    private static void preparePerson(Element person) {
        if (!Markup.hasElements(person)) {
            String name = person.getText();
            person.setContent(new Element("name", Vocabulary.ATOM).setText(name));
        }
        Rome.prune(person, PERSON);
    }

    /** A category without a term has it for text, as in RSS. */
    private static void prepareCategory(Element category) {
        String term = Markup.attribute(category, "term");
        String label = Markup.attribute(category, "label");
        String text = Html.line(category.getText());
        category.setAttributes(null);
        category.setAttribute(
                "term",
                Stream.of(label, term, text)
                        .filter(s -> s != null && !s.isBlank())
                        .findFirst()
                        .orElse(""));
    }

    private FeedEntry entry(Entry entry, Stated stated, List<SyndPerson> feedAuthors) {
        DCModule dc = (DCModule) entry.getModule(DCModule.URI);
        String link = link(entry);
        String base = !stated.base().isEmpty() ? stated.base() : link != null ? link : url;
        Html content = entry.getContents().isEmpty()
                ? Html.NONE
                : html(entry.getContents().getFirst(), base);
        Html summary = entry.getSummary() == null ? Html.NONE : html(entry.getSummary(), base);
        String title = title(entry.getTitleEx());
        return new FeedEntry(
                Html.line(entry.getId()),
                link,
                title != null || dc == null ? title : Html.title(dc.getTitle()),
                summary.text(),
                content.text(),
                content.html() == null ? summary.html() : content.html(),
                Languages.tag(stated.language()),
                authors(entry, dc, feedAuthors),
                categories(entry, dc),
                stated.media(),
                stated.publishedAt(),
                stated.updatedAt());
    }

    private static @Nullable String link(Entry entry) {
        return page(entry.getAlternateLinks());
    }

    /** Of several alternates the one that says it is a page, before those that say nothing, before the others. */
    private static @Nullable String page(List<Link> alternates) {
        return alternates.stream()
                .filter(link -> link.getHref() != null)
                .min(Comparator.comparingInt(AtomFeed::rank))
                .map(Link::getHref)
                .orElse(null);
    }

    private static int rank(Link link) {
        String type = link.getType();
        if (type == null || type.isBlank()) {
            return 1;
        }
        return type.contains("html") ? 0 : 2;
    }

    private static Html html(Content content, String base) {
        return AtomText.HTML.equals(content.getType())
                ? Html.of(content.getValue(), base)
                : Html.ofText(content.getValue());
    }

    private static @Nullable String title(@Nullable Content title) {
        if (title == null) {
            return null;
        }
        return AtomText.HTML.equals(title.getType()) ? Html.title(title.getValue()) : Html.line(title.getValue());
    }

    /** RFC 4287, section 4.2.1: the entry's own, else its source's, else the feed's. */
    private static List<String> authors(Entry entry, @Nullable DCModule dc, List<SyndPerson> feedAuthors) {
        List<String> own = names(entry.getAuthors());
        if (own.isEmpty() && dc != null) {
            own = Entries.distinct(dc.getCreators().stream(), Html::title);
        }
        if (own.isEmpty() && entry.getSource() != null) {
            own = names(entry.getSource().getAuthors());
        }
        return own.isEmpty() ? names(feedAuthors) : own;
    }

    private static List<String> names(List<SyndPerson> persons) {
        return Entries.distinct(
                persons.stream().map(person -> person.getName() == null ? person.getEmail() : person.getName()),
                Html::title);
    }

    private static List<String> categories(Entry entry, @Nullable DCModule dc) {
        Stream<String> subjects =
                dc == null ? Stream.empty() : dc.getSubjects().stream().map(DCSubject::getValue);
        return Entries.distinct(
                Stream.concat(entry.getCategories().stream().map(Category::getTerm), subjects), Html::title);
    }
}
