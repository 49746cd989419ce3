package org.silkwire.fetcher.shard;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedGap;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.FeedUrl;
import org.silkwire.contract.PageRequest;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.FetchOutcome;
import org.silkwire.fetcher.http.FetchRequest;
import org.silkwire.fetcher.http.HostCrossing;
import org.silkwire.fetcher.http.HubLinks;
import org.silkwire.fetcher.memory.Numbering;
import org.silkwire.fetcher.memory.Recollection;
import org.silkwire.fetcher.memory.Sighting;
import org.silkwire.fetcher.parse.FeedBody;
import org.silkwire.fetcher.parse.FeedDocument;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.parse.ParseOutcome;
import org.silkwire.fetcher.schedule.ErrorClass;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.fetcher.schedule.PublisherHints;
import org.silkwire.fetcher.schedule.RefreshPolicy;
import org.silkwire.fetcher.websub.Subscriber;

/**
 * One poll from request to records: fetch, parse, compare with the memory, decide on the next poll. It commits nothing.
 * Runs on a virtual thread of its own; shared by all shards of an instance.
 */
final class FeedPoll {
    /** Characters of it that a status repeats. */
    private static final int LONGEST_FAULT = 300;

    private final FeedClient client;
    private final FeedParser parser;
    private final RefreshPolicy policy;
    private final ArticleWriter articles;
    private final EventCodec codec;
    private final InstantSource clock;
    private final FetcherMetrics metrics;
    private final boolean keepsRaw;
    private final HostCrossing crossings;
    private final @Nullable Subscriber subscriber;

    FeedPoll(
            FeedClient client,
            FeedParser parser,
            RefreshPolicy policy,
            EventCodec codec,
            InstantSource clock,
            FetcherMetrics metrics,
            boolean keepsRaw,
            @Nullable Subscriber subscriber,
            HostCrossing crossings) {
        this.crossings = crossings;
        this.metrics = metrics;
        this.keepsRaw = keepsRaw;
        this.subscriber = subscriber;
        this.client = client;
        this.parser = parser;
        this.policy = policy;
        this.articles = new ArticleWriter(codec);
        this.codec = codec;
        this.clock = clock;
    }

    /** What a poll told, before it is put into records. */
    private record Told(
            PollResult result,
            List<Event> events,
            List<PageRequest> pages,
            @Nullable ProducerRecord<byte[], byte[]> raw) {
        static Told nothing(PollResult result) {
            return new Told(result, List.of(), List.of(), null);
        }

        Told withRaw(@Nullable ProducerRecord<byte[], byte[]> raw) {
            return new Told(result, events, pages, raw);
        }
    }

    /**
     * Reads what is kept of a feed's responses again; its status stays.
     *
     * @param responses the newest first
     */
    PolledFeed replay(
            ShardFeed feed,
            FeedRegistration registration,
            FeedStatus status,
            List<RawResponse> responses,
            int partition) {
        List<Event> events = new RawReplay(parser, articles).events(feed, registration, responses);
        PollResult none = new PollResult.Unchanged(200, status.validators(), PublisherHints.NONE, null, false);
        return records(feed, new Told(none, events, List.of(), null), status, partition, clock.instant());
    }

    /**
     * @param feed polled by nobody else meanwhile
     * @param partition of the feeds topics that the feed lives in
     */
    PolledFeed poll(ShardFeed feed, FeedRegistration registration, FeedStatus status, int partition) {
        Instant begun = clock.instant();
        Validators validators = policy.validatorsFor(status, begun);
        FetchOutcome outcome = client.fetch(new FetchRequest(URI.create(status.currentUrl()), validators), crossings);
        Instant now = clock.instant();
        Told told = tell(outcome, feed, registration, status, validators, partition, now);
        FeedStatus next = policy.next(status, registration, told.result(), now);
        PolledFeed polled = records(feed, told, next, partition, now);
        metrics.polled(Duration.between(begun, clock.instant()));
        return polled;
    }

    /** A fault of ours while polling: it weighs like a broken feed, so that the feed is neither lost nor hammered. */
    PolledFeed failed(
            ShardFeed feed, FeedRegistration registration, FeedStatus status, int partition, Exception fault) {
        feed.memory.rollBack();
        Instant now = clock.instant();
        String what = fault.toString();
        PollResult result = new PollResult.Failed(
                ErrorClass.NOT_A_FEED,
                null,
                "polling it failed here, which is a fault of Silkwire's own: "
                        + what.substring(0, Math.min(what.length(), LONGEST_FAULT)));
        return records(feed, Told.nothing(result), policy.next(status, registration, result, now), partition, now);
    }

    private Told tell(
            FetchOutcome outcome,
            ShardFeed feed,
            FeedRegistration registration,
            FeedStatus status,
            Validators sent,
            int partition,
            Instant now) {
        boolean audited = sent.equals(Validators.NONE);
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> read(fetched, feed, registration, status, audited, partition, now);
            case FetchOutcome.NotModified _
            when audited ->
                Told.nothing(new PollResult.Failed(
                        ErrorClass.SERVER_ERROR,
                        304,
                        "the server says 304 (not modified) to a request without conditions; expected the feed"));
            case FetchOutcome.NotModified notModified -> {
                announceUnread(feed, status, notModified.links());
                yield Told.nothing(new PollResult.Unchanged(
                        304,
                        notModified.validators(sent),
                        PublisherHints.NONE.withMaxAge(notModified.maxAge()),
                        address(notModified.movedTo()),
                        false));
            }
            case FetchOutcome.Throttled(int code, var retryAfter) ->
                Told.nothing(new PollResult.Throttled(code, retryAfter));
            case FetchOutcome.Gone() -> Told.nothing(new PollResult.Gone(410));
            case FetchOutcome.Failed(var error, var code, var reason) ->
                Told.nothing(new PollResult.Failed(error, code, reason));
        };
    }

    private Told read(
            FetchOutcome.Fetched fetched,
            ShardFeed feed,
            FeedRegistration registration,
            FeedStatus status,
            boolean audited,
            int partition,
            Instant now) {
        metrics.read(fetched.body().length);
        Validators validators = fetched.validators();
        // Taken from there, since it is computed each time.
        String bodyHash = Objects.requireNonNull(validators.bodyHash());
        String movedTo = address(fetched.movedTo());
        if (bodyHash.equals(status.validators().bodyHash())) {
            announceUnread(feed, status, fetched.links());
            return Told.nothing(new PollResult.Unchanged(
                    fetched.status(), validators, PublisherHints.NONE.withMaxAge(fetched.maxAge()), movedTo, audited));
        }
        var provenance = new Article.Provenance(UUID.randomUUID().toString(), fetched.status(), bodyHash);
        Told told = parsed(fetched, feed, registration, status, audited, provenance, now);
        return keepsRaw ? told.withRaw(RawResponse.record(feed.id, fetched, provenance, partition, now)) : told;
    }

    private Told parsed(
            FetchOutcome.Fetched fetched,
            ShardFeed feed,
            FeedRegistration registration,
            FeedStatus status,
            boolean audited,
            Article.Provenance provenance,
            Instant now) {
        Validators validators = fetched.validators();
        String movedTo = address(fetched.movedTo());
        FeedBody body = new FeedBody(
                fetched.body(), fetched.contentType(), fetched.finalUrl().toString());
        return switch (parser.parse(body)) {
            case ParseOutcome.NotAFeed(String reason) ->
                Told.nothing(new PollResult.Failed(ErrorClass.NOT_A_FEED, fetched.status(), reason));
            case ParseOutcome.Parsed(FeedDocument document) -> {
                Recollection recollection = recalled(feed, document, registration, status, now);
                PollResult.Read read = new PollResult.Read(
                        fetched.status(),
                        validators,
                        document.hints().withMaxAge(fetched.maxAge()),
                        movedTo,
                        document.title(),
                        newEntries(recollection).size(),
                        recollection.windowSize(),
                        recollection.known(),
                        newEntries(recollection).stream()
                                .map(each -> each.entry().publishedAt())
                                .filter(Objects::nonNull)
                                .toList(),
                        audited);
                FeedRef ref = new FeedRef(
                        feed.id,
                        registration.url(),
                        document.title() == null ? registration.title() : document.title());
                List<Event> events = new ArrayList<>(articles.events(recollection, document, ref, provenance, now));
                gap(status, read, now).ifPresent(events::add);
                announce(feed, status, fetched.links().orElse(document.hub(), document.self()));
                yield new Told(read, events, pages(events, registration, now), null);
            }
        };
    }

    private void announce(ShardFeed feed, FeedStatus status, HubLinks links) {
        if (subscriber != null && links.hub() != null) {
            String topic = links.self() == null ? status.currentUrl() : links.self();
            subscriber.announced(feed.id, topic, links.hub());
        }
    }

    /** Half of what a response states may be completed by the body, which isn't read here. */
    private void announceUnread(ShardFeed feed, FeedStatus status, HubLinks links) {
        if (links.self() != null) {
            announce(feed, status, links);
        }
    }

    private static Recollection recalled(
            ShardFeed feed, FeedDocument document, FeedRegistration registration, FeedStatus status, Instant now) {
        Recollection recollection =
                feed.memory.recall(document.entries(), document.tombstones(), numbering(registration), now);
        // A feed that was empty at first, or for so long that all was forgotten, shows news all the same.
        return status.lastSuccessAt() == null ? recollection : recollection.ofKnownFeed();
    }

    static Numbering numbering(FeedRegistration registration) {
        return registration.fullText() ? Numbering.EVERY_SECOND : Numbering.EACH;
    }

    /** The pages of the articles told, where somebody wants their full text. */
    private static List<PageRequest> pages(List<Event> events, FeedRegistration registration, Instant now) {
        List<PageRequest> pages = new ArrayList<>();
        for (Event event : registration.fullText() ? events : List.<Event>of()) {
            String link = event.body() instanceof Article article ? article.link() : null;
            String page = link == null ? null : address(link);
            if (page != null) {
                pages.add(new PageRequest(page, (Article) event.body(), now));
            }
        }
        return pages;
    }

    private static List<Sighting.New> newEntries(Recollection recollection) {
        return recollection.sightings().stream()
                .filter(Sighting.New.class::isInstance)
                .map(Sighting.New.class::cast)
                .toList();
    }

    private Optional<Event> gap(FeedStatus before, PollResult.Read read, Instant now) {
        if (before.lastSuccessAt() == null || !RefreshPolicy.gap(before, read)) {
            return Optional.empty();
        }
        return Optional.of(new Event.FeedGapDetected(
                new FeedGap(before.feedId(), before.url(), before.lastSuccessAt(), now, read.windowSize())));
    }

    private PolledFeed records(ShardFeed feed, Told told, FeedStatus next, int partition, Instant now) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Integer> kinds = new HashMap<>();
        for (Event event : told.events()) {
            kinds.merge(FetcherMetrics.kind(event), 1, Integer::sum);
            observe(event, now);
            records.add(
                    event instanceof Event.FeedGapDetected
                            ? codec.encode(event, Topics.FEEDS_STATUS, partition)
                            : codec.encode(event, Topics.ARTICLES, null));
        }
        records.add(codec.encode(new Event.FeedStatusChanged(next, now), Topics.FEEDS_STATUS, partition));
        feed.memory
                .takeChanges()
                .forEach((chunk, bytes) -> records.add(new ProducerRecord<>(
                        Topics.FEEDS_MEMORY,
                        partition,
                        now.toEpochMilli(),
                        new MemoryKey(feed.id, chunk).toString().getBytes(StandardCharsets.UTF_8),
                        bytes)));
        if (told.raw() != null) {
            records.add(told.raw());
        }
        long bytes = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            bytes += record.value() == null ? 0 : record.value().length;
        }
        return new PolledFeed(feed, told.result(), next, records, told.pages(), bytes, kinds, now);
    }

    private void observe(Event event, Instant now) {
        if (event instanceof Event.ArticlePublished(Article article)
                && !article.backfill()
                && article.publishedAt() != null) {
            metrics.fetchedAfterPublication(Duration.between(article.publishedAt(), now));
        }
    }

    /** Where a feed can live from now on: an address that could have been subscribed; null where it isn't one. */
    private static @Nullable String address(@Nullable URI uri) {
        return uri == null ? null : address(uri.toString());
    }

    private static @Nullable String address(String stated) {
        try {
            return FeedUrl.normalised(stated);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
