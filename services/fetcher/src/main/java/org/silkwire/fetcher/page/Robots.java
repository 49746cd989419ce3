package org.silkwire.fetcher.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.http.FetchOutcome;

/** What the hosts' robots.txt say to us (RFC 9309), each kept a day; one that couldn't be read is asked for again soon. */
final class Robots {
    private static final int HOSTS = 10_000;

    /** RFC 9309, section 2.4. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(10);
    private static final int UNREACHABLE = 503;

    private final String product;
    private final Cache<String, BaseRobotRules> rules;

    /** @param product token of our User-Agent, which a robots.txt addresses us by */
    Robots(String product, InstantSource clock) {
        this.product = product;
        this.rules = Caffeine.newBuilder()
                .maximumSize(HOSTS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, BaseRobotRules>creating(
                        (_, known) -> known.isDeferVisits() ? KEPT_UNREACHABLE : KEPT))
                .build();
    }

    /** Null where it has to be asked for. */
    @Nullable
    BaseRobotRules known(URI page) {
        return rules.getIfPresent(address(page).toString());
    }

    static URI address(URI page) {
        return page.resolve("/robots.txt");
    }

    /** Learns what asking for a host's robots.txt came to. */
    BaseRobotRules learn(URI page, FetchOutcome outcome) {
        String address = address(page).toString();
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
        BaseRobotRules learnt = switch (outcome) {
            case FetchOutcome.Fetched fetched ->
                parser.parseContent(address, fetched.body(), "text/plain", List.of(product));
            case FetchOutcome.Gone _ -> parser.failedFetch(410);
            case FetchOutcome.Failed(var _, var status, var _) when status != null -> parser.failedFetch(status);
            // Nobody answered, or not now: that forbids for the time being (RFC 9309, section 2.3.1.4).
            default -> parser.failedFetch(UNREACHABLE);
        };
        rules.put(address, learnt);
        return learnt;
    }
}
