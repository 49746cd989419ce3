package org.silkwire.fetcher.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.FeedRegistration;

class ReconciliationTest {
    private static final String FILE = "opml:feeds.opml";

    @Test
    void aLineThatIsNewIsPut() {
        FeedRegistration feed = feed("a", FILE, "A", false);

        assertThat(Reconciliation.of(List.of(), List.of(feed), FILE))
                .isEqualTo(new Reconciliation(List.of(feed), List.of()));
    }

    @Test
    void aLineThatIsGoneIsRemovedButOnlyOfThatFile() {
        FeedRegistration own = feed("a", FILE, "A", false);
        FeedRegistration foreign = feed("b", "desk", "B", false);

        assertThat(Reconciliation.of(List.of(own, foreign), List.of(), FILE))
                .isEqualTo(new Reconciliation(List.of(), List.of(own)));
    }

    @Test
    void nothingToDoIsNothingToWrite() {
        FeedRegistration feed = feed("a", FILE, "A", false);

        assertThat(Reconciliation.of(List.of(feed), List.of(feed), FILE))
                .isEqualTo(new Reconciliation(List.of(), List.of()));
    }

    @Test
    void aPauseOutlivesANewTitle() {
        FeedRegistration paused = feed("a", FILE, "A", true);

        assertThat(Reconciliation.of(List.of(paused), List.of(feed("a", FILE, "New", false)), FILE)
                        .put())
                .containsExactly(feed("a", FILE, "New", true));
    }

    @Test
    void aFeedThatTheDeskRegisteredStaysTheDesks() {
        FeedRegistration foreign = feed("a", "desk", "A", false);

        assertThat(Reconciliation.of(List.of(foreign), List.of(feed("a", FILE, "Other", false)), FILE))
                .isEqualTo(new Reconciliation(List.of(), List.of()));
    }

    private static FeedRegistration feed(String id, String origin, String title, boolean paused) {
        return new FeedRegistration(
                id, "https://a.example/" + id, title, origin, null, paused, false, null, null, Instant.EPOCH, null);
    }
}
