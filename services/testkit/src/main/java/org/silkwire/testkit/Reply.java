package org.silkwire.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a {@link FeedServer} answers: status, headers, body, and how they go over the wire. Immutable; each method gives
 * a changed copy.
 */
public final class Reply {
    /** How the end of a body is told (RFC 9112, section 6.3). */
    enum Framing {
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    record Header(String name, String value) {}

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final Framing framing;
    private final Delivery delivery;
    private final Duration delay;
    private final boolean closing;

    private Reply(
            int status,
            List<Header> headers,
            byte[] body,
            Framing framing,
            Delivery delivery,
            Duration delay,
            boolean closing) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.framing = framing;
        this.delivery = delivery;
        this.delay = delay;
        this.closing = closing;
    }

    /** A bare status with an empty body. */
    public static Reply status(int status) {
        return new Reply(status, List.of(), new byte[0], Framing.LENGTH, new Delivery.Whole(), Duration.ZERO, false);
    }

    /** 200 with a body in UTF-8. */
    public static Reply ok(String body) {
        return status(200).body(body);
    }

    /** 200 with a web page. */
    public static Reply html(String body) {
        return ok(body).header("Content-Type", "text/html; charset=utf-8");
    }

    /** 200 with a feed, labelled {@code application/rss+xml}. */
    public static Reply feed(String body) {
        return ok(body).header("Content-Type", "application/rss+xml; charset=utf-8");
    }

    /** A redirect; {@code location} goes out as it stands. */
    public static Reply redirect(int status, String location) {
        return status(status).header("Location", location);
    }

    /** Takes the request and never answers. */
    public static Reply hang() {
        return status(200).delivered(new Delivery.Silence(Delivery.Ending.HANG));
    }

    /** Takes the request and tears the connection down. */
    public static Reply reset() {
        return status(200).delivered(new Delivery.Silence(Delivery.Ending.RESET));
    }

    /** Takes the request and closes the connection in order. */
    public static Reply hangUp() {
        return status(200).delivered(new Delivery.Silence(Delivery.Ending.CLOSE));
    }

    /** Sends these bytes and nothing else, then closes. */
    public static Reply raw(String bytes) {
        return ok(bytes).delivered(new Delivery.Raw());
    }

    /** Adds a header; a name may come more than once. Each char of the value goes out as one byte. */
    public Reply header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body, framing, delivery, delay, closing);
    }

    public Reply body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Reply body(byte[] bytes) {
        return new Reply(status, headers, bytes.clone(), framing, delivery, delay, closing);
    }

    /** Compresses the body and says nothing of it. */
    public Reply gzipUnlabelled() {
        return compressed(GZIPOutputStream::new);
    }

    /** Compresses the body with gzip and says so. */
    public Reply gzip() {
        return gzipUnlabelled().header("Content-Encoding", "gzip");
    }

    /** Compresses the body as RFC 9110 means {@code deflate}: with the zlib wrapper. */
    public Reply deflate() {
        return compressed(DeflaterOutputStream::new).header("Content-Encoding", "deflate");
    }

    /** Compresses the body as many servers mean {@code deflate}: without the zlib wrapper. */
    public Reply deflateRaw() {
        return compressed(out -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true)))
                .header("Content-Encoding", "deflate");
    }

    /** Sends the body in chunks, without a length. */
    public Reply chunked() {
        return new Reply(status, headers, body, Framing.CHUNKED, delivery, delay, closing);
    }

    /** Sends the body without a length; its end is the connection's. */
    public Reply untilClose() {
        return new Reply(status, headers, body, Framing.UNTIL_CLOSE, delivery, delay, closing);
    }

    /** Sends the body in pieces of {@code bytes}, with a pause before each. */
    public Reply dripping(int bytes, Duration pause) {
        return delivered(new Delivery.Drip(bytes, pause));
    }

    /** Sends one more header after each pause, for ever. */
    public Reply drippingHeaders(Duration pause) {
        return delivered(new Delivery.DripHeaders(pause));
    }

    /** Sends the body over and over, for ever, without a length unless {@link #chunked} or a header of its own gives one. */
    public Reply endless() {
        return delivered(new Delivery.Endless());
    }

    /** Announces the whole body, sends {@code bytes} of it and closes in order. */
    public Reply truncatedAfter(int bytes) {
        return delivered(new Delivery.BreakOff(bytes, Delivery.Ending.CLOSE));
    }

    /** Announces the whole body, sends {@code bytes} of it and tears the connection down. */
    public Reply resetAfter(int bytes) {
        return delivered(new Delivery.BreakOff(bytes, Delivery.Ending.RESET));
    }

    /** Announces the whole body, sends {@code bytes} of it and falls silent. */
    public Reply hangingAfter(int bytes) {
        return delivered(new Delivery.BreakOff(bytes, Delivery.Ending.HANG));
    }

    /** Waits before the first byte. */
    public Reply after(Duration wait) {
        return new Reply(status, headers, body, framing, delivery, wait, closing);
    }

    /** Lets the client believe that the connection stays, and closes it after the reply. */
    public Reply closingAfterwards() {
        return new Reply(status, headers, body, framing, delivery, delay, true);
    }

    int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Framing framing() {
        return framing;
    }

    Delivery delivery() {
        return delivery;
    }

    Duration delay() {
        return delay;
    }

    boolean closes() {
        return closing || framing == Framing.UNTIL_CLOSE;
    }

    boolean hasHeader(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    private Reply delivered(Delivery how) {
        return new Reply(status, headers, body, framing, how, delay, closing);
    }

    private interface Compression {
        OutputStream over(OutputStream out) throws IOException;
    }

    private Reply compressed(Compression compression) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compression.over(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a stream in memory doesn't fail", e);
        }
        return body(bytes.toByteArray());
    }
}
