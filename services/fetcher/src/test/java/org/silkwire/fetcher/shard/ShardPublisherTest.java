package org.silkwire.fetcher.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.TestBroker;

class ShardPublisherTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Map<String, Object> CLIENTS = BROKER.clients();
    private static final int PARTITION = 3;

    @BeforeEach
    void emptyTopics() {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(4)).topics());
    }

    @Test
    void aZombieIsFencedByItsSuccessorAndItsArticlesNeverAppear() throws Exception {
        try (ShardPublisher zombie = new ShardPublisher(CLIENTS, PARTITION)) {
            zombie.commit(List.of(article("first")), null);
            try (ShardPublisher successor = new ShardPublisher(CLIENTS, PARTITION)) {
                assertThatThrownBy(() -> zombie.commit(List.of(article("from the grave")), null))
                        .isInstanceOf(RuntimeException.class);
                successor.commit(List.of(article("second")), null);
            }
        }

        assertThat(BROKER.readCommitted(Topics.ARTICLES, read -> read.size() >= 2))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void oneRecordThatIsRefusedTakesAllOfItsTransactionAlong() {
        try (ShardPublisher publisher = new ShardPublisher(CLIENTS, PARTITION)) {
            byte[] tooLarge = new byte[2 * 1024 * 1024];
            assertThatThrownBy(() -> publisher.commit(
                            List.of(article("small"), new ProducerRecord<>(Topics.ARTICLES, null, tooLarge)), null))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(BROKER.readCommitted(Topics.ARTICLES)).isEmpty();
    }

    private static ProducerRecord<byte[], byte[]> article(String value) {
        return new ProducerRecord<>(Topics.ARTICLES, "k".getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
