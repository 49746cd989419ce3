package org.silkwire.classifier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.cluster.ClusterDecision.Outcome;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryLink;
import org.silkwire.contract.StoryRetraction;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.Articles.Draft;
import org.silkwire.testkit.SyntheticNews;
import org.silkwire.testkit.SyntheticNews.Item;

class ClustererTest {
    private static final FeedRef LEDGER = Articles.feed("corridor-ledger.example", "The Corridor Ledger");
    private static final FeedRef HARBOUR = Articles.feed("harbour-wire.example", "Harbour Wire");
    private static final FeedRef BAOBAB = Articles.feed("baobab-trade.example", "Baobab Trade");
    private static final List<String> TOPICS = List.of("belt-and-road");

    private final SyntheticNews news = new SyntheticNews(7);
    private final InMemoryClusterStore store = new InMemoryClusterStore();
    private final Clusterer clusterer = new Clusterer(store, ClusterPolicy.DEFAULT);

    private ClusterDecision assign(Draft draft) {
        return assign(draft.article());
    }

    private ClusterDecision assign(Article article) {
        return clusterer.assign(article, Signature.of(article), TOPICS);
    }

    private static Instant after(Duration time) {
        return Articles.START.plus(time);
    }

    @Nested
    class TheCanonicalLink {
        private final Draft first = Articles.of(LEDGER, "1")
                .url("https://ledger.example/line")
                .title("The line opens to freight after nine years")
                .text(news.body(120));

        @Test
        void makesOneStoryOfEqualTitlesThatListsAllItsFeeds() {
            ClusterDecision one = assign(first);
            ClusterDecision two = assign(
                    first.title("The line opens to freight after nine years").text("Short."), HARBOUR);
            ClusterDecision three = assign(first.text(null), BAOBAB);

            assertThat(two.outcome()).isEqualTo(Outcome.JOINED_BY_LINK);
            assertThat(three.outcome()).isEqualTo(Outcome.JOINED_BY_LINK);
            assertThat(List.of(one, two, three))
                    .extracting(ClusterDecision::storyId)
                    .containsOnly(Ids.storyId(first.article().id()));
            assertThat(three.feeds()).containsExactly(BAOBAB, LEDGER, HARBOUR);
        }

        @Test
        void makesOneStoryOfTextsThatAgreeUnderAnotherTitle() {
            assign(first);

            assertThat(assign(first.title("Nine years on, trains"), HARBOUR).outcome())
                    .isEqualTo(Outcome.JOINED_BY_LINK);
        }

        @Test
        void aloneMakesNone() {
            assign(first);
            Draft other = first.title("Port dues to be halved from May").text(news.body(120));

            assertThat(assign(other, HARBOUR).outcome()).isEqualTo(Outcome.FOUNDED);
        }

        @Test
        void ofAPageThatAFeedLinksAllItsEntriesToMakesNone() {
            assign(first);
            Draft next = Articles.of(LEDGER, "2")
                    .url("https://ledger.example/line")
                    .title("The line opens to freight after nine years")
                    .text(news.body(120));

            assertThat(assign(next).outcome()).isEqualTo(Outcome.FOUNDED);
        }

        @Test
        void comesBeforeTheText() {
            String text = news.body(150);
            assign(first);
            ClusterDecision founded =
                    assign(Articles.of(HARBOUR, "9").title("Another").text(text));
            ClusterDecision both = assign(Articles.of(BAOBAB, "3")
                    .url("https://ledger.example/line")
                    .title("The line opens to freight after nine years")
                    .text(text));

            assertThat(both.outcome()).isEqualTo(Outcome.JOINED_BY_LINK);
            assertThat(both.storyId()).isEqualTo(Ids.storyId(first.article().id()));
            assertThat(both.links())
                    .extracting(StoryLink::storyId, StoryLink::linkedTo)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(founded.storyId(), both.storyId()));
        }

        private ClusterDecision assign(Draft draft) {
            return ClustererTest.this.assign(draft);
        }

        private ClusterDecision assign(Draft draft, FeedRef feed) {
            return ClustererTest.this.assign(Articles.of(feed, draft.guid())
                    .url(draft.url())
                    .title(draft.title())
                    .text(draft.text()));
        }
    }

    @Nested
    class TheAttributionPhrase {
        private final String text = news.body(220);
        /** So much changed, and another lead, that likeness alone wouldn't say so. */
        private final String rewritten = news.edited(text, 0.52);

        @Test
        void makesACopyOfARewrittenText() {
            ClusterDecision original =
                    assign(Articles.of(LEDGER, "1").title("A").text(text));
            ClusterDecision copy = assign(Articles.of(HARBOUR, "1")
                    .title("B")
                    .text(rewritten + "\nOriginally published at The Corridor Ledger"));

            assertThat(copy.storyId()).isEqualTo(original.storyId());
            assertThat(copy.lineage().role()).isEqualTo(Story.Role.COPY);
            assertThat(copy.lineage().of())
                    .isEqualTo(Articles.of(LEDGER, "1").article().id());
            assertThat(copy.lineage().source()).isEqualTo("Corridor Ledger");
            assertThat(copy.lineage().attribution()).isEqualTo("Originally published at The Corridor Ledger");
        }

        @Test
        void isNeededForThat() {
            assign(Articles.of(LEDGER, "1").title("A").text(text));

            assertThat(assign(Articles.of(HARBOUR, "1").title("B").text(rewritten))
                            .outcome())
                    .isEqualTo(Outcome.FOUNDED);
        }

        @Test
        void aloneMakesNoCopyOfAnotherTextOfThatOutlet() {
            assign(Articles.of(LEDGER, "1").title("A").text(text));
            ClusterDecision other = assign(Articles.of(HARBOUR, "1")
                    .title("B")
                    .text(news.body(220) + "\nOriginally published at The Corridor Ledger"));

            assertThat(other.outcome()).isEqualTo(Outcome.FOUNDED);
            assertThat(other.lineage().role()).isEqualTo(Story.Role.COPY);
            assertThat(other.lineage().of()).isNull();
            assertThat(other.lineage().source()).isEqualTo("Corridor Ledger");
        }

        @Test
        void letsTheOriginalLeadThoughItComesLater() {
            ClusterDecision copy = assign(
                    Articles.of(HARBOUR, "1").title("B").text(text + "\nOriginally published at The Corridor Ledger"));
            ClusterDecision original =
                    assign(Articles.of(LEDGER, "1").title("A").text(text));
            ClusterDecision third = assign(Articles.of(BAOBAB, "1").title("C").text(text));

            assertThat(original.storyId()).isEqualTo(copy.storyId());
            assertThat(original.lineage()).isEqualTo(Story.Lineage.original());
            assertThat(third.lineage().of())
                    .isEqualTo(Articles.of(LEDGER, "1").article().id());
        }

        @Test
        void letsNobodyElseLeadOnceTheOriginalDoes() {
            assign(Articles.of(LEDGER, "1").title("A").text(text));
            assign(Articles.of(HARBOUR, "1").title("B").text(text + "\nOriginally published at The Corridor Ledger"));
            assign(Articles.of(BAOBAB, "1").title("C").text(text + "\nSource: Harbour Wire"));
            ClusterDecision late = assign(Articles.of(HARBOUR, "2").title("D").text(news.edited(text, 0.05)));

            assertThat(late.lineage().of())
                    .isEqualTo(Articles.of(LEDGER, "1").article().id());
        }
    }

    @Nested
    class TheTitle {
        private final Draft first = Articles.of(LEDGER, "1")
                .title("Freight line through the pass opens after nine years of work")
                .text("In short.");

        @Test
        void willDoWhereThereIsTooLittleTextAndItIsLong() {
            ClusterDecision one = assign(first);
            ClusterDecision two = assign(Articles.of(HARBOUR, "1")
                    .title("Freight line through the PASS opens, after nine years of work! | Harbour Wire")
                    .text("More inside.")
                    .at(after(Duration.ofHours(23))));

            assertThat(two.outcome()).isEqualTo(Outcome.JOINED_BY_TITLE);
            assertThat(two.storyId()).isEqualTo(one.storyId());
        }

        @Test
        void willNotDoTheDayAfter() {
            assign(first);

            assertThat(assign(Articles.of(HARBOUR, "1").title(first.title()).at(after(Duration.ofHours(25))))
                            .outcome())
                    .isEqualTo(Outcome.FOUNDED);
        }

        @Test
        void willNotDoWhereItIsShort() {
            assign(Articles.of(LEDGER, "1").title("The day in brief"));

            assertThat(assign(Articles.of(HARBOUR, "1").title("The day in brief"))
                            .outcome())
                    .isEqualTo(Outcome.FOUNDED);
        }

        @Test
        void willNotDoWithinAFeedNorAgainstTheTexts() {
            assign(first.text(news.body(150)));

            assertThat(assign(Articles.of(LEDGER, "2").title(first.title()).text(news.body(150)))
                            .outcome())
                    .isEqualTo(Outcome.FOUNDED);
            assertThat(assign(Articles.of(HARBOUR, "2").title(first.title()).text(news.body(150)))
                            .outcome())
                    .isEqualTo(Outcome.FOUNDED);
        }
    }

    @Nested
    class TheText {
        @Test
        void lightlyEditedUnderAnotherHeadlineIsTheSame() {
            String text = news.body(250);
            ClusterDecision one = assign(Articles.of(LEDGER, "1").title("A").text(text));
            ClusterDecision two = assign(Articles.of(HARBOUR, "1").title("B").text(news.edited(text, 0.1)));

            assertThat(two.outcome()).isEqualTo(Outcome.JOINED_BY_TEXT);
            assertThat(two.storyId()).isEqualTo(one.storyId());
            assertThat(two.lineage().role()).isEqualTo(Story.Role.COPY);
            assertThat(two.lineage().similarity()).isBetween(0.6, 1.0);
        }

        @Test
        void ofChineseToo() {
            String text = news.hanBody(200);
            assign(Articles.of(LEDGER, "1").title("A").text(text).language("zh"));

            assertThat(assign(Articles.of(HARBOUR, "1")
                                    .title("B")
                                    .text(news.edited(text, 0.1))
                                    .language("zh"))
                            .outcome())
                    .isEqualTo(Outcome.JOINED_BY_TEXT);
        }

        @Test
        void isKnownByItsFirstWordsWhereAFeedShowsNoMore() {
            String text = news.body(250);
            String lead = String.join(" ", List.of(text.split(" ")).subList(0, 40));
            ClusterDecision whole = assign(Articles.of(LEDGER, "1").title("A").text(text));
            ClusterDecision teaser = assign(Articles.of(HARBOUR, "1").title("B").summary(lead));

            assertThat(teaser.outcome()).isIn(Outcome.JOINED_BY_LEAD, Outcome.JOINED_BY_TEXT);
            assertThat(teaser.storyId()).isEqualTo(whole.storyId());
        }

        @Test
        void ofOneTemplateWithOtherFiguresIsAnotherStory() {
            assertAllFounded(news.quarterlyResults(60));
        }

        @Test
        void ofOneFeedsDailyReportIsAnotherStoryEachDay() {
            assertAllFounded(news.marketReports(60));
        }

        @Test
        void thatSharesItsBackgroundOnlyIsAnotherStory() {
            assertAllFounded(news.speeches(40));
        }

        @Test
        void ofAnotherHouseWithALaterCountIsTheSameStoryWithinHours() {
            String text = news.body(120).replaceAll("\\d[\\d.,]*", "some");
            ClusterDecision first =
                    assign(Articles.of(LEDGER, "1").title("A").text(text + " At least 12 were hurt and 341 fled."));
            ClusterDecision later = assign(Articles.of(HARBOUR, "1")
                    .title("B")
                    .text(text + " At least 17 were hurt and 352 fled.")
                    .at(after(Duration.ofHours(3))));
            ClusterDecision nextDay = assign(Articles.of(BAOBAB, "1")
                    .title("C")
                    .text(text + " At least 23 were hurt and 418 fled.")
                    .at(after(Duration.ofHours(27))));

            assertThat(later.storyId()).isEqualTo(first.storyId());
            assertThat(nextDay.outcome()).isEqualTo(Outcome.FOUNDED);
        }

        private void assertAllFounded(List<Item> items) {
            assertThat(items)
                    .extracting(item -> assign(item.article()).outcome())
                    .containsOnly(Outcome.FOUNDED);
        }
    }

    @Nested
    class AStory {
        private final String text = news.body(200);
        private final String otherText = news.body(200);

        @Test
        void staysAnArticlesOwnThroughItsRevisions() {
            ClusterDecision first = assign(Articles.of(LEDGER, "1").title("A").text(text));
            ClusterDecision other = assign(Articles.of(HARBOUR, "1").title("B").text(otherText));
            ClusterDecision revised =
                    assign(Articles.of(LEDGER, "1").revision(2).title("A").text(otherText));

            assertThat(revised.outcome()).isEqualTo(Outcome.UPDATED);
            assertThat(revised.storyId()).isEqualTo(first.storyId());
            assertThat(revised.links()).singleElement().satisfies(link -> {
                assertThat(link.storyId()).isEqualTo(other.storyId());
                assertThat(link.linkedTo()).isEqualTo(first.storyId());
            });
        }

        @Test
        void isLinkedNotMergedByABridgeAndToldSoOnce() {
            ClusterDecision early = assign(Articles.of(LEDGER, "1")
                    .url("https://ledger.example/1")
                    .title("A line opens in the hills")
                    .text(text));
            ClusterDecision late = assign(Articles.of(HARBOUR, "1").title("B").text(otherText));
            ClusterDecision bridge = assign(Articles.of(BAOBAB, "1")
                    .url("https://ledger.example/1")
                    .title("A line opens in the hills")
                    .text(otherText)
                    .at(after(Duration.ofMinutes(5))));
            ClusterDecision again = assign(Articles.of(BAOBAB, "2")
                    .url("https://ledger.example/1")
                    .title("A line opens in the hills")
                    .text(otherText));

            assertThat(bridge.storyId()).isEqualTo(early.storyId());
            assertThat(bridge.links()).singleElement().satisfies(link -> {
                assertThat(link.storyId()).isEqualTo(late.storyId());
                assertThat(link.linkedTo()).isEqualTo(early.storyId());
                assertThat(link.articleId())
                        .isEqualTo(Articles.of(BAOBAB, "1").article().id());
                assertThat(link.topics()).isEqualTo(TOPICS);
                assertThat(link.similarity()).isBetween(0.9, 1.0);
                assertThat(link.linkedAt()).isEqualTo(after(Duration.ofMinutes(5)));
            });
            assertThat(again.links()).isEmpty();
            assertThat(assign(Articles.of(LEDGER, "9").title("Z").text(text)).storyId())
                    .isEqualTo(early.storyId());
        }

        @Test
        void isToldOnceForARevisionSeenBefore() {
            ClusterDecision first = assign(Articles.of(LEDGER, "1").title("A").text(text));
            int size = store.size();
            ClusterDecision repeated =
                    assign(Articles.of(LEDGER, "1").title("A").text(text));

            assertThat(repeated.outcome()).isEqualTo(Outcome.REPEATED);
            assertThat(repeated.storyId()).isEqualTo(first.storyId());
            assertThat(store.size()).isEqualTo(size);
        }

        @Test
        void outlivesAnArticleTakenBack() {
            Article leader = Articles.of(LEDGER, "1").title("A").text(text).article();
            ClusterDecision first = assign(leader);
            assign(Articles.of(HARBOUR, "1").title("B").text(text));
            StoryRetraction retraction = clusterer.retract(Articles.retraction(leader, 2, after(Duration.ofHours(1))));
            ClusterDecision later = assign(Articles.of(BAOBAB, "1").title("C").text(text));

            assertThat(retraction.storyId()).isEqualTo(first.storyId());
            assertThat(retraction.topics()).isEqualTo(TOPICS);
            assertThat(later.storyId()).isEqualTo(first.storyId());
            assertThat(later.lineage().of())
                    .isEqualTo(Articles.of(HARBOUR, "1").article().id());
            assertThat(later.feeds()).containsExactly(BAOBAB, HARBOUR);
        }

        @Test
        void ofAnArticleNeverSeenIsItsOwn() {
            Article unseen = Articles.of(LEDGER, "1").article();

            assertThat(clusterer
                            .retract(Articles.retraction(unseen, 2, Articles.START))
                            .storyId())
                    .isEqualTo(Ids.storyId(unseen.id()));
        }

        @Test
        void ofARevisionWhoseFirstNeverCameIsTheOneItWasToldAs() {
            assign(Articles.of(HARBOUR, "1").title("B").text(text));
            ClusterDecision revised =
                    assign(Articles.of(LEDGER, "1").revision(2).title("A").text(text));

            assertThat(revised.storyId())
                    .isEqualTo(Ids.storyId(Articles.of(LEDGER, "1").article().id()));
            assertThat(revised.links()).hasSize(1);
        }
    }
}
