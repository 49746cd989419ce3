package org.silkwire.classifier.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads what {@link ByteWriter} wrote; every method throws {@link IllegalArgumentException} where the bytes end early. */
final class ByteReader {
    private static final HexFormat HEX = HexFormat.of();

    private final ByteBuffer in;

    ByteReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    int u8() {
        return Byte.toUnsignedInt(expect(1).get());
    }

    int u16() {
        return Short.toUnsignedInt(expect(Short.BYTES).getShort());
    }

    int i32() {
        return expect(Integer.BYTES).getInt();
    }

    long i64() {
        return expect(Long.BYTES).getLong();
    }

    /** Reads the byte that says how the rest is laid out. */
    void version(int expected, String what) {
        int version = u8();
        if (version != expected) {
            throw new IllegalArgumentException(
                    what + " of version " + version + "; this program reads version " + expected);
        }
    }

    int[] ints() {
        int[] values = new int[u8()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i32();
        }
        return values;
    }

    String id() {
        int length = u8();
        return length == ByteWriter.HEX_ID ? HEX.formatHex(raw(16)) : new String(raw(length), StandardCharsets.UTF_8);
    }

    String text() {
        return new String(raw(i32()), StandardCharsets.UTF_8);
    }

    /**
     * Expects no more.
     *
     * @throws IllegalArgumentException where bytes are left
     */
    void end() {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.capacity() + " bytes; expected " + in.position());
        }
    }

    private byte[] raw(int length) {
        expect(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private ByteBuffer expect(int bytes) {
        if (bytes < 0 || in.remaining() < bytes) {
            throw new IllegalArgumentException(
                    in.capacity() + " bytes end early; expected " + bytes + " more at " + in.position());
        }
        return in;
    }
}
