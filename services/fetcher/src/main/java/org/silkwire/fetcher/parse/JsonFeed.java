package org.silkwire.fetcher.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.fetcher.parse.ParseOutcome.NotAFeed;
import org.silkwire.fetcher.parse.ParseOutcome.Parsed;
import org.silkwire.fetcher.schedule.PublisherHints;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeed {
    private static final String VERSION = "jsonfeed.org/version/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final String url;

    private JsonFeed(String url) {
        this.url = url;
    }

    static ParseOutcome read(String text, String url) {
        JsonNode feed;
        try {
            feed = JSON.readTree(text);
        } catch (JacksonException e) {
            return new NotAFeed("found JSON that can't be read (" + NonFeed.excerpt(e.getOriginalMessage())
                    + "); expected RSS, Atom, JSON Feed or a news sitemap");
        }
        String version = string(feed, "version");
        int at = version == null ? -1 : version.indexOf(VERSION);
        if (version == null || at < 0) {
            return NonFeed.found("JSON without the version of JSON Feed");
        }
        return new Parsed(new JsonFeed(url).document(feed, version.substring(at + VERSION.length())));
    }

    private FeedDocument document(JsonNode feed, String version) {
        List<FeedEntry> entries = new ArrayList<>();
        List<String> feedAuthors = authors(feed);
        for (JsonNode item : feed.path("items")) {
            FeedEntry entry = entry(item, feedAuthors);
            if (item.isObject() && Entries.saysSomething(entry)) {
                entries.add(entry);
            }
        }
        return new FeedDocument(
                "json_" + NonFeed.excerpt(version),
                Html.line(string(feed, "title")),
                Links.absolute(url, string(feed, "home_page_url")),
                Languages.tag(string(feed, "language")),
                hub(feed),
                Links.absolute(url, string(feed, "feed_url")),
                PublisherHints.NONE,
                entries,
                List.of(),
                false);
    }

    private @Nullable String hub(JsonNode feed) {
        for (JsonNode hub : feed.path("hubs")) {
            if ("WebSub".equalsIgnoreCase(string(hub, "type"))) {
                return Links.absolute(url, string(hub, "url"));
            }
        }
        return null;
    }

    private FeedEntry entry(JsonNode item, List<String> feedAuthors) {
        String own = Links.absolute(url, string(item, "url"));
        String link = own == null ? Links.absolute(url, string(item, "external_url")) : own;
        Html html = Html.of(string(item, "content_html"), link == null ? url : link);
        Html text = Html.ofText(string(item, "content_text"));
        Html summary = Html.ofText(string(item, "summary"));
        List<String> authors = authors(item);
        return new FeedEntry(
                Html.line(string(item, "id")),
                link,
                Html.line(string(item, "title")),
                summary.text(),
                text.text() == null ? html.text() : text.text(),
                Stream.of(html, text, summary)
                        .map(Html::html)
                        .filter(h -> h != null)
                        .findFirst()
                        .orElse(null),
                Languages.tag(string(item, "language")),
                authors.isEmpty() ? feedAuthors : authors,
                Entries.distinct(item.path("tags").valueStream().map(JsonFeed::string), Html::line),
                media(item),
                StatedDates.parse(string(item, "date_published")),
                StatedDates.parse(string(item, "date_modified")));
    }

    /** 1.1 has {@code authors}, 1.0 {@code author}. */
    private static List<String> authors(JsonNode of) {
        Stream<JsonNode> stated = Stream.concat(of.path("authors").valueStream(), Stream.of(of.path("author")));
        return Entries.distinct(stated.map(author -> string(author, "name")), Html::line);
    }

    private List<Article.Media> media(JsonNode item) {
        Map<String, Article.Media> media = new LinkedHashMap<>();
        for (JsonNode attachment : item.path("attachments")) {
            String href = Links.absolute(url, string(attachment, "url"));
            long size = attachment.path("size_in_bytes").asLong(0);
            if (href != null) {
                media.putIfAbsent(
                        href,
                        new Article.Media(href, Html.line(string(attachment, "mime_type")), size > 0 ? size : null));
            }
        }
        return List.copyOf(media.values());
    }

    private static @Nullable String string(JsonNode of, String property) {
        return string(of.path(property));
    }

    /** The text of a string or, where a publisher wrote a number for an id, its digits. */
    private static @Nullable String string(JsonNode value) {
        return value.isString() || value.isNumber() ? value.asString() : null;
    }
}
