package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.parse.ParseOutcome.NotAFeed;
import org.silkwire.fetcher.parse.ParseOutcome.Parsed;

/** Reads feeds as if they had come from {@link #URL}. */
final class ParserFixture {
    static final String URL = "https://harbour.example/news/feed.xml";

    private static final FeedParser PARSER = new FeedParser();

    private ParserFixture() {}

    static FeedDocument read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), null);
    }

    static FeedDocument read(byte[] bytes, @Nullable String contentType) {
        ParseOutcome outcome = PARSER.parse(new FeedBody(bytes, contentType, URL));
        assertThat(outcome).isInstanceOf(Parsed.class);
        return ((Parsed) outcome).document();
    }

    static ParseOutcome outcome(byte[] bytes) {
        return PARSER.parse(new FeedBody(bytes, null, URL));
    }

    /** Why it isn't a feed. */
    static String refusal(String text) {
        ParseOutcome outcome = outcome(text.getBytes(StandardCharsets.UTF_8));
        assertThat(outcome).isInstanceOf(NotAFeed.class);
        return ((NotAFeed) outcome).reason();
    }

    /** The only entry of an RSS 2.0 feed around these elements. */
    static FeedEntry item(String elements) {
        FeedDocument feed = read(rss("<item>" + elements + "</item>"));
        assertThat(feed.entries()).hasSize(1);
        return feed.entries().getFirst();
    }

    /** The only entry of an Atom feed around these elements. */
    static FeedEntry entry(String elements) {
        FeedDocument feed = read(atom("<entry>" + elements + "</entry>"));
        assertThat(feed.entries()).hasSize(1);
        return feed.entries().getFirst();
    }

    static String rss(String inChannel) {
        return "<rss version='2.0'><channel><title>Harbour News</title><link>https://harbour.example/</link>"
                + inChannel + "</channel></rss>";
    }

    static String atom(String inFeed) {
        return "<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour News</title>" + inFeed + "</feed>";
    }
}
