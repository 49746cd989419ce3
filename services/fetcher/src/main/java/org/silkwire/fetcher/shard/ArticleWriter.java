package org.silkwire.fetcher.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.SizeLimits;
import org.silkwire.fetcher.memory.CanonicalUrl;
import org.silkwire.fetcher.memory.ContentHash;
import org.silkwire.fetcher.memory.Recollection;
import org.silkwire.fetcher.memory.Sighting;
import org.silkwire.fetcher.parse.FeedDocument;
import org.silkwire.fetcher.parse.FeedEntry;

/** Tells what a feed's window brought as events. */
final class ArticleWriter {
    /** Dates before it are a clock that was never set. */
    private static final Instant EARLIEST_BELIEVABLE = Instant.parse("1990-01-01T00:00:00Z");

    /** What is older than the memory reaches can't be told from what was told before. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final EventCodec codec;

    ArticleWriter(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * @param feed as articles name it
     * @param now when the response was read
     */
    List<Event> events(
            Recollection recollection,
            FeedDocument document,
            FeedRef feed,
            Article.Provenance provenance,
            Instant now) {
        return recollection.sightings().stream()
                .map(sighting -> event(sighting, recollection.firstWindow(), document, feed, provenance, now))
                .toList();
    }

    private Event event(
            Sighting sighting,
            boolean firstWindow,
            FeedDocument document,
            FeedRef feed,
            Article.Provenance provenance,
            Instant now) {
        return switch (sighting) {
            case Sighting.New(FeedEntry entry, String id) ->
                new Event.ArticlePublished(fit(article(
                        id,
                        1,
                        List.of(),
                        firstWindow || isOlderThanMemory(entry, now),
                        entry,
                        document,
                        feed,
                        provenance,
                        now)));
            case Sighting.Edited(FeedEntry entry, String id, int revision, List<String> changed) ->
                new Event.ArticleUpdated(
                        fit(article(id, revision, changed, false, entry, document, feed, provenance, now)));
            case Sighting.Retracted(String id, int revision) ->
                new Event.ArticleRetracted(
                        new ArticleRetraction(id, revision, feed, now, "the feed says that the entry was deleted"));
        };
    }

    private Article fit(Article article) {
        return SizeLimits.fit(article, codec);
    }

    private static Article article(
            String id,
            int revision,
            List<String> changed,
            boolean backfill,
            FeedEntry entry,
            FeedDocument document,
            FeedRef feed,
            Article.Provenance provenance,
            Instant now) {
        // A feed that states one date only means the day of publication by it, whichever element it uses.
        Instant publishedAt = entry.publishedAt() == null ? entry.updatedAt() : entry.publishedAt();
        return new Article(
                id,
                revision,
                changed,
                backfill,
                feed,
                entry.link(),
                CanonicalUrl.of(entry.link()),
                entry.guid(),
                entry.title(),
                entry.summary(),
                entry.text(),
                entry.html(),
                entry.language() == null ? document.language() : entry.language(),
                entry.authors(),
                entry.categories(),
                entry.media(),
                publishedAt,
                entry.updatedAt(),
                effectiveAt(publishedAt, now),
                now,
                ContentHash.of(entry),
                false,
                provenance);
    }

    /** The stated date where it is believable: neither in the future nor from a clock that was never set. */
    static Instant effectiveAt(@Nullable Instant publishedAt, Instant fetchedAt) {
        if (publishedAt == null || publishedAt.isBefore(EARLIEST_BELIEVABLE) || publishedAt.isAfter(fetchedAt)) {
            return fetchedAt;
        }
        return publishedAt;
    }

    private static boolean isOlderThanMemory(FeedEntry entry, Instant now) {
        return entry.publishedAt() != null
                && entry.publishedAt().isAfter(EARLIEST_BELIEVABLE)
                && entry.publishedAt().isBefore(now.minus(MEMORY));
    }
}
