package org.silkwire.fetcher.shard;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silkwire.contract.Event;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.fetcher.memory.Recollection;
import org.silkwire.fetcher.memory.Sighting;
import org.silkwire.fetcher.parse.FeedDocument;
import org.silkwire.fetcher.parse.FeedEntry;
import org.silkwire.fetcher.parse.FeedParser;
import org.silkwire.fetcher.parse.ParseOutcome;

/**
 * Reads kept responses of a feed again: what the parser didn't find then is told now, as backfill, and what it reads
 * differently now is told as an edit. Each entry counts once, as the newest response has it, so that an old wording isn't
 * told over a newer one.
 */
final class RawReplay {
    private final FeedParser parser;
    private final ArticleWriter articles;

    RawReplay(FeedParser parser, ArticleWriter articles) {
        this.parser = parser;
        this.articles = articles;
    }

    private record Origin(RawResponse response, FeedDocument document) {}

    /** @param responses the newest first; the feed's memory learns what they hold */
    List<Event> events(ShardFeed feed, FeedRegistration registration, List<RawResponse> responses) {
        Map<String, FeedEntry> window = new LinkedHashMap<>();
        IdentityHashMap<FeedEntry, Origin> origins = new IdentityHashMap<>();
        for (RawResponse response : responses) {
            if (parser.parse(response.body()) instanceof ParseOutcome.Parsed(FeedDocument document)) {
                for (FeedEntry entry : document.entries()) {
                    if (window.putIfAbsent(identity(entry), entry) == null) {
                        origins.put(entry, new Origin(response, document));
                    }
                }
            }
        }
        if (window.isEmpty()) {
            return List.of();
        }
        Recollection found = feed.memory.recall(
                List.copyOf(window.values()),
                List.of(),
                FeedPoll.numbering(registration),
                responses.getFirst().fetchedAt());
        List<Event> events = new ArrayList<>();
        for (Sighting sighting : found.sightings()) {
            Origin origin = origins.get(entry(sighting));
            if (origin != null) {
                String title = origin.document().title();
                FeedRef ref = new FeedRef(feed.id, registration.url(), title == null ? registration.title() : title);
                events.addAll(articles.events(
                        new Recollection(List.of(sighting), found.windowSize(), found.known(), true),
                        origin.document(),
                        ref,
                        origin.response().provenance(),
                        origin.response().fetchedAt()));
            }
        }
        return events;
    }

    private static String identity(FeedEntry entry) {
        if (entry.guid() != null) {
            return "guid " + entry.guid();
        }
        return entry.link() != null ? "link " + entry.link() : "text " + entry.title() + " " + entry.summary();
    }

    private static FeedEntry entry(Sighting sighting) {
        return switch (sighting) {
            case Sighting.New(FeedEntry entry, String _) -> entry;
            case Sighting.Edited(FeedEntry entry, String _, int _, List<String> _) -> entry;
            case Sighting.Retracted _ -> throw new IllegalStateException("nothing was said to be deleted");
        };
    }
}
