package org.silkwire.benchmarks.oneday;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds into topics by the parts that Spring brings: an adapter per feed, a template that sends each entry as JSON, a
 * listener that looks for each topic's words with one regular expression. It sanitises as we do and sends in the same batches,
 * and is right about neither copies, edits, restarts nor the meaning of words.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableIntegration
public class OneDayPipeline {
    private static final String ENTRIES = "oneday.entries";
    private static final String STORIES = "oneday.stories";
    private static final Map<String, Pattern> TOPICS = topics();

    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json = JsonMapper.builder().build();

    OneDayPipeline(KafkaTemplate<String, byte[]> kafka) {
        this.kafka = kafka;
    }

    /**
     * Runs until it is ended.
     *
     * @param args Spring's, among them {@code --feeds=PATTERN}, an address with {@code %d} for a feed's number and
     *     {@code %h} for the last byte of its host's, {@code --count=N} and {@code --interval=MILLIS}
     */
    public static void main(String[] args) {
        new SpringApplicationBuilder(OneDayPipeline.class)
                .properties(
                        "spring.config.name=oneday",
                        "spring.main.web-application-type=none",
                        "spring.threads.virtual.enabled=true",
                        "spring.kafka.producer.value-serializer=org.apache.kafka.common.serialization.ByteArraySerializer",
                        "spring.kafka.consumer.value-deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                        "spring.kafka.producer.acks=all",
                        "spring.kafka.producer.compression-type=zstd",
                        "spring.kafka.producer.batch-size=128KB",
                        "spring.kafka.producer.properties.linger.ms=20",
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.consumer.group-id=oneday",
                        "spring.kafka.listener.type=batch",
                        "spring.kafka.listener.concurrency=2")
                .run(args);
    }

    private static Map<String, Pattern> topics() {
        Map<String, Pattern> topics = new LinkedHashMap<>();
        topics.put(
                "belt-and-road",
                Pattern.compile(
                        "\\b(?:belt and road|one belt,? one road|silk road|bri|china[- ]pakistan economic corridor|cpec"
                                + "|asian infrastructure investment bank|aiib|china[- ]europe freight trains?"
                                + "|maritime silk road)\\b|一带一路|丝绸之路|中欧班列|حزام|пояс и путь",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        topics.put(
                "digital-economy",
                Pattern.compile(
                        "\\b(?:digital economy|e-?commerce|digital trade|fintech|cloud computing|data cent(?:re|er)s?"
                                + "|artificial intelligence|it services exports?|digital payments?|5g)\\b"
                                + "|数字经济|电子商务|цифровая экономика",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        return topics;
    }

    @Bean
    NewTopics newTopics() {
        return new NewTopics(
                TopicBuilder.name(ENTRIES).partitions(4).build(),
                TopicBuilder.name(STORIES).partitions(4).build(),
                topic("belt-and-road"),
                topic("digital-economy"));
    }

    private static NewTopic topic(String id) {
        return TopicBuilder.name(STORIES + "." + id).partitions(4).build();
    }

    @Bean
    ApplicationRunner adapters(
            IntegrationFlowContext flows,
            @Value("${feeds}") String feeds,
            @Value("${count}") int count,
            @Value("${interval}") long interval) {
        return _ -> {
            for (int feed = 0; feed < count; feed++) {
                URL url = URI.create(feeds.replace("%d", Integer.toString(feed))
                                .replace("%h", Integer.toString(feed % 32 + 1)))
                        .toURL();
                flows.registration(IntegrationFlow.from(
                                        new FeedEntrySource(url),
                                        adapter -> adapter.poller(
                                                Pollers.fixedDelay(interval).maxMessagesPerPoll(20)))
                                .handle(FeedEntrySource.Found.class, (found, _) -> {
                                    publish(url.toString(), found);
                                    return null;
                                })
                                .get())
                        .register();
            }
        };
    }

    private void publish(String url, FeedEntrySource.Found found) {
        Entry entry = entry(url, found);
        var _ = kafka.send(ENTRIES, entry.id(), json.writeValueAsBytes(entry));
    }

    private static Entry entry(String url, FeedEntrySource.Found found) {
        SyndEntry stated = found.entry();
        SyndContent content = stated.getContents().isEmpty()
                ? stated.getDescription()
                : stated.getContents().getFirst();
        String html = content == null ? null : Jsoup.clean(content.getValue(), url, Safelist.relaxed());
        String text = html == null ? null : Jsoup.parseBodyFragment(html).text();
        return new Entry(
                hash(url + " " + stated.getUri()),
                url,
                found.feed().getTitle(),
                stated.getLink(),
                stated.getUri(),
                stated.getTitle(),
                text,
                html,
                stated.getAuthors().stream().map(author -> author.getName()).toList(),
                stated.getCategories().stream()
                        .map(category -> category.getName())
                        .toList(),
                instant(stated.getPublishedDate()),
                instant(stated.getUpdatedDate()),
                Instant.now(),
                hash(stated.getTitle() + "\n" + text));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @KafkaListener(topics = ENTRIES)
    void judge(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            Entry entry = json.readValue(record.value(), Entry.class);
            String text = entry.title() + "\n" + entry.text();
            var _ = kafka.send(STORIES, record.key(), record.value());
            TOPICS.forEach((id, words) -> {
                if (words.matcher(text).find()) {
                    var _ = kafka.send(STORIES + "." + id, record.key(), record.value());
                }
            });
        }
    }
}
