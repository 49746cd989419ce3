package org.silkwire.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.ArticleRetraction;
import org.silkwire.contract.DeadLetter;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.Partitions;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.Topics;
import org.silkwire.testkit.Articles;
import org.silkwire.testkit.TestBroker;

/** What an operator does by command, against a broker. */
class OperatorCommandsTest {
    private static final TestBroker BROKER = TestBroker.shared();
    private static final int PARTITIONS = 2;

    private final EventCodec codec = new EventCodec("/silkwire/test");
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(BROKER.clients(), new ByteArraySerializer(), new ByteArraySerializer());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void topics() {
        BROKER.startOver(new TopicCatalogue(TopicCatalogue.Settings.usual().withPartitions(PARTITIONS)).topics());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aTakedownRetractsTheArticleForGood() throws Exception {
        Article article = article("a", "A name that must go");
        tell(article);

        assertThat(silkwire("takedown", article.id(), "--reason", "a court's order"))
                .isZero();

        assertThat(BROKER.readEvents(Topics.ARTICLES, read -> read.size() >= 2)
                        .getLast()
                        .value())
                .isInstanceOfSatisfying(Event.ArticleRetracted.class, told -> {
                    assertThat(told.body().id()).isEqualTo(article.id());
                    assertThat(told.body().revision()).isEqualTo(ArticleRetraction.FINAL);
                    assertThat(told.body().reason()).isEqualTo("a court's order");
                });
        assertThat(out).asString().contains("A name that must go");
    }

    @Test
    void erasingSaysFirstWhatGoesAsWellAndThenCutsTheTextOut() throws Exception {
        Article older = inPartitionOf("a", "Older");
        Article article = article("a", "A name that must go");
        Article younger = inPartitionOf("a", "Younger");
        tell(older);
        tell(article);
        tell(younger);

        assertThat(silkwire("takedown", article.id(), "--reason", "order", "--erase"))
                .isZero();
        assertThat(out).asString().contains("silkwire.articles", ": 1 records", "nothing was done");
        assertThat(texts(Topics.ARTICLES)).hasSize(3);

        assertThat(silkwire("takedown", article.id(), "--reason", "order", "--erase", "--yes"))
                .isZero();
        assertThat(texts(Topics.ARTICLES)).noneMatch(text -> text.contains("A name that must go"));
        assertThat(texts(Topics.ARTICLES)).anyMatch(text -> text.contains("Younger"));
        assertThat(texts(Topics.STORIES)).noneMatch(text -> text.contains("A name that must go"));
    }

    @Test
    void aTakedownOfWhatIsntThereSaysSo() {
        assertThat(silkwire("takedown", "no-such-article", "--reason", "order")).isOne();
        assertThat(err).asString().contains("no-such-article", "expected the id");
    }

    @Test
    void deadLettersAreListedShownAndPutBackWhereTheyStood() throws Exception {
        var bad = new ConsumerRecord<>(Topics.ARTICLES, 1, 42, "odd".getBytes(UTF_8), "{\u001b[2J".getBytes(UTF_8));
        producer.send(DeadLetter.of(bad, "the body is\nno JSON")).get();

        assertThat(silkwire("dead-letters", "list")).isZero();
        assertThat(out).asString().contains("silkwire.articles/1:42", "the body is no JSON");
        String place = out.toString().strip().split(" ", 2)[0];

        assertThat(silkwire("dead-letters", "show", place)).isZero();
        assertThat(out).asString().contains("silkwire-dead-reason: the body is").doesNotContain("\u001b");

        assertThat(silkwire("dead-letters", "redrive", place)).isZero();
        assertThat(BROKER.readCommitted(Topics.ARTICLES, read -> !read.isEmpty()))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.partition()).isEqualTo(1);
                    assertThat(again.value()).isEqualTo(bad.value());
                    assertThat(again.headers()).isEmpty();
                });
    }

    @Test
    void aPlaceThatHoldsNoDeadLetterIsNamed() {
        assertThat(silkwire("dead-letters", "redrive", "0:7")).isOne();
        assertThat(err).asString().contains("0:7");
        assertThat(silkwire("dead-letters", "show", "seven")).isOne();
        assertThat(err).asString().contains("'seven'", "PARTITION:OFFSET");
    }

    private int silkwire(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--bootstrap=" + BROKER.bootstrapServers());
        return Silkwire.execute(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private static List<String> texts(String topic) {
        return BROKER.readCommitted(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private void tell(Article article) throws InterruptedException, ExecutionException {
        ProducerRecord<byte[], byte[]> record =
                codec.encode(new Event.ArticlePublished(article), Topics.ARTICLES, null);
        producer.send(record).get();
    }

    /** Another article that lies in the same partition. */
    private static Article inPartitionOf(String guid, String title) {
        int wanted = Partitions.ofKey(article(guid, title).id(), PARTITIONS);
        for (int i = 0; ; i++) {
            Article other = article(title + i, title);
            if (Partitions.ofKey(other.id(), PARTITIONS) == wanted) {
                return other;
            }
        }
    }

    private static Article article(String guid, String title) {
        return Articles.of(Articles.feed("a.example", "A"), guid)
                .url("https://a.example/" + guid)
                .title(title)
                .at(Instant.now())
                .article();
    }
}
