package org.silkwire.fetcher.parse;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body: by its byte order mark, the charset of the HTTP header, the XML declaration (RFC 7303, section 3; XML 1.0,
 * appendix F) or a page's meta element (HTML Standard, section 13.2.3.2), and by detection where none of these is true of
 * the bytes.
 */
final class TextDecoder {
    private static final Pattern HTTP_CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([^\\s\"';,]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile(
            "^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META =
            Pattern.compile("<meta\\s[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([^\"'\\s/>;]+)", Pattern.CASE_INSENSITIVE);
    private static final int DECLARATION_BYTES = 512;
    private static final int META_BYTES = 4_096;
    private static final int LEAST_CONFIDENCE = 10;
    private static final int SAMPLE_BYTES = 8_192;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private TextDecoder() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        return decode(bytes, contentType, declaredCharset(bytes));
    }

    /** The same of a web page, which may name its charset in a meta element. */
    static String decodePage(byte[] bytes, @Nullable String contentType) {
        Matcher meta =
                META.matcher(new String(bytes, 0, Math.min(bytes.length, META_BYTES), StandardCharsets.ISO_8859_1));
        return decode(bytes, contentType, meta.find() ? CharsetLabels.of(meta.group(1)) : declaredCharset(bytes));
    }

    private static String decode(byte[] bytes, @Nullable String contentType, @Nullable Charset declared) {
        for (Mark mark : Mark.values()) {
            if (mark.begins(bytes)) {
                byte[] rest = Arrays.copyOfRange(bytes, mark.latin1.length(), bytes.length);
                // Editors put UTF-8's mark before anything.
                return mark == Mark.UTF_8
                        ? eightBit(rest, StandardCharsets.UTF_8, null)
                        : new String(rest, mark.charset);
            }
        }
        Charset wide = unmarkedWide(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        return eightBit(bytes, httpCharset(contentType), declared);
    }

    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
        UTF_32LE(TextDecoder.UTF_32LE, "\u00FF\u00FE\u0000\u0000"),
        UTF_32BE(TextDecoder.UTF_32BE, "\u0000\u0000\u00FE\u00FF"),
        UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
        UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

        private final Charset charset;
        private final String latin1;

        Mark(Charset charset, String latin1) {
            this.charset = charset;
            this.latin1 = latin1;
        }

        boolean begins(byte[] body) {
            int length = Math.min(body.length, latin1.length());
            return new String(body, 0, length, StandardCharsets.ISO_8859_1).equals(latin1);
        }
    }

    /** UTF-16 or UTF-32 without a mark, by the zeros around the first characters, which are ASCII in any feed. */
    private static @Nullable Charset unmarkedWide(byte[] bytes) {
        if (bytes.length < 4) {
            return null;
        }
        boolean[] zero = {bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0};
        if (zero[0] && zero[1] && zero[2] && !zero[3]) {
            return UTF_32BE;
        }
        if (!zero[0] && zero[1] && zero[2] && zero[3]) {
            return UTF_32LE;
        }
        if (zero[0] && !zero[1] && zero[2] && !zero[3]) {
            return StandardCharsets.UTF_16BE;
        }
        return !zero[0] && zero[1] && !zero[2] && zero[3] ? StandardCharsets.UTF_16LE : null;
    }

    private static String eightBit(byte[] bytes, @Nullable Charset first, @Nullable Charset second) {
        String utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8 != null && !believable(first, bytes) && !believable(second, bytes)) {
            return utf8;
        }
        for (Charset candidate : new @Nullable Charset[] {first, second, StandardCharsets.UTF_8}) {
            String text = candidate == null ? null : strictly(bytes, candidate);
            if (text != null) {
                return text;
            }
        }
        return mostlyUtf8(bytes) ? utf8WithStrayBytes(bytes) : detected(bytes);
    }

    /**
     * Whether a label may outweigh bytes that are valid UTF-8. Chance makes such bytes of a multi-byte encoding in a short
     * text, yet never of a single-byte one: text that was meant as Latin-1 isn't valid UTF-8 unless it is ASCII.
     */
    private static boolean believable(@Nullable Charset label, byte[] bytes) {
        return label != null
                && !label.equals(StandardCharsets.UTF_8)
                && (label.newDecoder().averageCharsPerByte() < 1 || isEbcdic(bytes));
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable Charset httpCharset(@Nullable String contentType) {
        Matcher label = HTTP_CHARSET.matcher(contentType == null ? "" : contentType);
        return label.find() ? CharsetLabels.of(label.group(1)) : null;
    }

    private static @Nullable Charset declaredCharset(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARATION_BYTES);
        Charset family = isEbcdic(bytes) ? Charset.forName("IBM037") : StandardCharsets.ISO_8859_1;
        Matcher label = DECLARATION.matcher(new String(bytes, 0, length, family));
        return label.find() ? CharsetLabels.of(label.group(1)) : null;
    }

    /** {@code <?xm} in any EBCDIC code page. */
    private static boolean isEbcdic(byte[] bytes) {
        return bytes.length > 4
                && bytes[0] == 0x4C
                && bytes[1] == 0x6F
                && bytes[2] == (byte) 0xA7
                && bytes[3] == (byte) 0x94;
    }

    /** More multi-byte sequences than broken ones: UTF-8 into which something else was pasted. */
    private static boolean mostlyUtf8(byte[] bytes) {
        int broken = 0;
        int sequences = 0;
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8_192);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            out.flip();
            sequences += (int) out.chars().filter(c -> c >= 0x80).count();
            out.clear();
            if (result.isError()) {
                broken++;
                in.position(in.position() + result.length());
            }
        } while (!result.isUnderflow());
        return sequences > broken;
    }

    /** UTF-8, each byte that breaks it read as windows-1252. */
    private static String utf8WithStrayBytes(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8_192);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            if (result.isError()) {
                text.append(new String(bytes, in.position(), result.length(), CharsetLabels.WINDOWS_1252));
                in.position(in.position() + result.length());
            }
        } while (!result.isUnderflow());
        return text.toString();
    }

    private static String detected(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample(bytes));
        for (CharsetMatch match : detector.detectAll()) {
            Charset charset = match.getConfidence() < LEAST_CONFIDENCE ? null : CharsetLabels.of(match.getName());
            String text = charset == null ? null : strictly(bytes, charset);
            if (text != null) {
                return text;
            }
        }
        return new String(bytes, CharsetLabels.WINDOWS_1252);
    }

    /** The texts between tags that aren't ASCII: of the rest the detector would learn nothing but English. */
    private static byte[] sample(byte[] bytes) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream(SAMPLE_BYTES);
        int start = 0;
        boolean ascii = true;
        for (int i = 0; i < bytes.length && sample.size() < SAMPLE_BYTES; i++) {
            ascii &= bytes[i] >= 0;
            if (bytes[i] == '<' || bytes[i] == '>' || i == bytes.length - 1) {
                if (!ascii) {
                    sample.write(bytes, start, i - start);
                    sample.write(' ');
                }
                start = i + 1;
                ascii = true;
            }
        }
        return sample.toByteArray();
    }
}
