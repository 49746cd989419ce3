package org.silkwire.fetcher.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.SizeLimits;
import org.silkwire.fetcher.memory.FeedMemory;
import org.silkwire.fetcher.memory.Recollection;
import org.silkwire.fetcher.parse.FeedDocument;
import org.silkwire.fetcher.parse.FeedEntry;
import org.silkwire.fetcher.schedule.PublisherHints;

class ArticleWriterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FEED = Ids.feedId("https://a.example/feed");
    private static final EventCodec CODEC = new EventCodec("/silkwire/test");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-03-01T11:00:00Z, 2026-03-01T11:00:00Z",
                "2099-01-01T00:00:00Z, 2026-03-01T12:00:00Z",
                "1970-01-01T00:00:00Z, 2026-03-01T12:00:00Z",
                "none, 2026-03-01T12:00:00Z"
            })
    void sortsByTheStatedDateWhereThatIsBelievable(@Nullable Instant stated, Instant effective) {
        assertThat(ArticleWriter.effectiveAt(stated, NOW)).isEqualTo(effective);
    }

    @Test
    void aFeedThatOnlySaysUpdatedMeansPublishedByIt() {
        Article article = published(entry("t", "s", null, NOW.minusSeconds(60)));

        assertThat(article.publishedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(article.updatedAt()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void whatIsOlderThanTheMemoryReachesIsBackfillOnEveryPoll() {
        FeedMemory memory = new FeedMemory(FEED);
        events(memory, entry("first", "s", NOW, null));

        List<Event> later = events(
                memory,
                entry("first", "s", NOW, null),
                entry("from the attic", "s", NOW.minusSeconds(100 * 86_400), null));

        assertThat(later)
                .singleElement()
                .satisfies(event -> assertThat(
                                ((Event.ArticlePublished) event).body().backfill())
                        .isTrue());
    }

    @Test
    void anEntryOfFiveMegabytesIsCutAndMarked() {
        Article article = published(entry("t", "word ".repeat(1_000_000), NOW, null));

        assertThat(article.truncated()).isTrue();
        assertThat(CODEC.body(new Event.ArticlePublished(article))).hasSizeLessThanOrEqualTo(SizeLimits.ARTICLE_BYTES);
    }

    private static Article published(FeedEntry entry) {
        return ((Event.ArticlePublished) events(new FeedMemory(FEED), entry).getFirst()).body();
    }

    private static List<Event> events(FeedMemory memory, FeedEntry... window) {
        Recollection recollection = memory.recall(List.of(window), List.of(), NOW);
        FeedDocument document = new FeedDocument(
                "rss_2.0", "A", null, "en", null, null, PublisherHints.NONE, List.of(window), List.of(), false);
        return new ArticleWriter(CODEC)
                .events(
                        recollection,
                        document,
                        new FeedRef(FEED, "https://a.example/feed", "A"),
                        new Article.Provenance("fetch", 200, "0"),
                        NOW);
    }

    private static FeedEntry entry(
            String title, String summary, @Nullable Instant publishedAt, @Nullable Instant updatedAt) {
        return new FeedEntry(
                title, null, title, summary, null, null, null, List.of(), List.of(), List.of(), publishedAt, updatedAt);
    }
}
