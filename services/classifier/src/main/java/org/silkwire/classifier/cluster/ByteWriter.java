package org.silkwire.classifier.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Lays values out as bytes, big-endian, so that keys sort as their values do; {@link ByteReader} reads them back. */
final class ByteWriter {
    /** An id of 32 hex digits, which all of {@code org.silkwire.contract.Ids} are. */
    static final int HEX_ID = 0;

    private static final HexFormat HEX = HexFormat.of();

    private ByteBuffer out = ByteBuffer.allocate(256);

    ByteWriter u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    ByteWriter u16(int value) {
        room(Short.BYTES).putShort((short) value);
        return this;
    }

    ByteWriter i32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    ByteWriter i64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** At most 255 values. */
    ByteWriter ints(int[] values) {
        u8(values.length);
        for (int value : values) {
            i32(value);
        }
        return this;
    }

    /** 17 bytes for an id as the contract makes them, and still right for any other of up to 255 bytes. */
    ByteWriter id(String id) {
        if (id.length() == 32 && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return u8(HEX_ID).raw(HEX.parseHex(id));
        }
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0 || utf8.length > 255) {
            throw new IllegalArgumentException("an id of " + utf8.length + " bytes; expected 32 hex digits");
        }
        return u8(utf8.length).raw(utf8);
    }

    ByteWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return i32(utf8.length).raw(utf8);
    }

    byte[] toBytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteWriter raw(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(Math.max(out.capacity() * 2, out.position() + bytes))
                    .put(out.flip());
        }
        return out;
    }
}
