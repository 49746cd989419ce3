package org.silkwire.fetcher.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.SizeLimits;
import org.silkwire.contract.TopicReplay;
import org.silkwire.contract.Topics;
import org.silkwire.fetcher.http.FetchOutcome;
import org.silkwire.fetcher.parse.FeedBody;

/**
 * A response as it came, kept on {@code silkwire.raw} to be read again by a better parser: key is the feed's id, the value
 * the decoded body compressed with gzip, and in headers what else the parser wants to know. The record's time is that of
 * the fetch.
 */
record RawResponse(FeedBody body, Article.Provenance provenance, Instant fetchedAt) {
    private static final String PREFIX = "silkwire-raw-";

    /**
     * The record for {@code silkwire.raw}; null where even the compressed body is beyond what a record may hold.
     *
     * @param partition that of the feed
     */
    static @Nullable ProducerRecord<byte[], byte[]> record(
            String feedId, FetchOutcome.Fetched fetched, Article.Provenance provenance, int partition, Instant now) {
        byte[] compressed = compressed(fetched.body());
        if (compressed.length > SizeLimits.STORY_BYTES) {
            return null;
        }
        Headers headers = new RecordHeaders();
        put(headers, "url", fetched.finalUrl().toString());
        put(headers, "content-type", fetched.contentType());
        put(headers, "content-encoding", "gzip");
        put(headers, "fetch-id", provenance.fetchId());
        put(headers, "status", Integer.toString(provenance.status()));
        put(headers, "body-hash", provenance.bodyHash());
        return new ProducerRecord<>(
                Topics.RAW,
                partition,
                now.toEpochMilli(),
                feedId.getBytes(StandardCharsets.UTF_8),
                compressed,
                headers);
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is kept of a feed, the newest first. */
    static List<RawResponse> of(String feedId, Consumer<byte[], byte[]> consumer, int partition) {
        List<RawResponse> responses = new ArrayList<>();
        TopicReplay.read(
                consumer, List.of(new TopicPartition(Topics.RAW, partition)), ShardRestore.PATIENCE, record -> {
                    if (feedId.equals(new String(record.key(), StandardCharsets.UTF_8))) {
                        responses.addFirst(of(record));
                    }
                });
        return responses;
    }

    private static RawResponse of(ConsumerRecord<byte[], byte[]> record) {
        String status = header(record, "status");
        return new RawResponse(
                new FeedBody(
                        plain(record.value()), header(record, "content-type"), required(header(record, "url"), record)),
                new Article.Provenance(
                        required(header(record, "fetch-id"), record),
                        Integer.parseInt(required(status, record)),
                        required(header(record, "body-hash"), record)),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static String required(@Nullable String value, ConsumerRecord<byte[], byte[]> record) {
        if (value == null) {
            throw new IllegalArgumentException("the raw response at " + record.partition() + "-" + record.offset()
                    + " lacks a header; expected " + PREFIX + "url, -fetch-id, -status and -body-hash");
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(PREFIX + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory doesn't fail", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] plain(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a raw response isn't compressed with gzip", e);
        }
    }
}
