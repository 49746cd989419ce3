package org.silkwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Event;

/** A ledger that finds nothing wrong would be worth nothing: it is shown each kind of wrong. */
class LedgerTest {
    private static final Map<String, String> PUBLISHED = Map.of("a", "Port", "b", "Rail, corrected");

    @Test
    void isCleanWhereEachStateWasToldOnceAndInOrder() {
        assertThat(audit(told("b", 1, "Rail"), told("a", 1, "Port"), told("b", 2, "Rail, corrected"))
                        .isClean())
                .isTrue();
    }

    @Test
    void missesWhatWasNotToldOrNotInItsLastState() {
        assertThat(audit(told("b", 1, "Rail")).lost()).containsExactly("a", "b");
    }

    @Test
    void seesWhatWasToldTwice() {
        Ledger.Audit audit = audit(
                told("a", 1, "Port"), told("a", 1, "Port"), told("b", 1, "Rail"), told("b", 2, "Rail, corrected"));

        assertThat(audit.twice()).isNotEmpty();
        assertThat(audit.isClean()).isFalse();
    }

    @Test
    void seesTheSameContentUnderAnotherRevision() {
        assertThat(audit(told("a", 1, "Port"), told("a", 2, "Port"), told("b", 1, "Rail, corrected"))
                        .twice())
                .hasSize(1);
    }

    @Test
    void seesARevisionThatCameAfterALaterOne() {
        assertThat(audit(told("a", 1, "Port"), told("b", 2, "Rail, corrected"), told("b", 1, "Rail"))
                        .outOfOrder())
                .containsExactly("b");
    }

    private static Ledger.Audit audit(Event... events) {
        return Ledger.audit(PUBLISHED, List.of(events));
    }

    private static Event told(String guid, int revision, String title) {
        return new Event.ArticlePublished(Articles.of(Articles.feed("a.example", "A"), guid)
                .url("https://a.example/" + guid)
                .title(title)
                .revision(revision)
                .article());
    }
}
