package org.silkwire.classifier.cluster;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A list of texts' numbers as bytes, eight each, the oldest first; null where there's none. */
final class Bucket {
    private static final long[] NONE = {};

    private Bucket() {}

    static long[] numbers(byte @Nullable [] bucket) {
        if (bucket == null) {
            return NONE;
        }
        long[] numbers = new long[bucket.length / Long.BYTES];
        ByteBuffer.wrap(bucket).asLongBuffer().get(numbers);
        return numbers;
    }

    /** With one more; the oldest goes where there would be more than {@code capacity}. */
    static byte[] plus(byte @Nullable [] bucket, long number, int capacity) {
        long[] numbers = numbers(bucket);
        int kept = Math.min(numbers.length, capacity - 1);
        ByteBuffer out = ByteBuffer.allocate((kept + 1) * Long.BYTES);
        for (int i = numbers.length - kept; i < numbers.length; i++) {
            out.putLong(numbers[i]);
        }
        return out.putLong(number).array();
    }

    /** Without that one; empty where it was the last. */
    static byte[] minus(byte @Nullable [] bucket, long number) {
        long[] numbers = numbers(bucket);
        ByteBuffer out = ByteBuffer.allocate(numbers.length * Long.BYTES);
        for (long other : numbers) {
            if (other != number) {
                out.putLong(other);
            }
        }
        byte[] left = new byte[out.position()];
        out.flip().get(left);
        return left;
    }
}
