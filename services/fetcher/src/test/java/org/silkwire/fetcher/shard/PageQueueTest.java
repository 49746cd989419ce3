package org.silkwire.fetcher.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.FeedStatus.Validators;
import org.silkwire.contract.Ids;
import org.silkwire.contract.PageRequest;
import org.silkwire.fetcher.page.PageOutcome;
import org.silkwire.fetcher.page.PageReading;
import org.silkwire.fetcher.schedule.PollResult;
import org.silkwire.fetcher.schedule.PublisherHints;

class PageQueueTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PageOutcome SETTLED = new PageOutcome.Settled("nothing to tell");
    private static final PageOutcome LATER = new PageOutcome.Later(Duration.ofMinutes(1), "busy");

    private final PageQueue queue = new PageQueue(null);

    @Test
    void asksForOnePageOfAHostAtATime() {
        add(0, "a.example");
        add(1, "a.example");
        add(2, "b.example");

        assertThat(due(NOW)).containsExactly(0L, 2L);
        assertThat(due(NOW)).isEmpty();
        answered(0, SETTLED, Duration.ZERO);
        assertThat(due(NOW)).containsExactly(1L);
    }

    @Test
    void keepsTheDistanceThatAHostAsksFor() {
        add(0, "a.example");
        add(1, "a.example");
        due(NOW);
        answered(0, SETTLED, Duration.ofSeconds(7));

        assertThat(due(NOW.plusSeconds(6))).isEmpty();
        assertThat(due(NOW.plusSeconds(7))).containsExactly(1L);
    }

    @Test
    void asksAgainMoreAndMoreSeldomAndGivesUpInTheEnd() {
        add(0, "a.example");
        Instant now = NOW;
        for (int attempt = 0; attempt < 8; attempt++) {
            Duration patience = attempt == 0 ? Duration.ZERO : Duration.ofMinutes(1L << (attempt - 1));
            assertThat(due(now.plus(patience).minusNanos(1))).hasSize(attempt == 0 ? 1 : 0);
            now = now.plus(patience);
            if (attempt > 0) {
                assertThat(due(now)).containsExactly(0L);
            }
            queue.answered(0, reading(LATER, Duration.ZERO), now);
        }

        assertThat(due(now.plus(Duration.ofHours(5)))).isEmpty();
        assertThat(queue.takeCommit()).isEqualTo(new OffsetAndMetadata(1, ""));
    }

    @Test
    void commitsTheFirstUnsettledAndTheSettledBehindIt() {
        add(10, "a.example");
        add(12, "b.example");
        add(13, "c.example");
        due(NOW);
        answered(12, SETTLED, Duration.ZERO);

        assertThat(queue.takeCommit()).isEqualTo(new OffsetAndMetadata(10, "2"));
        assertThat(queue.takeCommit()).isNull();
        answered(10, SETTLED, Duration.ZERO);
        assertThat(queue.takeCommit()).isEqualTo(new OffsetAndMetadata(13, ""));
        answered(13, SETTLED, Duration.ZERO);
        assertThat(queue.takeCommit()).isEqualTo(new OffsetAndMetadata(14, ""));
    }

    @Test
    void aNewOwnerRepeatsNothing() {
        PageQueue taken = new PageQueue(new OffsetAndMetadata(10, "2,5"));
        for (long offset = 10; offset < 17; offset++) {
            taken.add(offset, request("h" + offset + ".example"));
        }

        assertThat(taken.due(NOW)).extracting(PageQueue.Due::offset).containsExactly(10L, 11L, 13L, 14L, 16L);
    }

    @Test
    void passesWhatNobodyWantsAnyMore() {
        add(0, "a.example");
        queue.pass(1);

        assertThat(due(NOW.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(queue.takeCommit()).isEqualTo(new OffsetAndMetadata(2, ""));
    }

    @Test
    void isBounded() {
        for (int i = 0; i < PageQueue.MOST; i++) {
            assertThat(queue.hasRoom()).isTrue();
            add(i, "a.example");
        }
        assertThat(queue.hasRoom()).isFalse();
    }

    private void add(long offset, String host) {
        queue.add(offset, request(host));
    }

    private List<Long> due(Instant now) {
        return queue.due(now).stream().map(PageQueue.Due::offset).toList();
    }

    private void answered(long offset, PageOutcome outcome, Duration spacing) {
        queue.answered(offset, reading(outcome, spacing), NOW);
    }

    private static PageReading reading(PageOutcome outcome, Duration spacing) {
        PollResult served = new PollResult.Unchanged(200, Validators.NONE, PublisherHints.NONE, null, false);
        return new PageReading(served, spacing, outcome);
    }

    private static PageRequest request(String host) {
        String feed = "https://" + host + "/feed";
        Article article = new Article(
                Ids.articleId(Ids.feedId(feed), "guid 1"),
                1,
                List.of(),
                false,
                new FeedRef(Ids.feedId(feed), feed, null),
                null,
                null,
                "1",
                "Port reopens",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                NOW,
                NOW,
                "0123456789abcdef",
                false,
                new Article.Provenance("fetch", 200, "0".repeat(32)));
        return new PageRequest("https://" + host + "/port", article, NOW);
    }
}
