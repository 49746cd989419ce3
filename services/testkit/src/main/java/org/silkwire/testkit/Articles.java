package org.silkwire.testkit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;

/** Articles for tests: what a test doesn't name is plausible and different for each. */
public final class Articles {
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private Articles() {}

    /** The feed of a site, by its host. */
    public static FeedRef feed(String host, @Nullable String title) {
        String url = "https://" + host + "/feed";
        return new FeedRef(Ids.feedId(url), url, title);
    }

    public static Draft of(FeedRef feed, String guid) {
        return new Draft(feed, guid, 1, null, null, null, null, "en", START);
    }

    public static ArticleRetraction retraction(Article article, int revision, Instant at) {
        return new ArticleRetraction(article.id(), revision, article.feed(), at, "gone from the feed");
    }

    /** An article in the making. */
    public record Draft(
            FeedRef feed,
            String guid,
            int revision,
            @Nullable String url,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String text,
            @Nullable String language,
            Instant fetchedAt) {

        public Draft revision(int value) {
            return new Draft(feed, guid, value, url, title, summary, text, language, fetchedAt);
        }

        public Draft url(@Nullable String value) {
            return new Draft(feed, guid, revision, value, title, summary, text, language, fetchedAt);
        }

        public Draft title(@Nullable String value) {
            return new Draft(feed, guid, revision, url, value, summary, text, language, fetchedAt);
        }

        public Draft summary(@Nullable String value) {
            return new Draft(feed, guid, revision, url, title, value, text, language, fetchedAt);
        }

        public Draft text(@Nullable String value) {
            return new Draft(feed, guid, revision, url, title, summary, value, language, fetchedAt);
        }

        public Draft language(@Nullable String value) {
            return new Draft(feed, guid, revision, url, title, summary, text, value, fetchedAt);
        }

        public Draft at(Instant value) {
            return new Draft(feed, guid, revision, url, title, summary, text, language, value);
        }

        public Article article() {
            return new Article(
                    Ids.articleId(feed.id(), guid),
                    revision,
                    revision == 1 ? List.of() : List.of("text"),
                    false,
                    feed,
                    url,
                    url,
                    guid,
                    title,
                    summary,
                    text,
                    null,
                    language,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    fetchedAt,
                    fetchedAt,
                    "0123456789abcdef",
                    false,
                    new Article.Provenance("fetch", 200, "0123456789abcdef0123456789abcdef"));
        }
    }
}
