package org.silkwire.fetcher.parse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;

/**
 * What an entry states that ROME has no place for, or reads too strictly.
 *
 * @param base the entry's xml:base, absolute, or empty
 * @param language as written, or null
 * @param guid from an extension, or null
 * @param link absolute, from an extension, or null
 * @param title from an extension, or null
 * @param summary HTML, from an extension, or null
 * @param content HTML, from an extension, or null
 * @param authors from extensions
 */
record Stated(
        String base,
        @Nullable String language,
        @Nullable String guid,
        @Nullable String link,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String content,
        List<String> authors,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        List<Article.Media> media) {

    /** @param url of the feed */
    static Stated of(Element entry, String url) {
        return new Reading(entry, url).stated();
    }

    private static final class Reading {
        /** Keys of dates without Atom's prefix, in the order of trust. */
        private static final List<String> PUBLISHED = List.of(
                "pubdate",
                "published",
                "issued",
                "dcterms:issued",
                "dc:date",
                "created",
                "dcterms:created",
                "dcterms:available",
                "date");

        private static final List<String> UPDATED = List.of("updated", "modified", "dcterms:modified");

        private final String url;
        private final String base;
        private final Map<String, Instant> dates = new HashMap<>();
        private final Map<String, Article.Media> media = new LinkedHashMap<>();
        private final List<String> authors = new ArrayList<>();
        private @Nullable String language;
        private @Nullable String guid;
        private @Nullable String link;
        private @Nullable String title;
        private @Nullable String summary;
        private @Nullable String content;

        Reading(Element entry, String url) {
            this.url = url;
            base = Markup.statedBase(entry, url);
            language = Markup.language(entry);
            entry.getChildren().forEach(this::read);
        }

        private void read(Element child) {
            String key = Markup.key(child);
            String atomless = key.startsWith("atom:") ? key.substring("atom:".length()) : key;
            if (PUBLISHED.contains(atomless) || UPDATED.contains(atomless)) {
                Instant date = StatedDates.parse(child.getText());
                if (date != null) {
                    dates.putIfAbsent(atomless, date);
                }
                return;
            }
            switch (key) {
                case "dc:language", "language" -> language(child.getText());
                case "title", "description" -> language(Markup.language(child));
                case "enclosure" -> media(child, "url", "length");
                case "media:content" -> media(child, "url", "fileSize");
                case "media:group" -> child.getChildren().forEach(this::read);
                case "atom:link" -> link(child);
                case "atom:id" -> guid = guid == null ? child.getText() : guid;
                case "atom:title", "media:title", "itunes:title" -> {
                    language(Markup.language(child));
                    title = title == null ? Markup.html(child) : title;
                }
                case "atom:summary", "itunes:summary", "media:description" -> {
                    language(Markup.language(child));
                    summary = summary == null ? Markup.html(child) : summary;
                }
                case "atom:content", "xhtml:body", "xhtml:div", "body", "fullitem" -> {
                    language(Markup.language(child));
                    content = content == null ? Markup.html(child) : content;
                }
                case "itunes:author", "media:credit" -> authors.add(child.getText());
                case "atom:author" -> author(child);
                default -> {
                    // ROME's to read, or nobody's
                }
            }
        }

        private void language(@Nullable String stated) {
            if (language == null || language.isBlank()) {
                language = stated;
            }
        }

        private void link(Element element) {
            switch (AtomFeed.rel(element)) {
                case "alternate" -> {
                    String href = Links.absolute(Markup.base(element, url), Markup.attribute(element, "href"));
                    link = link == null ? href : link;
                }
                case "enclosure" -> media(element, "href", "length");
                default -> {
                    // leads elsewhere
                }
            }
        }

        private void author(Element person) {
            for (Element child : person.getChildren()) {
                if (Markup.key(child).equals("atom:name")) {
                    authors.add(child.getText());
                    return;
                }
            }
            authors.add(person.getText());
        }

        private void media(Element element, String address, String size) {
            String href = Links.absolute(Markup.base(element, url), Markup.attribute(element, address));
            if (href != null) {
                String type = Html.line(Markup.attribute(element, "type"));
                media.putIfAbsent(href, new Article.Media(href, type, bytes(Markup.attribute(element, size))));
            }
        }

        Stated stated() {
            return new Stated(
                    base,
                    language,
                    guid,
                    link,
                    title,
                    summary,
                    content,
                    List.copyOf(authors),
                    first(PUBLISHED),
                    first(UPDATED),
                    List.copyOf(media.values()));
        }

        private @Nullable Instant first(List<String> keys) {
            return keys.stream()
                    .map(dates::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Null where it is no number, or zero, which is what publishers write who don't know. */
    private static @Nullable Long bytes(@Nullable String stated) {
        String digits = stated == null ? "" : stated.strip();
        boolean number =
                !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        long bytes = number ? Long.parseLong(digits) : 0;
        return bytes > 0 ? bytes : null;
    }
}
