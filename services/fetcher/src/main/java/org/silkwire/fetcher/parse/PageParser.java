package org.silkwire.fetcher.parse;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a web page as an article: its main text by Readability, and the address that it calls its own, which is how the
 * AMP and mobile forms of a page name the one that all of them are. Safe for use by many threads.
 */
public final class PageParser {
    /** A page of more isn't an article, and scoring its parts would take long. */
    static final int MAX_ELEMENTS = 20_000;

    private static final int MAX_DEPTH = 256;

    /** What AMP caches serve belongs to other sites, whatever page it is. */
    private static final String AMP_CACHE = "ampproject.org";

    /** The end of an IPv4 or IPv6 address. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9\\]]$");

    /** Null where no article can be made out. Never throws for what a body holds. */
    public @Nullable ArticlePage parse(FeedBody page) {
        String text = TextDecoder.decodePage(page.bytes(), page.contentType());
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Document document = Jsoup.parse(StrayMarkup.escapedInHtml(text), page.url(), parser);
        if (document.getAllElements().size() > MAX_ELEMENTS) {
            return null;
        }
        String canonical = canonical(document, page.url());
        Element root = document.selectFirst("html");
        String language = Languages.tag(root == null ? null : root.attr("lang"));
        // From here on the document is Readability's, which takes it apart.
        Html main = mainText(document, page.url());
        return main.text() == null || main.html() == null
                ? null
                : new ArticlePage(main.text(), main.html(), canonical, language);
    }

    private static Html mainText(Document document, String url) {
        Article article = new Readability4J(url, document).parse();
        Element content = article.getArticleContent();
        return content == null ? Html.NONE : Html.of(content.html(), url);
    }

    private static @Nullable String canonical(Document document, String url) {
        Element link = document.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
        String stated = link == null ? null : Links.absolute(url, link.attr("href"));
        return stated != null && mayBelongTo(URI.create(url), stated) ? stated : null;
    }

    /** Whether a page may call the address its own: of the same site, and no front page, which is a slip in a template. */
    private static boolean mayBelongTo(URI page, String stated) {
        URI claimed;
        try {
            claimed = URI.create(stated);
        } catch (IllegalArgumentException e) {
            return false;
        }
        boolean frontPage = isEmpty(claimed.getRawPath()) && claimed.getRawQuery() == null;
        if (claimed.getHost() == null || (frontPage && !isEmpty(page.getRawPath()))) {
            return false;
        }
        String site = site(page);
        return site.equals(AMP_CACHE) || site.equals(site(claimed));
    }

    private static boolean isEmpty(@Nullable String path) {
        return path == null || path.length() <= 1;
    }

    /** The domain that somebody registered, such as {@code example.co.uk}, by the public suffix list. */
    private static String site(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        String domain = EffectiveTldFinder.getAssignedDomain(host, true, true);
        if (domain != null || ADDRESS.matcher(host).find()) {
            return domain == null ? host : domain;
        }
        // A suffix that the list doesn't have: its default rule is one label.
        return host.substring(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
    }
}
