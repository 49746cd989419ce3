package org.silkwire.fetcher.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Namespace;

/**
 * The namespaces that matter in feeds, every spelling of one mapped to one. JDOM keeps each namespace that it ever meets in
 * a static map for good, so those of a document must not reach it: what isn't known here is {@link #OTHER}.
 */
final class Vocabulary {
    /** RSS of all versions, whichever namespace it came in. */
    static final Namespace RSS = Namespace.NO_NAMESPACE;

    /** Atom 1.0, and 0.3 rewritten to it. */
    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

    static final Namespace RDF = Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    static final Namespace DCTERMS = Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
    static final Namespace CONTENT = Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    static final Namespace SYNDICATION = Namespace.getNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
    static final Namespace ITUNES = Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    static final Namespace XHTML = Namespace.getNamespace("xhtml", "http://www.w3.org/1999/xhtml");
    static final Namespace TOMBSTONE = Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");
    static final Namespace SITEMAP = Namespace.getNamespace("sm", "http://www.sitemaps.org/schemas/sitemap/0.9");
    static final Namespace NEWS = Namespace.getNamespace("news", "http://www.google.com/schemas/sitemap-news/0.9");

    /** Any other. */
    static final Namespace OTHER = Namespace.getNamespace("other", "urn:silkwire:other");

    private static final Map<String, Namespace> KNOWN = new HashMap<>();

    static {
        for (Namespace namespace : List.of(
                RSS, ATOM, RDF, DC, DCTERMS, CONTENT, SYNDICATION, MEDIA, ITUNES, XHTML, TOMBSTONE, SITEMAP, NEWS)) {
            KNOWN.put(key(namespace.getURI()), namespace);
        }
        // RSS 0.9 and 1.0 live in namespaces; the others have none, yet publishers gave them some.
        for (String uri : List.of(
                "http://purl.org/rss/1.0/",
                "http://my.netscape.com/rdf/simple/0.9/",
                "http://channel.netscape.com/rdf/simple/0.9/",
                "http://my.netscape.com/publish/formats/rss-0.91.dtd",
                "http://purl.org/net/rss1.1#",
                "http://backend.userland.com/rss",
                "http://backend.userland.com/rss2",
                "http://backend.userland.com/rss091",
                "http://backend.userland.com/rss092",
                "http://blogs.law.harvard.edu/tech/rss",
                "http://cyber.law.harvard.edu/rss/rss.html",
                "http://www.rssboard.org/rss-specification")) {
            KNOWN.put(key(uri), RSS);
        }
        for (String uri :
                List.of("http://purl.org/atom/ns#", "http://purl.org/atom/ns", "http://www.w3.org/atom/ns#")) {
            KNOWN.put(key(uri), ATOM);
        }
        KNOWN.put(key("http://purl.org/dc/elements/1.0/"), DC);
        KNOWN.put(key("http://search.yahoo.com/mrss"), MEDIA);
        KNOWN.put(key("http://www.rssboard.org/media-rss"), MEDIA);
        KNOWN.put(key("http://www.itunes.com/DTDs/Podcast-1.0.dtd"), ITUNES);
        KNOWN.put(key("http://www.google.com/schemas/sitemap/0.84"), SITEMAP);
    }

    /** Prefixes that publishers use without declaring them. */
    static final Map<String, String> CUSTOMARY = Map.of(
            "atom", ATOM.getURI(),
            "rdf", RDF.getURI(),
            "dc", DC.getURI(),
            "dcterms", DCTERMS.getURI(),
            "content", CONTENT.getURI(),
            "sy", SYNDICATION.getURI(),
            "media", MEDIA.getURI(),
            "itunes", ITUNES.getURI(),
            "at", TOMBSTONE.getURI(),
            "news", NEWS.getURI());

    private Vocabulary() {}

    static Namespace of(String uri) {
        Namespace namespace = KNOWN.get(key(uri));
        return namespace == null ? OTHER : namespace;
    }

    /** Case, a secure scheme and a missing final slash make no other vocabulary. */
    private static String key(String uri) {
        String key = uri.strip().toLowerCase(Locale.ROOT);
        if (key.startsWith("https:")) {
            key = "http:" + key.substring("https:".length());
        }
        while (key.endsWith("/") || key.endsWith("#")) {
            key = key.substring(0, key.length() - 1);
        }
        return key;
    }
}
