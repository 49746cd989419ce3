package org.silkwire.fetcher.page;

import crawlercommons.robots.BaseRobotRules;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.PageRequest;
import org.silkwire.contract.SizeLimits;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.FetchOutcome;
import org.silkwire.fetcher.http.FetchRequest;
import org.silkwire.fetcher.memory.CanonicalUrl;
import org.silkwire.fetcher.memory.ContentHash;
import org.silkwire.fetcher.page.PageOutcome.Later;
import org.silkwire.fetcher.page.PageOutcome.Settled;
import org.silkwire.fetcher.page.PageOutcome.Told;
import org.silkwire.fetcher.parse.ArticlePage;
import org.silkwire.fetcher.parse.FeedBody;
import org.silkwire.fetcher.parse.PageParser;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.fetcher.schedule.PublisherHints;

/**
 * Asks for the page of an article, and tells what it adds to what the feed said. Each call is one request to the host: the
 * first for a host asks for its robots.txt, and the page's turn comes after. Safe for use by many threads.
 */
public final class PageReader {
    /** Less is a teaser, a cookie notice or an error dressed as a page. */
    private static final int LEAST_CHARACTERS = 200;

    /** A page must say this much more than the feed, in percent of it, for its text to be taken: else it is the same one. */
    private static final int MORE = 110;

    private static final Duration AFTER_ROBOTS = Duration.ZERO;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);

    private final FeedClient client;
    private final Robots robots;
    private final EventCodec codec;
    private final InstantSource clock;
    private final PageParser parser = new PageParser();

    public PageReader(FeedClient client, EventCodec codec, InstantSource clock) {
        this.client = client;
        this.robots = new Robots(product(client.userAgent()), clock);
        this.codec = codec;
        this.clock = clock;
    }

    private static String product(String userAgent) {
        return userAgent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** Blocks until the host answered, at most for the client's deadline. */
    public PageReading read(PageRequest request) {
        URI page;
        try {
            page = URI.create(request.pageUrl());
        } catch (IllegalArgumentException e) {
            return PageReading.notAsked(new Settled("the address of the page is none: " + e.getMessage()));
        }
        BaseRobotRules rules = robots.known(page);
        if (rules == null) {
            FetchOutcome outcome = client.fetch(FetchRequest.page(Robots.address(page)));
            rules = robots.learn(page, outcome);
            return new PageReading(
                    answer(outcome), spacing(rules), new Later(AFTER_ROBOTS, "robots.txt was read first"));
        }
        if (rules.isDeferVisits()) {
            return PageReading.notAsked(new Later(AFTER_A_FAILURE, "the host's robots.txt can't be read"));
        }
        if (!rules.isAllowed(page.toString())) {
            return PageReading.notAsked(new Settled("the host's robots.txt forbids it"));
        }
        FetchOutcome outcome = client.fetch(FetchRequest.page(page));
        return new PageReading(answer(outcome), spacing(rules), outcome(request.article(), page, outcome));
    }

    private static Duration spacing(BaseRobotRules rules) {
        return Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
    }

    private static PollResult answer(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Throttled(int status, var retryAfter) -> new PollResult.Throttled(status, retryAfter);
            case FetchOutcome.Gone _ -> new PollResult.Gone(410);
            case FetchOutcome.Failed(var error, var status, var reason) -> new PollResult.Failed(error, status, reason);
            case FetchOutcome.Fetched fetched -> served(fetched.status(), fetched.validators());
            case FetchOutcome.NotModified _ -> served(304, Validators.NONE);
        };
    }

    private static PollResult served(int status, Validators validators) {
        return new PollResult.Unchanged(status, validators, PublisherHints.NONE, null, false);
    }

    private PageOutcome outcome(Article article, URI page, FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> read(article, page, fetched);
            case FetchOutcome.Gone _ ->
                new Told(new Event.ArticleRetracted(new ArticleRetraction(
                        article.id(),
                        article.revision() + 1,
                        article.feed(),
                        clock.instant(),
                        "the article's page is gone for good (410)")));
            case FetchOutcome.Throttled(int status, var retryAfter) ->
                new Later(
                        retryAfter == null ? AFTER_A_FAILURE : retryAfter,
                        "the host asked for patience (" + status + ")");
            case FetchOutcome.Failed(var error, var _, var reason) ->
                switch (error) {
                    case CONNECT, TIMEOUT, DNS, SERVER_ERROR -> new Later(AFTER_A_FAILURE, reason);
                    default -> new Settled(reason);
                };
            case FetchOutcome.NotModified _ -> new Settled("304 to a request without conditions; expected a page");
        };
    }

    private PageOutcome read(Article article, URI page, FetchOutcome.Fetched fetched) {
        URI arrived = fetched.finalUrl();
        BaseRobotRules there = robots.known(arrived);
        if (there != null && !there.isAllowed(arrived.toString())) {
            return new Settled("it leads to " + arrived.getHost() + ", whose robots.txt forbids it");
        }
        ArticlePage read = parser.parse(new FeedBody(fetched.body(), fetched.contentType(), arrived.toString()));
        if (read == null) {
            return new Settled("no article can be made out on the page");
        }
        String url = read.canonicalUrl() != null
                ? CanonicalUrl.of(read.canonicalUrl())
                : arrived.equals(page) ? article.url() : CanonicalUrl.of(arrived.toString());
        Article told = with(article, read, url, fetched);
        return told.changedFields().isEmpty()
                ? new Settled("the page says what the feed said")
                : new Told(new Event.ArticleUpdated(SizeLimits.fit(told, codec)));
    }

    private Article with(Article a, ArticlePage page, @Nullable String url, FetchOutcome.Fetched fetched) {
        boolean more = saysMore(page.text(), a);
        List<String> changed = new ArrayList<>();
        if (more) {
            changed.add("text");
        }
        if (!Objects.equals(url, a.url())) {
            changed.add("url");
        }
        Instant now = clock.instant();
        String text = more ? page.text() : a.text();
        return new Article(
                a.id(),
                a.revision() + 1,
                changed,
                a.backfill(),
                a.feed(),
                a.link(),
                url,
                a.guid(),
                a.title(),
                a.summary(),
                text,
                more ? page.html() : a.html(),
                a.language() == null ? page.language() : a.language(),
                a.authors(),
                a.categories(),
                a.media(),
                a.publishedAt(),
                a.updatedAt(),
                a.effectiveAt(),
                now,
                ContentHash.of(a.title(), a.summary(), text),
                false,
                new Article.Provenance(UUID.randomUUID().toString(), fetched.status(), fetched.bodyHash()));
    }

    private static boolean saysMore(String text, Article article) {
        String said = Objects.requireNonNullElse(article.text() == null ? article.summary() : article.text(), "");
        return text.length() >= LEAST_CHARACTERS && text.length() * 100L >= said.length() * (long) MORE;
    }
}
