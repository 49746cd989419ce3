package org.silkwire.classifier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.StoryLink;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.SyntheticNews;

class StabilityPropertyTest {
    private static final SyntheticNews NEWS = new SyntheticNews(3);
    /** Four texts, each with three editings. */
    private static final List<String> TEXTS = IntStream.range(0, 4)
            .boxed()
            .flatMap(_ -> {
                String text = NEWS.body(90);
                return IntStream.range(0, 3).mapToObj(i -> NEWS.edited(text, 0.08 * i));
            })
            .toList();

    private static final List<FeedRef> FEEDS = IntStream.range(0, 4)
            .mapToObj(i -> Articles.feed("outlet" + i + ".example", "Outlet Number" + i))
            .toList();

    /** Something that happens to the entry of a feed. */
    record Step(int feed, int entry, int text, int link, boolean attributed, boolean retracted, int hours) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(5, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.integers().between(0, 72))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void anArticlesStoryNeverChangesAndTheSameEventsGiveTheSameStories(@ForAll("steps") List<Step> steps) {
        List<String> told = replay(steps);

        assertThat(replay(steps)).isEqualTo(told);
    }

    /** An instance that takes over, or begins anew after a transaction that failed, has nothing but the store. */
    @Property(tries = 100)
    void allThatDecidesLiesInTheStore(@ForAll("steps") List<Step> steps) {
        assertThat(replay(steps, 1)).isEqualTo(replay(steps));
    }

    private static List<String> replay(List<Step> steps) {
        return replay(steps, steps.size());
    }

    private static List<String> replay(List<Step> steps, int stepsOfAClusterer) {
        InMemoryClusterStore store = new InMemoryClusterStore();
        Clusterer clusterer = new Clusterer(store, ClusterPolicy.DEFAULT);
        Map<String, Integer> revisions = new HashMap<>();
        Map<String, String> storyOf = new HashMap<>();
        Set<List<String>> linked = new HashSet<>();
        List<String> told = new ArrayList<>();
        Duration time = Duration.ZERO;
        for (Step step : steps) {
            if (told.size() % stepsOfAClusterer == 0) {
                clusterer = new Clusterer(store, ClusterPolicy.DEFAULT);
            }
            time = time.plusHours(step.hours);
            Article article = article(step, time, revisions);
            String story;
            if (step.retracted) {
                story = clusterer
                        .retract(Articles.retraction(article, article.revision(), Articles.START.plus(time)))
                        .storyId();
            } else {
                // What travels between the stages is the signature as bytes.
                Signature signature = Signature.fromBytes(Signature.of(article).toBytes());
                ClusterDecision decision = clusterer.assign(article, signature, List.of("t"));
                story = decision.storyId();
                assertThat(decision.feeds().getFirst()).isEqualTo(article.feed());
                assertThat(decision.feeds()).doesNotHaveDuplicates();
                assertThat(decision.lineage().of()).isNotEqualTo(article.id());
                for (StoryLink link : decision.links()) {
                    assertThat(link.storyId()).isNotEqualTo(link.linkedTo());
                    assertThat(linked.add(List.of(link.storyId(), link.linkedTo())))
                            .as("a link told once")
                            .isTrue();
                }
            }
            assertThat(storyOf.merge(article.id(), story, (known, _) -> known)).isEqualTo(story);
            told.add(article.id() + " " + article.revision() + " " + story);
        }
        return told;
    }

    private static Article article(Step step, Duration time, Map<String, Integer> revisions) {
        String guid = "entry-" + step.entry;
        int revision = revisions.merge(step.feed + guid, 1, Integer::sum);
        String source = "\nOriginally published at Outlet Number" + (step.feed + 1) % FEEDS.size();
        return Articles.of(FEEDS.get(step.feed), guid)
                .revision(revision)
                .url(step.link == 0 ? null : "https://page.example/" + step.link)
                .title("One headline of many words that two outlets may share " + step.text / 3)
                .text(TEXTS.get(step.text) + (step.attributed ? source : ""))
                .at(Articles.START.plus(time))
                .article();
    }
}
