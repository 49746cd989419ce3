package org.silkwire.desk.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.silkwire.desk.Stories.story;
import static org.silkwire.desk.Stories.storyId;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Story;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.store.KeptRecords;
import org.silkwire.fetcher.http.FeedClient;
import org.silkwire.fetcher.http.HttpSettings;
import org.silkwire.testkit.FeedServer;
import org.silkwire.testkit.ReceivedRequest;
import org.silkwire.testkit.Reply;
import org.silkwire.testkit.TestBroker;

class DeliveriesTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final Map<String, Object> CONNECTION = BROKER.clients();
    private static final RetryPolicy QUICK = new RetryPolicy(List.of(Duration.ofMillis(5), Duration.ofMillis(10)));

    private final FeedServer receiver = FeedServer.start();
    private final FeedClient client =
            new FeedClient(HttpSettings.DEFAULTS.withAllowedAddresses(receiver.address()), InstantSource.system());
    private KeptRecords records;
    private Webhooks webhooks;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        BROKER.startOver(topics(1));
        start();
    }

    private static List<NewTopic> topics(int partitions) {
        return new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(partitions)).topics();
    }

    private void start() {
        records = new KeptRecords(Topics.DESK, CONNECTION, CONNECTION);
        records.start();
        webhooks = new Webhooks(records, new StreamEnds(CONNECTION), InstantSource.system());
        deliveries = deliveries(webhooks);
        deliveries.start();
    }

    private Deliveries deliveries(Webhooks known) {
        return new Deliveries(
                known,
                CONNECTION,
                new Deliveries.Posting(
                        client,
                        row -> String.valueOf(row.title()).getBytes(UTF_8),
                        QUICK,
                        new DeadLetterWriter(CONNECTION)),
                InstantSource.system());
    }

    private void stop() {
        deliveries.close();
        records.close();
    }

    @AfterEach
    void close() {
        stop();
        client.close();
        receiver.close();
    }

    @Test
    void newStoriesArePostedSignedAndEachOnce() throws Exception {
        receiver.serve("/hook", Reply.ok(""));
        take(story("before").on("belt-and-road", 0.9, "Report").build());
        Webhook webhook = webhooks.register(receiver.url("/hook").toString(), StoryQuery.onTopic("belt-and-road"));

        take(story("a").on("belt-and-road", 0.9, "Report").build());
        take(story("off").build());
        take(story("first-poll").backfill().on("belt-and-road", 0.9, "Report").build());
        take(story("b")
                .by("tech.example.com")
                .copyOf("a")
                .on("belt-and-road", 0.9, "Report")
                .build());
        take(story("late").build());
        take(story("late").revision(2).on("belt-and-road", 0.9, "Report").build());
        take(story("a")
                .revision(2)
                .title("Edited")
                .on("belt-and-road", 0.9, "Edited")
                .build());
        take(story("last").on("belt-and-road", 0.9, "Report").build());

        await().until(() -> receiver.requests("/hook").size() >= 3);
        List<ReceivedRequest> posts = receiver.requests("/hook");
        assertThat(posts)
                .extracting(post -> header(post, "webhook-id"))
                .containsExactly(storyId("a"), storyId("late"), storyId("last"));
        ReceivedRequest post = posts.getLast();
        assertThat(post.method()).isEqualTo("POST");
        assertThat(header(post, "webhook-signature"))
                .isEqualTo("v1,"
                        + signature(
                                webhook.secret(),
                                header(post, "webhook-id") + "." + header(post, "webhook-timestamp") + ".Report last"));
        await().untilAsserted(() -> assertThat(progress(webhook).delivered()).isEqualTo(3));
    }

    @Test
    void whatFailsIsTriedAgain() {
        receiver.script("/hook", Reply.status(500), Reply.status(429), Reply.ok(""));
        Webhook webhook = webhooks.register(receiver.url("/hook").toString(), StoryQuery.MATCHED);

        take(story("a").on("belt-and-road", 0.9, "Report").build());

        await().untilAsserted(() -> assertThat(progress(webhook).delivered()).isOne());
        assertThat(receiver.requests("/hook"))
                .hasSize(3)
                .extracting(post -> header(post, "webhook-id"))
                .containsOnly(storyId("a"));
        assertThat(progress(webhook).fault()).isNull();
    }

    @Test
    void whatNobodyTakesBecomesADeadLetterAndTheNextFollows() {
        receiver.script(
                "/hook", Reply.status(500), Reply.status(500), Reply.status(500), Reply.status(404), Reply.ok(""));
        Webhook webhook = webhooks.register(receiver.url("/hook").toString(), StoryQuery.MATCHED);

        take(story("a").on("belt-and-road", 0.9, "Report").build());
        take(story("refused").on("belt-and-road", 0.9, "Report").build());
        take(story("b").on("belt-and-road", 0.9, "Report").build());

        await().untilAsserted(() -> assertThat(progress(webhook).delivered()).isOne());
        assertThat(progress(webhook).dead()).isEqualTo(2);
        var dead = BROKER.readCommitted(Topics.DEAD_LETTERS, read -> read.size() == 2);
        assertThat(dead.getFirst().value()).asString(UTF_8).isEqualTo("Report a");
        assertThat(new String(
                        dead.getFirst()
                                .headers()
                                .lastHeader("silkwire-dead-reason")
                                .value(),
                        UTF_8))
                .contains("answered 500; expected 2xx");
        assertThat(new String(
                        dead.getLast()
                                .headers()
                                .lastHeader("silkwire-dead-reason")
                                .value(),
                        UTF_8))
                .contains("404");
    }

    @Test
    void aRestartGoesOnWhereItWas() {
        receiver.serve("/hook", Reply.ok(""));
        Webhook webhook = webhooks.register(receiver.url("/hook").toString(), StoryQuery.MATCHED);
        take(story("a").on("belt-and-road", 0.9, "Report").build());
        await().untilAsserted(() -> assertThat(progress(webhook).delivered()).isOne());
        stop();
        take(story("b").on("belt-and-road", 0.9, "Report").build());

        start();

        await().until(() -> receiver.requests("/hook").size() == 2);
        assertThat(header(receiver.requests("/hook").getLast(), "webhook-id")).isEqualTo(storyId("b"));
    }

    /** Each desk once posted every story. */
    @Test
    void twoDesksPostEachStoryOnceTogether() {
        stop();
        BROKER.startOver(topics(4));
        start();
        receiver.serve("/hook", Reply.ok(""));
        Webhook webhook = webhooks.register(receiver.url("/hook").toString(), StoryQuery.MATCHED);
        KeptRecords othersRecords = new KeptRecords(Topics.DESK, CONNECTION, CONNECTION);
        othersRecords.start();
        Webhooks others = new Webhooks(othersRecords, new StreamEnds(CONNECTION), InstantSource.system());
        Deliveries other = deliveries(others);
        other.start();
        try {
            await().until(() -> members(webhook) == 2);
            take(news(0, 40));
            await().untilAsserted(() -> assertThat(posted()).hasSize(40));
            // What comes while one of them leaves is nobody's twice.
            take(news(40, 80));
            deliveries.close();
            take(news(80, 120));

            await().untilAsserted(() -> assertThat(posted()).hasSizeGreaterThanOrEqualTo(120));
            assertThat(posted()).doesNotHaveDuplicates().hasSize(120);
            await().untilAsserted(() -> assertThat(
                            Standing.of(others.progress(webhook.id())).delivered())
                    .isEqualTo(120));
        } finally {
            other.close();
            othersRecords.close();
        }
    }

    private static int members(Webhook webhook) throws Exception {
        String group = "silkwire-desk-webhook-" + webhook.id();
        try (Admin admin = Admin.create(CONNECTION)) {
            return (int) admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(each -> each.members().stream())
                    .filter(each -> !each.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    private static Story[] news(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> story("n" + i).on("belt-and-road", 0.9, "Report").build())
                .toArray(Story[]::new);
    }

    private List<String> posted() {
        return receiver.requests("/hook").stream()
                .map(post -> header(post, "webhook-id"))
                .toList();
    }

    @Test
    void anAddressOfTheInsideIsNotAsked() {
        Webhook webhook = webhooks.register("http://169.254.169.254/latest", StoryQuery.MATCHED);

        take(story("a").on("belt-and-road", 0.9, "Report").build());

        await().untilAsserted(() -> assertThat(progress(webhook).fault()).contains("not public"));
        assertThatThrownBy(() -> webhooks.register("file:///etc/passwd", StoryQuery.MATCHED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRemovedWebhookHearsNoMore() {
        receiver.serve("/hook", Reply.ok(""));
        Webhook webhook = webhooks.register(receiver.url("/hook").toString(), StoryQuery.MATCHED);
        webhooks.remove(webhook.id());
        Webhook other = webhooks.register(receiver.url("/other").toString(), StoryQuery.MATCHED);

        take(story("a").on("belt-and-road", 0.9, "Report").build());

        await().untilAsserted(() -> assertThat(progress(other).dead()).isOne());
        assertThat(receiver.requests("/hook")).isEmpty();
    }

    private static String header(ReceivedRequest post, String name) {
        return post.header(name).orElseThrow();
    }

    private Standing progress(Webhook webhook) {
        return Standing.of(webhooks.progress(webhook.id()));
    }

    private static void take(Story... stories) {
        EventCodec codec = new EventCodec("/silkwire/test");
        try (var producer = new KafkaProducer<>(CONNECTION, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Story each : stories) {
                Future<?> _ = producer.send(codec.encode(new Event.StoryClassified(each), Topics.STORIES, null));
            }
        }
    }

    private static String signature(String secret, String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }
}
