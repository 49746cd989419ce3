package org.silkwire.classifier.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.silkwire.testkit.SyntheticNews;
import org.silkwire.testkit.SyntheticNews.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generated stream whose truth is known: a fifth are copies with up to 15 % of their words changed, under other headlines,
 * attributed or not, some with their tails cut off; reports by one template lie among them. What clustering makes of it is measured in pairs of articles.
 */
class GeneratedStreamTest {
    private static final Logger log = LoggerFactory.getLogger(GeneratedStreamTest.class);
    private static final long SEED = 20_260_302;
    private static final double COPIES = 0.20;
    private static final double MOST_CHANGED = 0.15;
    /** How much the order of arrival differs between two instances that fetch the same feeds. */
    private static final Duration JITTER = Duration.ofSeconds(30);

    private static final int PARTITIONS = 4;
    /** As many articles of a partition are read at once. */
    private static final int LONGEST_BLOCK = 1_000;

    @Test
    void ofFiveThousandArticlesFallsIntoItsStories() {
        measure(5_000, Duration.ofDays(5));
    }

    /** {@code mvn -pl services/classifier -am test -Pscale} */
    @Test
    @Tag("scale")
    void ofAHundredThousandArticlesFallsIntoItsStories() {
        measure(100_000, Duration.ofDays(20));
    }

    private static void measure(int articles, Duration span) {
        SyntheticNews generator = new SyntheticNews(SEED);
        List<Item> news = new ArrayList<>(generator.news(articles, COPIES, MOST_CHANGED, span));
        addNearMisses(generator, Math.min(articles / 50, 300), news);
        news.sort(Comparator.comparing(item -> item.article().fetchedAt()));
        List<Item> shuffled = generator.shuffled(news, JITTER);

        Map<String, String> stories = stories(news);
        Map<String, String> replayed = stories(news);
        Map<String, String> fromArticles = stories(shuffled);
        Map<String, String> fromPartitions = stories(partitionByPartition(news));

        List<Integer> truth = news.stream().map(Item::family).toList();
        Pairs pairs = Pairs.of(truth, in(news, stories));
        Pairs again = Pairs.of(in(news, stories), in(news, fromArticles));
        Pairs replay = Pairs.of(in(news, stories), in(news, fromPartitions));
        log.info(
                "{} articles, {} stories: pairwise precision {}, recall {}; agreement of one in another order {}, of a replay {}",
                articles,
                stories.values().stream().distinct().count(),
                pairs.precision(),
                pairs.recall(),
                again.agreement(),
                replay.agreement());
        assertThat(pairs.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(pairs.recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(replayed).isEqualTo(stories);
        assertThat(again.agreement()).isGreaterThanOrEqualTo(0.999);
        assertThat(replay.agreement()).isGreaterThanOrEqualTo(0.999);
    }

    /** As a replay reads them: each partition in its order, but the partitions in any, and hours apart. */
    private static List<Item> partitionByPartition(List<Item> news) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<Item>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
        for (Item item : news) {
            partitions
                    .get(Math.floorMod(item.article().id().hashCode(), PARTITIONS))
                    .add(item);
        }
        List<Item> read = new ArrayList<>();
        while (read.size() < news.size()) {
            List<Item> partition = partitions.get(random.nextInt(PARTITIONS));
            List<Item> block = partition.subList(0, Math.min(partition.size(), random.nextInt(LONGEST_BLOCK)));
            read.addAll(block);
            block.clear();
        }
        return read;
    }

    /** Reports by one template, and speeches that share their background: each is a story of its own. */
    private static void addNearMisses(SyntheticNews generator, int count, List<Item> news) {
        int family = news.size();
        for (List<Item> alike :
                List.of(generator.quarterlyResults(count), generator.marketReports(count), generator.speeches(count))) {
            for (Item item : alike) {
                news.add(new Item(item.article(), family++, item.editRate()));
            }
        }
    }

    private static Map<String, String> stories(List<Item> news) {
        Clusterer clusterer = new Clusterer(new InMemoryClusterStore(), ClusterPolicy.DEFAULT);
        Map<String, String> storyOf = new HashMap<>();
        for (Item item : news) {
            ClusterDecision decision =
                    clusterer.assign(item.article(), Signature.of(item.article()), List.of("belt-and-road"));
            storyOf.put(item.article().id(), decision.storyId());
        }
        return storyOf;
    }

    private static List<String> in(List<Item> news, Map<String, String> storyOf) {
        List<String> stories = new ArrayList<>();
        for (Item item : news) {
            stories.add(storyOf.getOrDefault(item.article().id(), ""));
        }
        return stories;
    }
}
