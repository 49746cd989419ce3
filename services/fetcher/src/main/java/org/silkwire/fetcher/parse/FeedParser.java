package org.silkwire.fetcher.parse;

import org.silkwire.fetcher.parse.ParseOutcome.NotAFeed;

/**
 * Reads a response as a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, news sitemaps. What the response
 * says of its media type decides nothing, its bytes do. Its time grows with the length of the body whatever the body holds,
 * and nothing outside the body is asked for. Safe for use by many threads.
 */
public final class FeedParser {

    /** Never throws for what a body holds. */
    public ParseOutcome parse(FeedBody body) {
        NotAFeed binary = NonFeed.inBytes(body.bytes());
        if (binary != null) {
            return binary;
        }
        String text = trimmed(TextDecoder.decode(body.bytes(), body.contentType()));
        if (text.isEmpty()) {
            return NonFeed.found("nothing but blanks");
        }
        if (text.charAt(0) == '{' || text.charAt(0) == '[') {
            return JsonFeed.read(text, body.url());
        }
        if (NonFeed.isHtml(text)) {
            return NonFeed.html(text);
        }
        return XmlFeed.read(text, body.url());
    }

    /** Neither blanks nor a second byte order mark may come before an XML declaration, yet they do. */
    private static String trimmed(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        return text.substring(start).stripTrailing();
    }
}
