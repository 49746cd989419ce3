package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void isTheRecordAsItWasAndWhyItIsHere() {
        ConsumerRecord<byte[], byte[]> record = record();
        record.headers().add("ce_type", utf8("org.silkwire.unheard-of.v9"));

        ProducerRecord<byte[], byte[]> letter = DeadLetter.of(record, "ce_type is unheard of");

        assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(letter.timestamp()).isNull();
        assertThat(headers(letter))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_type", "org.silkwire.unheard-of.v9",
                        "silkwire-dead-topic", "silkwire.articles",
                        "silkwire-dead-partition", "3",
                        "silkwire-dead-offset", "42",
                        "silkwire-dead-reason", "ce_type is unheard of"));
    }

    @Test
    void leavesTheHeadersOfTheOriginalAlone() {
        ConsumerRecord<byte[], byte[]> record = record();

        DeadLetter.of(record, "reason");

        assertThat(record.headers()).isEmpty();
    }

    @Test
    void saysOnceWhereItStoodLast() {
        ConsumerRecord<byte[], byte[]> record = record();
        record.headers().add("silkwire-dead-topic", utf8("elsewhere"));

        ProducerRecord<byte[], byte[]> letter = DeadLetter.of(record, "again");

        assertThat(letter.headers().headers("silkwire-dead-topic")).hasSize(1);
        assertThat(headers(letter)).containsEntry("silkwire-dead-topic", "silkwire.articles");
    }

    @Test
    void tellsWhereItCameFromAndGivesBackWhatItWas() {
        ConsumerRecord<byte[], byte[]> record = record();
        record.headers().add("ce_type", utf8("org.silkwire.unheard-of.v9"));
        ProducerRecord<byte[], byte[]> buried = DeadLetter.of(record, "ce_type is unheard of");
        var letter = new ConsumerRecord<>(Topics.DEAD_LETTERS, 0, 7, buried.key(), buried.value());
        buried.headers().forEach(letter.headers()::add);

        ProducerRecord<byte[], byte[]> again = DeadLetter.original(letter);

        assertThat(DeadLetter.origin(letter.headers()))
                .isEqualTo(new DeadLetter.Origin("silkwire.articles", 3, 42, "ce_type is unheard of"));
        assertThat(again.topic()).isEqualTo("silkwire.articles");
        assertThat(again.partition()).isEqualTo(3);
        assertThat(again.key()).isEqualTo(record.key());
        assertThat(again.value()).isEqualTo(record.value());
        assertThat(headers(again)).containsExactly(Map.entry("ce_type", "org.silkwire.unheard-of.v9"));
    }

    @Test
    void refusesWhatIsNoDeadLetter() {
        assertThatThrownBy(() -> DeadLetter.origin(record().headers()))
                .hasMessageContaining("silkwire-dead-topic")
                .hasMessageContaining("missing");
    }

    private static ConsumerRecord<byte[], byte[]> record() {
        return new ConsumerRecord<>("silkwire.articles", 3, 42, utf8("key"), utf8("no JSON"));
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
