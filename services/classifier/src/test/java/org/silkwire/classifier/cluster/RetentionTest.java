package org.silkwire.classifier.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.cluster.ClusterDecision.Outcome;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.Articles.Draft;
import org.silkwire.testkit.SyntheticNews;

class RetentionTest {
    private static final FeedRef LEDGER = Articles.feed("corridor-ledger.example", "The Corridor Ledger");
    private static final FeedRef HARBOUR = Articles.feed("harbour-wire.example", "Harbour Wire");

    private final SyntheticNews news = new SyntheticNews(11);
    private final InMemoryClusterStore store = new InMemoryClusterStore();

    private static ClusterDecision assign(Clusterer clusterer, Draft draft) {
        Article article = draft.article();
        return clusterer.assign(article, Signature.of(article), List.of());
    }

    @Test
    void aTextIsComparedWithForFourteenDaysAndNotASecondLonger() {
        assertThat(ClusterPolicy.DEFAULT.window()).isEqualTo(Duration.ofDays(14));
        String text = news.body(200);

        assertThat(outcomeOfCopyAfter(text, Duration.ofDays(14))).isEqualTo(Outcome.JOINED_BY_TEXT);
        assertThat(outcomeOfCopyAfter(text, Duration.ofDays(14).plusSeconds(1))).isEqualTo(Outcome.FOUNDED);
    }

    private Outcome outcomeOfCopyAfter(String text, Duration time) {
        Clusterer clusterer = new Clusterer(new InMemoryClusterStore(), ClusterPolicy.DEFAULT);
        assign(clusterer, Articles.of(LEDGER, "1").title("A").text(text));
        return assign(clusterer, Articles.of(HARBOUR, "1").title("B").text(text).at(Articles.START.plus(time)))
                .outcome();
    }

    @Test
    void beyondTheBoundOfTextsTheOldestIsLetGo() {
        Clusterer clusterer =
                new Clusterer(store, new ClusterPolicy(Duration.ofDays(14), Duration.ofDays(400), 20, 1_000));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add(news.body(120));
            assign(clusterer, Articles.of(LEDGER, "entry-" + i).title("T" + i).text(texts.get(i)));
        }

        assertThat(assign(clusterer, Articles.of(HARBOUR, "old").text(texts.getFirst()))
                        .outcome())
                .isEqualTo(Outcome.FOUNDED);
        assertThat(assign(clusterer, Articles.of(HARBOUR, "new").text(texts.getLast()))
                        .outcome())
                .isEqualTo(Outcome.JOINED_BY_TEXT);
    }

    @Test
    void theStoreStaysWithinItsBoundsHoweverManyCome() {
        Clusterer clusterer =
                new Clusterer(store, new ClusterPolicy(Duration.ofDays(14), Duration.ofDays(400), 50, 100));
        run(clusterer, 400, Articles.START, Duration.ofMinutes(1));
        int entries = store.size();
        long bytes = store.bytes();
        run(clusterer, 2_000, Articles.START.plus(Duration.ofDays(1)), Duration.ofMinutes(1));

        assertThat(store.size()).isLessThanOrEqualTo(entries * 5 / 4);
        assertThat(store.bytes()).isLessThanOrEqualTo(bytes * 5 / 4);
    }

    @Test
    void whatIsForgottenLeavesNothingBehind() {
        Clusterer clusterer =
                new Clusterer(store, new ClusterPolicy(Duration.ofDays(14), Duration.ofDays(30), 10_000, 10_000));
        run(clusterer, 500, Articles.START, Duration.ofMinutes(1));
        int full = store.size();
        Instant later = Articles.START.plus(Duration.ofDays(60));
        run(clusterer, 200, later, Duration.ofSeconds(1));
        run(clusterer, 200, later.plus(Duration.ofDays(60)), Duration.ofSeconds(1));

        InMemoryClusterStore fresh = new InMemoryClusterStore();
        run(
                new Clusterer(fresh, new ClusterPolicy(Duration.ofDays(14), Duration.ofDays(30), 10_000, 10_000)),
                200,
                later.plus(Duration.ofDays(60)),
                Duration.ofSeconds(1));
        assertThat(store.size())
                .isLessThan(full)
                .isCloseTo(fresh.size(), org.assertj.core.data.Percentage.withPercentage(15));
    }

    private int serial;

    private void run(Clusterer clusterer, int articles, Instant from, Duration apart) {
        for (int i = 0; i < articles; i++) {
            assign(
                    clusterer,
                    Articles.of(news.feed(), "run-" + serial++)
                            .title("T" + serial)
                            .text(news.body(60))
                            .at(from.plus(apart.multipliedBy(i))));
        }
    }

    @Test
    void anArticleIsKnownLongerThanItsText() {
        Clusterer clusterer = new Clusterer(store, ClusterPolicy.DEFAULT);
        String text = news.body(200);
        assign(clusterer, Articles.of(LEDGER, "1").title("A").text(text));
        ClusterDecision copy =
                assign(clusterer, Articles.of(HARBOUR, "1").title("B").text(text));
        ClusterDecision revised = assign(
                clusterer,
                Articles.of(HARBOUR, "1")
                        .revision(2)
                        .title("B")
                        .text(news.body(200))
                        .at(Articles.START.plus(Duration.ofDays(300))));

        assertThat(revised.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(revised.storyId()).isEqualTo(copy.storyId());
    }

    @Test
    void aPolicyThatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterPolicy(Duration.ofDays(14), Duration.ofDays(13), 10, 10))
                .withMessage("the memory is PT312H; expected at least the window, PT336H");
    }
}
