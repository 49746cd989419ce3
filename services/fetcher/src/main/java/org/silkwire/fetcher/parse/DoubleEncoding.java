package org.silkwire.fetcher.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Undoes the publishers' slip of encoding as UTF-8 what was UTF-8 already (PHP's {@code utf8_encode}), whose mark is
 * {@code Ã©} for é. It takes a text all or not at all, and where no control character gives it away only pairs that make
 * Latin, Cyrillic or punctuation: a capital before a no-break space, as in French titles, makes other pairs.
 */
final class DoubleEncoding {
    private static final String LEADS = "\u00C2\u00C3\u00C4\u00C5\u00D0\u00D1\u00E2";

    private DoubleEncoding() {}

    static String undone(String text) {
        if (!isSuspect(text)) {
            return text;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static boolean isSuspect(String text) {
        boolean lead = false;
        boolean usual = true;
        boolean control = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return false;
            }
            control |= c >= 0x80 && c <= 0x9F;
            lead |= c >= 0xC0;
            usual &= c < 0xC0 || LEADS.indexOf(c) >= 0;
        }
        return lead && (usual || control);
    }
}
