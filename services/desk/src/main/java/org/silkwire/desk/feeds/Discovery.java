package org.silkwire.desk.feeds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedUrl;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.FetchOutcome;
import org.silkwire.fetcher.http.FetchRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the feeds of a page, or looks at a feed, before anybody subscribes. It asks through the fetcher's client, and so
 * refuses the addresses that the fetcher refuses.
 */
public final class Discovery {
    private static final int MOST_CANDIDATES = 6;
    private static final int MOST_TITLES = 5;
    private static final Pattern FEED_TYPE =
            Pattern.compile("application/(rss\\+xml|atom\\+xml|feed\\+json|rdf\\+xml)");
    private static final Pattern FEED_PATH = Pattern.compile("(?i).*(/|\\.)(rss|atom|feed)(\\.xml|\\.json)?/?(\\?.*)?");
    private static final JsonMapper JSON = new JsonMapper();

    private final FeedClient client;

    /**
     * A feed that could be subscribed.
     *
     * @param entries how many it shows
     * @param titles of the first of them
     */
    public record Preview(String url, String title, String format, int entries, List<String> titles) {
        public Preview {
            titles = List.copyOf(titles);
        }
    }

    /**
     * What was found at an address.
     *
     * @param problem why there is nothing, in words, or null
     */
    public record Found(List<Preview> previews, @Nullable String problem) {
        public Found {
            previews = List.copyOf(previews);
        }
    }

    public Discovery(FeedClient client) {
        this.client = client;
    }

    /** Asks the address, and where that is a page, the feeds that it names. */
    public Found at(String address) {
        URI url;
        try {
            String stated = address.strip();
            url = URI.create(FeedUrl.normalised(stated.contains("://") ? stated : "https://" + stated));
        } catch (IllegalArgumentException e) {
            return new Found(List.of(), e.getMessage());
        }
        return switch (client.fetch(FetchRequest.page(url))) {
            case FetchOutcome.Fetched fetched -> {
                Optional<Preview> feed = preview(fetched, url);
                yield feed.isPresent() ? new Found(List.of(feed.get()), null) : onPage(fetched);
            }
            case FetchOutcome.Failed failed -> new Found(List.of(), failed.reason());
            case FetchOutcome.Gone _ -> new Found(List.of(), "the address is gone for good (410)");
            case FetchOutcome.Throttled throttled ->
                new Found(List.of(), "the host asks for patience (" + throttled.status() + ")");
            case FetchOutcome.NotModified _ -> new Found(List.of(), "the host answers that nothing changed (304)");
        };
    }

    private Found onPage(FetchOutcome.Fetched page) {
        List<Preview> previews = new ArrayList<>();
        for (String link : links(page)) {
            if (previews.size() == MOST_CANDIDATES) {
                break;
            }
            URI url = URI.create(link);
            if (client.fetch(FetchRequest.page(url)) instanceof FetchOutcome.Fetched fetched) {
                preview(fetched, url).ifPresent(previews::add);
            }
        }
        return previews.isEmpty()
                ? new Found(
                        List.of(),
                        "the address holds " + shortened(page.contentType())
                                + " that is no feed and names none; expected RSS, Atom, JSON Feed, or a page that links to one")
                : new Found(previews, null);
    }

    private static String shortened(@Nullable String type) {
        return type == null || type.isBlank() ? "something" : type.length() > 60 ? type.substring(0, 60) : type;
    }

    /** Those that the page declares first, then those that look like it. */
    private static Set<String> links(FetchOutcome.Fetched page) {
        Document document = parsed(page, Parser.htmlParser());
        Set<String> links = new LinkedHashSet<>();
        for (Element link : document.select("link[rel~=(?i)alternate][href], a[type][href]")) {
            if (FEED_TYPE
                    .matcher(
                            link.attr("type").toLowerCase(java.util.Locale.ROOT).strip())
                    .matches()) {
                add(link.absUrl("href"), links);
            }
        }
        for (Element link : document.select("a[href]")) {
            if (FEED_PATH.matcher(link.absUrl("href")).matches()) {
                add(link.absUrl("href"), links);
            }
        }
        return links;
    }

    private static void add(String url, Set<String> links) {
        try {
            if (!url.isEmpty() && links.size() < 2 * MOST_CANDIDATES) {
                links.add(FeedUrl.normalised(url));
            }
        } catch (IllegalArgumentException e) {
            // No address that a feed could have.
        }
    }

    private static Document parsed(FetchOutcome.Fetched fetched, Parser parser) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(fetched.body()),
                    charset(fetched.contentType()),
                    fetched.finalUrl().toString(),
                    parser);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be read", e);
        }
    }

    private static @Nullable String charset(@Nullable String contentType) {
        var stated = Pattern.compile("(?i)charset=\"?([\\w.:-]+)").matcher(contentType == null ? "" : contentType);
        try {
            return stated.find() && Charset.isSupported(stated.group(1)) ? stated.group(1) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<Preview> preview(FetchOutcome.Fetched fetched, URI asked) {
        int first = 0;
        byte[] body = fetched.body();
        while (first < body.length && (body[first] & 0xff) <= ' ') {
            first++;
        }
        if (first < body.length && body[first] == '{') {
            return jsonFeed(body, asked);
        }
        Document document = parsed(fetched, Parser.xmlParser());
        Element root = document.firstElementChild();
        String name = root == null ? "" : root.tagName().toLowerCase(java.util.Locale.ROOT);
        String format = switch (name) {
            case "rss" -> "RSS";
            case "rdf:rdf" -> "RSS 1.0";
            case "feed" -> "Atom";
            default -> "";
        };
        if (root == null || format.isEmpty()) {
            return Optional.empty();
        }
        List<Element> entries = new ArrayList<>(root.getElementsByTag(format.equals("Atom") ? "entry" : "item"));
        Element title = root.selectFirst(format.equals("Atom") ? "> title" : "> channel > title");
        return Optional.of(new Preview(
                asked.toString(),
                title == null ? asked.getHost() : plain(title.text()),
                format,
                entries.size(),
                entries.stream()
                        .map(each -> each.selectFirst("> title"))
                        .filter(java.util.Objects::nonNull)
                        .map(each -> plain(each.text()))
                        .limit(MOST_TITLES)
                        .toList()));
    }

    /** Titles are often HTML within XML. */
    private static String plain(String title) {
        String text = Jsoup.parse(title).text();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static Optional<Preview> jsonFeed(byte[] body, URI asked) {
        try {
            JsonNode feed = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (!feed.path("version").asString("").startsWith("https://jsonfeed.org/version/")) {
                return Optional.empty();
            }
            List<String> titles = new ArrayList<>();
            for (JsonNode item : feed.path("items")) {
                if (titles.size() < MOST_TITLES
                        && !item.path("title").asString("").isBlank()) {
                    titles.add(plain(item.path("title").asString("")));
                }
            }
            return Optional.of(new Preview(
                    asked.toString(),
                    plain(feed.path("title").asString(asked.getHost())),
                    "JSON Feed",
                    feed.path("items").size(),
                    titles));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
