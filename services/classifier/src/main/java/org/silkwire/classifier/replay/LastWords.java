package org.silkwire.classifier.replay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.silkwire.contract.EventType;

/**
 * Where in a partition of {@code silkwire.stories} the last verdict on each article stands, found by headers alone: the
 * highest revision, and of that the latest. An article's events share its story's key and so its partition. Costs some
 * 150 bytes of memory an article.
 */
final class LastWords {
    private final Map<String, Word> byArticle = new HashMap<>();

    private record Word(int revision, long offset, boolean retracted) {}

    void add(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        boolean verdict =
                type.equals(EventType.STORY_CLASSIFIED.ceType()) || type.equals(EventType.STORY_RECLASSIFIED.ceType());
        boolean retracted = type.equals(EventType.STORY_RETRACTED.ceType());
        if (!verdict && !retracted) {
            return;
        }
        // Article id, revision and, for a verdict, the taxonomy's version.
        String[] id = header(record, "ce_id").split("\\.", -1);
        if (id.length < 2 || !id[1].matches("\\d{1,9}")) {
            return;
        }
        Word word = new Word(Integer.parseInt(id[1]), record.offset(), retracted);
        byArticle.merge(id[0], word, (before, now) -> now.revision() >= before.revision() ? now : before);
    }

    /** Whether this record is the last verdict on its article, and the article wasn't taken back since. */
    boolean isLast(ConsumerRecord<byte[], byte[]> record) {
        String id = header(record, "ce_id");
        int end = id.indexOf('.');
        Word last = end < 0 ? null : byArticle.get(id.substring(0, end));
        return last != null && last.offset() == record.offset() && !last.retracted();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
