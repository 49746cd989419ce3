package org.silkwire.desk.syndication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silkwire.contract.Article;
import org.silkwire.desk.index.Page;
import org.silkwire.desk.index.QueryParameters;
import org.silkwire.desk.index.StoryDetail;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.StoryRow;

/** Makes a feed of what a query finds. */
public final class FeedMaker {
    private static final int LATEST = 50;
    private static final String TOPICS = "urn:silkwire:topics";
    private static final String COUNTRIES = "urn:iso:std:iso:3166:-1";

    private final StoryIndex index;

    public FeedMaker(StoryIndex index) {
        this.index = index;
    }

    /**
     * A document to be sent.
     *
     * @param tag changes with the content
     */
    public record Document(byte[] bytes, String contentType, String tag) {}

    /**
     * The latest stories that the query finds.
     *
     * @param base scheme, host and port of the desk, without a slash at the end
     * @param self path and query of the feed itself
     */
    public Document make(StoryQuery wanted, String title, FeedFormat format, String base, String self) {
        Page page = index.search(wanted, LATEST, null);
        String encoded = QueryParameters.encoded(wanted);
        String home = base + "/stories" + (encoded.isEmpty() ? "" : "?" + encoded);
        Instant updated = page.rows().stream()
                .map(StoryRow::fetchedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        List<FeedOut.Entry> entries = new ArrayList<>();
        for (StoryRow row : page.rows()) {
            index.story(row.id()).map(story -> entry(story, base)).ifPresent(entries::add);
        }
        FeedOut feed = new FeedOut(title, base + self, home, updated, entries);
        long seq = page.rows().stream().mapToLong(StoryRow::seq).max().orElse(0);
        String tag = "\"" + Long.toHexString(seq) + "-" + page.rows().size() + "-"
                + Long.toHexString(updated.toEpochMilli()) + "\"";
        return switch (format) {
            case ATOM -> new Document(FeedWriters.atom(feed), "application/atom+xml", tag);
            case RSS -> new Document(FeedWriters.rss(feed), "application/rss+xml", tag);
            case JSON -> new Document(FeedWriters.json(feed), "application/feed+json", tag);
        };
    }

    private static FeedOut.Entry entry(StoryDetail story, String base) {
        StoryRow row = story.row();
        Article article = story.lead().article();
        String deskPage = base + "/stories/" + row.id();
        List<FeedOut.Category> categories = new ArrayList<>();
        row.topics().forEach(topic -> categories.add(new FeedOut.Category(TOPICS, topic.id(), topic.label())));
        row.countries().forEach(country -> categories.add(new FeedOut.Category(COUNTRIES, country, country)));
        return new FeedOut.Entry(
                "urn:silkwire:story:" + row.id(),
                Optional.ofNullable(row.title())
                        .filter(title -> !title.isBlank())
                        .orElse("Without a title"),
                row.url() == null ? deskPage : row.url(),
                deskPage,
                article.summary(),
                SafeHtml.of(article.html(), article.text() == null ? article.summary() : article.text()),
                Optional.ofNullable(row.feed().title()).orElse(row.feed().url()),
                row.feed().url(),
                row.language(),
                article.authors(),
                categories,
                row.time(),
                row.fetchedAt());
    }
}
