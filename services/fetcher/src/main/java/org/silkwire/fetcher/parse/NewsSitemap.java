package org.silkwire.fetcher.parse;

import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.parse.ParseOutcome.Parsed;
import org.silkwire.fetcher.schedule.PublisherHints;

/** Reads news sitemaps (sitemaps.org 0.9 with Google's news extension) by crawler-commons. */
final class NewsSitemap {
    private NewsSitemap() {}

    /** @param root {@code urlset}, in its document */
    static ParseOutcome read(Element root, String url, boolean repaired) {
        List<Element> urls = root.getChildren("url", Vocabulary.SITEMAP);
        if (!urls.isEmpty() && urls.stream().noneMatch(page -> page.getChild("news", Vocabulary.NEWS) != null)) {
            return NonFeed.found("a sitemap of pages without news");
        }
        tidy(root, url);
        byte[] xml = new XMLOutputter().outputString(root.getDocument()).getBytes(StandardCharsets.UTF_8);
        try {
            SiteMap sitemap = (SiteMap) parser().parseSiteMap(
                            "text/xml", xml, URI.create("http://localhost/").toURL());
            List<FeedEntry> entries =
                    sitemap.getSiteMapUrls().stream().map(NewsSitemap::entry).toList();
            return new Parsed(new FeedDocument(
                    "news_sitemap", null, null, null, null, null, PublisherHints.NONE, entries, List.of(), repaired));
        } catch (UnknownFormatException | MalformedURLException e) {
            return NonFeed.found(
                    "a sitemap that can't be read (" + NonFeed.excerpt(String.valueOf(e.getMessage())) + ")");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't be read", e);
        }
    }

    private static SiteMapParser parser() {
        SiteMapParser parser = new SiteMapParser(false);
        parser.setStrictNamespace(false);
        parser.enableExtension(Extension.NEWS);
        return parser;
    }

    /** Writes addresses and dates as crawler-commons expects them, so that it drops no page over a slip in either. */
    private static void tidy(Element element, String url) {
        for (Element child : element.getChildren()) {
            switch (child.getName().toLowerCase(Locale.ROOT)) {
                case "loc" -> write(child, Links.absolute(url, child.getText()));
                case "lastmod", "publication_date" -> write(child, StatedDates.parse(child.getText()));
                default -> {
                    if (Markup.hasElements(child)) {
                        tidy(child, url);
                    } else {
                        write(child, Html.line(child.getText()));
                    }
                }
            }
        }
    }

    private static void write(Element element, @Nullable Object value) {
        element.setText(value == null ? "" : value.toString());
    }

    private static FeedEntry entry(SiteMapURL page) {
        NewsAttributes news = Stream.ofNullable(page.getAttributesForExtension(Extension.NEWS))
                .flatMap(Stream::of)
                .map(NewsAttributes.class::cast)
                .findFirst()
                .orElseGet(NewsAttributes::new);
        Date lastModified = page.getLastModified();
        ZonedDateTime published = news.getPublicationDateTime();
        Stream<String> keywords = Stream.ofNullable(news.getKeywords()).flatMap(Stream::of);
        return new FeedEntry(
                null,
                page.getUrl().toString(),
                Html.title(news.getTitle()),
                null,
                null,
                null,
                Languages.tag(news.getLanguage()),
                List.of(),
                Entries.distinct(keywords, Html::title),
                List.of(),
                published == null ? null : published.toInstant(),
                lastModified == null ? null : lastModified.toInstant());
    }
}
