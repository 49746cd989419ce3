package org.silkwire.fetcher.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

    /** As Kafka's producer does where the broker was away for longer than it waits for a partition's leader. */
    @Test
    void nothingIsCommittedWhereARecordFailsAndTheProducerWouldGoOn() {
        var producer =
                new MockProducer<byte[], byte[]>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                        return record.topic().equals(Topics.FEEDS_MEMORY)
                                ? CompletableFuture.failedFuture(new TimeoutException("no leader"))
                                : super.send(record);
                    }
                };
        ShardPublisher publisher = new ShardPublisher(producer);

        assertThatThrownBy(() -> publisher.commit(
                        List.of(article("told"), new ProducerRecord<>(Topics.FEEDS_MEMORY, new byte[0], new byte[0])),
                        null))
                .hasMessageContaining("no leader");
        assertThat(producer.transactionCommitted()).isFalse();
    }

    private static ProducerRecord<byte[], byte[]> article(String value) {
        return new ProducerRecord<>(Topics.ARTICLES, "k".getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
