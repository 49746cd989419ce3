package org.silkwire.classifier.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.cluster.ClusterDecision.Outcome;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryLink;
import org.silkwire.contract.StoryRetraction;

/**
 * Decides which story an article belongs to: those that tell the same text share one.
 *
 * <p>Decisions depend on the events and their order alone: the same events in the same order give the same ids. An
 * article's story never changes and stories never merge; where an article turns out to tell two, that is a
 * {@link StoryLink}. Time is the events' ({@code fetchedAt}, {@code retractedAt}). All that is known lies in the
 * {@link ClusterStore}, so that it may be lost and rebuilt with the transaction that the event belongs to: after one that
 * failed, and for a store that came from elsewhere, a new clusterer is made.
 *
 * <p>A new article joins the story of the most similar text; of those it is attributed to first. An article's first
 * revision that comes here founds the story {@link Ids#storyId} unless it joins one; a later revision whose first was
 * never here does so always, for that is the story it was told as while it matched no topic.
 *
 * <p>Not thread-safe: one thread, one store.
 */
public final class Clusterer {
    /** The number of no text. */
    private static final long NO_TEXT = -1;

    private final Ledger ledger;
    private final ClusterPolicy policy;

    public Clusterer(ClusterStore store, ClusterPolicy policy) {
        this.ledger = new Ledger(store, policy);
        this.policy = policy;
    }

    /**
     * The story of this revision of an article.
     *
     * @param signature {@link Signature#of} the article
     * @param topics ids of the topics that it's told on, to be repeated in links and in a later retraction
     */
    public ClusterDecision assign(Article article, Signature signature, List<String> topics) {
        ledger.advance(article.fetchedAt());
        ClusterDecision decision = decide(new Arrival(article, signature, topics));
        ledger.settle();
        return decision;
    }

    private ClusterDecision decide(Arrival arrival) {
        ArticleEntry known = ledger.article(arrival.id());
        if (known == null) {
            return place(arrival);
        }
        return arrival.article().revision() > known.revision() ? update(arrival, known) : repeat(arrival, known);
    }

    /**
     * Takes an article out of its story; the story stays, and so does what its text is known by: later copies of it are
     * still told under the same id. An article that was never here is taken out of the story of its own.
     */
    public StoryRetraction retract(ArticleRetraction retraction) {
        ledger.advance(retraction.retractedAt());
        ArticleEntry known = ledger.article(retraction.id());
        if (known != null && retraction.revision() > known.revision()) {
            StoryEntry story = story(known.storyId());
            if (!known.retracted()) {
                story.remove(known.feedId());
            }
            if (retraction.id().equals(story.leader())) {
                story.leadBy(null);
            }
            ledger.put(story);
            ledger.put(retraction.id(), known.retracted(retraction.revision()));
        }
        if (retraction.revision() == ArticleRetraction.FINAL) {
            erase(retraction, known);
        }
        ledger.settle();
        return new StoryRetraction(
                known == null ? Ids.storyId(retraction.id()) : known.storyId(),
                retraction.id(),
                retraction.revision(),
                known == null ? List.of() : known.topics(),
                retraction.retractedAt(),
                retraction.reason());
    }

    /** What an operator erased is known by its id alone, so that no later revision of it is told. */
    private void erase(ArticleRetraction retraction, @Nullable ArticleEntry known) {
        if (known == null) {
            ledger.add(
                    retraction.id(),
                    new ArticleEntry(
                            Ids.storyId(retraction.id()),
                            retraction.feed().id(),
                            ArticleRetraction.FINAL,
                            true,
                            NO_TEXT,
                            ledger.rememberedUntil(),
                            null,
                            0,
                            List.of()));
        } else {
            ledger.removeText(known.text());
        }
    }

    private record Arrival(Article article, Signature signature, List<String> topics) {
        String id() {
            return article.id();
        }

        Fingerprint fingerprint() {
            return signature.fingerprint();
        }

        Optional<Attribution> attribution() {
            return signature.attribution();
        }
    }

    /** A text that the arriving article tells too. */
    private record Match(TextEntry text, Resemblance resemblance, boolean named) {
        private static final Comparator<Match> BEST_FIRST = Comparator.comparing(
                        (Match match) -> match.resemblance.verdict() == Resemblance.Verdict.SAME_LINK)
                .thenComparing(Match::named)
                .thenComparingDouble(match -> match.resemblance.similarity())
                .reversed();
    }

    /** The article that one repeats, or null, and how closely in thousandths. */
    private record Repetition(@Nullable String of, int permille) {
        private static final Repetition NONE = new Repetition(null, 0);
    }

    private ClusterDecision place(Arrival arrival) {
        List<Match> matches = matches(arrival);
        String ownId = Ids.storyId(arrival.id());
        StoryEntry own = ledger.story(ownId);
        boolean joins = !matches.isEmpty() && arrival.article().revision() == 1 && own == null;
        StoryEntry story = joins
                ? story(matches.getFirst().text().storyId())
                : Objects.requireNonNullElseGet(own, () -> newStory(ownId));
        Repetition repetition = joins ? join(story, arrival, matches) : found(story, arrival);
        List<StoryLink> links = links(story, arrival, matches);
        story.add(arrival.article().feed().id());
        story.count(1);
        ledger.put(story);
        keep(arrival, story, repetition);
        Outcome outcome = joins ? outcome(matches.getFirst().resemblance().verdict()) : Outcome.FOUNDED;
        return decision(outcome, arrival, story, repetition, links);
    }

    private ClusterDecision update(Arrival arrival, ArticleEntry known) {
        List<Match> matches = matches(arrival);
        StoryEntry story = story(known.storyId());
        if (known.retracted()) {
            story.add(known.feedId());
        }
        if (story.leader() == null && known.of() == null) {
            story.leadBy(arrival.id());
        }
        story.want(arrival.fingerprint().source());
        List<StoryLink> links = links(story, arrival, matches);
        ledger.put(story);
        ledger.removeText(known.text());
        Set<String> topics = new LinkedHashSet<>(known.topics());
        topics.addAll(arrival.topics());
        ledger.put(
                arrival.id(),
                known.updated(
                        arrival.article().revision(),
                        keepText(arrival, story),
                        ledger.rememberedUntil(),
                        List.copyOf(topics)));
        return decision(Outcome.UPDATED, arrival, story, repetition(known), links);
    }

    private ClusterDecision repeat(Arrival arrival, ArticleEntry known) {
        return decision(Outcome.REPEATED, arrival, story(known.storyId()), repetition(known), List.of());
    }

    private static Repetition repetition(ArticleEntry known) {
        return new Repetition(known.of(), known.permille());
    }

    private List<Match> matches(Arrival arrival) {
        Fingerprint fingerprint = arrival.fingerprint();
        long now = arrival.article().fetchedAt().getEpochSecond();
        List<Match> matches = new ArrayList<>();
        for (TextEntry text : ledger.candidates(fingerprint)) {
            Duration apart = Duration.ofSeconds(Math.abs(now - text.time()));
            if (text.articleId().equals(arrival.id()) || apart.compareTo(policy.window()) > 0) {
                continue;
            }
            Resemblance resemblance = Resemblance.between(fingerprint, text.fingerprint(), apart);
            if (resemblance.verdict().same()) {
                boolean named =
                        Outlet.same(fingerprint.source(), text.fingerprint().outlet());
                matches.add(new Match(text, resemblance, named));
            }
        }
        matches.sort(Match.BEST_FIRST);
        return matches;
    }

    private StoryEntry story(String storyId) {
        return Objects.requireNonNullElseGet(ledger.story(storyId), () -> newStory(storyId));
    }

    private StoryEntry newStory(String storyId) {
        return new StoryEntry(storyId, ledger.numbered());
    }

    private static Repetition found(StoryEntry story, Arrival arrival) {
        if (story.leader() == null) {
            story.leadBy(arrival.id());
        }
        story.want(arrival.fingerprint().source());
        return Repetition.NONE;
    }

    private Repetition join(StoryEntry story, Arrival arrival, List<Match> matches) {
        Fingerprint fingerprint = arrival.fingerprint();
        if (arrival.attribution().isEmpty() && story.wants(fingerprint.outlet())) {
            story.leadBy(arrival.id());
            story.settle();
            return Repetition.NONE;
        }
        story.want(fingerprint.source());
        if (story.leader() == null) {
            story.leadBy(standing(story, matches).orElse(arrival.id()));
        }
        String leader = story.leader();
        if (leader == null || leader.equals(arrival.id())) {
            return Repetition.NONE;
        }
        double similarity = matches.getFirst().resemblance().similarity();
        ArticleEntry leading = ledger.article(leader);
        TextEntry leadingText = leading == null ? null : ledger.text(leading.text());
        if (leadingText != null) {
            Fingerprint leaders = leadingText.fingerprint();
            similarity =
                    Resemblance.between(fingerprint, leaders, Duration.ZERO).similarity();
            if (Outlet.same(fingerprint.source(), leaders.outlet())) {
                story.settle();
            }
        }
        return new Repetition(leader, (int) Math.round(similarity * 1000));
    }

    /** The most similar article of the story that wasn't taken back. */
    private Optional<String> standing(StoryEntry story, List<Match> matches) {
        return matches.stream()
                .filter(match -> match.text().storyId().equals(story.id()))
                .map(match -> match.text().articleId())
                .filter(id -> {
                    ArticleEntry article = ledger.article(id);
                    return article != null && !article.retracted();
                })
                .findFirst();
    }

    /** Tells each other story that the article turned out to tell, once. */
    private List<StoryLink> links(StoryEntry story, Arrival arrival, List<Match> matches) {
        Map<String, Match> others = new LinkedHashMap<>();
        for (Match match : matches) {
            if (!match.text().storyId().equals(story.id())) {
                others.putIfAbsent(match.text().storyId(), match);
            }
        }
        List<StoryLink> links = new ArrayList<>();
        others.forEach((storyId, match) -> {
            StoryEntry other = story(storyId);
            StoryEntry later = story.isLaterThan(other) ? story : other;
            StoryEntry earlier = later == story ? other : story;
            if (later.link(earlier.id())) {
                ledger.put(later);
                links.add(new StoryLink(
                        later.id(),
                        earlier.id(),
                        arrival.id(),
                        match.resemblance().similarity(),
                        arrival.topics(),
                        arrival.article().fetchedAt()));
            }
        });
        return links;
    }

    private void keep(Arrival arrival, StoryEntry story, Repetition repetition) {
        FeedRef feed = arrival.article().feed();
        ledger.add(
                arrival.id(),
                new ArticleEntry(
                        story.id(),
                        feed.id(),
                        arrival.article().revision(),
                        false,
                        keepText(arrival, story),
                        ledger.rememberedUntil(),
                        repetition.of(),
                        repetition.permille(),
                        arrival.topics()));
        FeedEntry known = ledger.feed(feed.id());
        ledger.put(new FeedEntry(feed, known == null ? 1 : known.articles() + 1));
    }

    private long keepText(Arrival arrival, StoryEntry story) {
        return ledger.add(
                arrival.id(), story.id(), arrival.article().fetchedAt().getEpochSecond(), arrival.fingerprint());
    }

    private ClusterDecision decision(
            Outcome outcome, Arrival arrival, StoryEntry story, Repetition repetition, List<StoryLink> links) {
        return new ClusterDecision(
                outcome, story.id(), lineage(repetition, arrival.attribution()), feeds(arrival, story), links);
    }

    private static Story.Lineage lineage(Repetition repetition, Optional<Attribution> attribution) {
        if (repetition.of() == null && attribution.isEmpty()) {
            return Story.Lineage.original();
        }
        return new Story.Lineage(
                Story.Role.COPY,
                repetition.of(),
                attribution.map(Attribution::source).orElse(null),
                attribution.map(Attribution::phrase).orElse(null),
                repetition.of() == null ? null : repetition.permille() / 1000.0);
    }

    private List<FeedRef> feeds(Arrival arrival, StoryEntry story) {
        FeedRef own = arrival.article().feed();
        List<FeedRef> feeds = new ArrayList<>();
        feeds.add(own);
        for (String feedId : story.feeds()) {
            FeedEntry feed = feedId.equals(own.id()) ? null : ledger.feed(feedId);
            if (feed != null) {
                feeds.add(feed.feed());
            }
        }
        return feeds;
    }

    private static Outcome outcome(Resemblance.Verdict verdict) {
        return switch (verdict) {
            case SAME_LINK -> Outcome.JOINED_BY_LINK;
            case SAME_TEXT -> Outcome.JOINED_BY_TEXT;
            case SAME_LEAD -> Outcome.JOINED_BY_LEAD;
            case SAME_TITLE -> Outcome.JOINED_BY_TITLE;
            case DIFFERENT_FIGURES, DIFFERENT_NAMES, DIFFERENT_TEXT, TOO_SHORT ->
                throw new IllegalArgumentException(verdict + " joins nothing");
        };
    }
}
