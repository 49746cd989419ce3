package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aKeyGoesWhereKafkasProducerSendsIt(@ForAll String key, @ForAll @IntRange(min = 1, max = 100) int partitions) {
        assertThat(Partitions.ofKey(key, partitions))
                .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions))
                .isBetween(0, partitions - 1);
    }

    /** Worked out apart from Kafka's code: a change would move every feed away from its memory. */
    @Test
    void aFeedStaysWhereItIs() {
        assertThat(Partitions.ofFeed("https://forum.example.org/feeds/trade.xml", 12))
                .isEqualTo(9);
        assertThat(Partitions.ofFeed("https://news.example.com/rss", 12)).isEqualTo(0);
        assertThat(Partitions.ofKey("8b6bd309c20668fe3d2e76382c1fbc89", 12)).isEqualTo(5);
    }

    @Test
    void theFeedsOfAHostGoTogetherHoweverItIsSpelt() {
        int partition = Partitions.ofFeed("https://bücher.example/", 1000);

        assertThat(partition).isEqualTo(Partitions.ofKey("xn--bcher-kva.example", 1000));
        assertThat(Partitions.ofFeed("http://BÜCHER.example:8080/other?x#y", 1000))
                .isEqualTo(partition);
        assertThat(Partitions.ofFeed("https://xn--bcher-kva.EXAMPLE./", 1000)).isEqualTo(partition);
    }

    @Test
    void aHostWithAnUnderscoreHasAPartition() {
        assertThat(Partitions.ofFeed("https://my_feeds.example.org/", 12))
                .isEqualTo(Partitions.ofKey("my_feeds.example.org", 12));
    }

    @Test
    void hostsSpreadOverAllPartitions() {
        assertThat(IntStream.range(0, 1000)
                        .map(n -> Partitions.ofFeed("https://host" + n + ".example.org/", 12))
                        .distinct()
                        .count())
                .isEqualTo(12);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partitions.ofFeed("mailto:ann@example.org", 12))
                .withMessageContaining("mailto:ann@example.org");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partitions.ofKey("key", 0))
                .withMessage("partitions is 0; expected at least 1");
    }
}
