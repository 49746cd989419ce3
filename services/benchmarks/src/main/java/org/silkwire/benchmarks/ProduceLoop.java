package org.silkwire.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.silkwire.benchmarks.load.News;
import org.silkwire.contract.Topics;

/**
 * The limit of the produce path, as Kafka's own performance tool measures it: ready-made records, each about as long as an
 * article, in transactions of 400 by four producers with a shard's configuration.
 */
final class ProduceLoop {
    private static final int PARTITIONS = 4;
    private static final int IN_A_TRANSACTION = 400;
    private static final int RECORDS = 5_000;

    private ProduceLoop() {}

    /** Runs until it is ended; arguments: bootstrap servers, compression. */
    public static void main(String[] args) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            admin.createTopics(List.of(new NewTopic(Topics.ARTICLES, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        byte[][] records = records();
        System.out.println("producing");
        for (int i = 0; i < PARTITIONS; i++) {
            int partition = i;
            Thread.ofPlatform().start(() -> produce(args[0], args[1], partition, records));
        }
        Thread.currentThread().join();
    }

    private static byte[][] records() {
        News news = new News();
        Random random = new Random(1);
        byte[][] records = new byte[RECORDS][];
        for (int i = 0; i < RECORDS; i++) {
            // The text stands in an article twice, plain and as HTML.
            String json = "{\"id\":\"" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())
                    + "\",\"title\":\"" + news.title(i) + "\",\"text\":\""
                    + news.body(i).replaceAll("<[^>]*>", "")
                    + "\",\"html\":\"" + news.body(i) + "\",\"contentHash\":\"" + Long.toHexString(random.nextLong())
                    + "\"}";
            records[i] = json.getBytes(StandardCharsets.UTF_8);
        }
        return records;
    }

    private static void produce(String servers, String compression, int partition, byte[][] records) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "limit-" + partition);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int next = partition; true; ) {
                producer.beginTransaction();
                for (int i = 0; i < IN_A_TRANSACTION; i++) {
                    byte[] value = records[next++ % RECORDS];
                    var _ = producer.send(new ProducerRecord<>(Topics.ARTICLES, null, Arrays.copyOf(value, 16), value));
                }
                producer.commitTransaction();
            }
        }
    }
}
