package org.silkwire.fetcher.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads a response's body up to a limit, and knows whether it saw the end. */
final class BoundedBody {
    private final @Nullable HttpEntity entity;
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    /** @param limit in bytes as they come over the wire */
    BoundedBody(@Nullable HttpEntity entity, int limit) {
        this.entity = entity;
        this.limit = limit;
        this.ended = entity == null;
    }

    /** The complete body, or what is wrong with it. */
    Answer.Body whole() {
        if (entity == null) {
            return Answer.Bytes.NONE;
        }
        long announced = entity.getContentLength();
        if (announced > limit) {
            return new Answer.Oversized(
                    "the body is announced as " + announced + " bytes; expected at most " + limit + " bytes");
        }
        try {
            read(entity.getContent(), limit + 1);
        } catch (IOException e) {
            String of = announced < 0 ? "" : " of " + announced;
            return new Answer.BrokenOff("the body broke off after " + bytes.size() + of + " bytes; expected its end");
        }
        return bytes.size() > limit
                ? new Answer.Oversized("the body is larger than the cap; expected at most " + limit + " bytes")
                : new Answer.Bytes(bytes.toByteArray());
    }

    /** As much as there is within the limit; that the rest is missing doesn't matter. */
    Answer.Body glance() {
        if (entity == null) {
            return Answer.Bytes.NONE;
        }
        try {
            read(entity.getContent(), limit);
        } catch (IOException e) {
            // The status tells enough.
        }
        return new Answer.Bytes(bytes.toByteArray());
    }

    /** Whether the body was read to its end, so that the connection can carry another exchange. */
    boolean ended() {
        return ended;
    }

    private void read(InputStream in, int most) throws IOException {
        byte[] buffer = new byte[8192];
        while (bytes.size() < most) {
            int count = in.read(buffer, 0, Math.min(buffer.length, most - bytes.size()));
            if (count < 0) {
                ended = true;
                return;
            }
            bytes.write(buffer, 0, count);
        }
    }
}
