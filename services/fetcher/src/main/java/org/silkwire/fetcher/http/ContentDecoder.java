package org.silkwire.fetcher.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.silkwire.fetcher.schedule.ErrorClass;

/**
 * Undoes content codings (RFC 9110, section 8.4), and believes the bytes rather than the label: servers send gzip without
 * saying so, say gzip of plain text, and mean two things by deflate. Nothing inflates beyond the cap.
 */
final class ContentDecoder {
    /** What we ask for. */
    static final String ACCEPTED = "gzip, deflate, br";

    /** Gzip in gzip is seen; more is an attack. */
    private static final int MAX_CODINGS = 3;

    private final int cap;

    /** @param cap bytes after decoding */
    ContentDecoder(int cap) {
        this.cap = cap;
    }

    /** What decoding came to. */
    sealed interface Decoded {}

    record Plain(byte[] bytes) implements Decoded {}

    record Undecodable(ErrorClass error, String reason) implements Decoded {}

    /** @param contentEncoding the header's values joined by commas, in the order in which they were applied */
    Decoded decode(byte[] bytes, String contentEncoding) {
        List<String> codings = Stream.of(contentEncoding.split(","))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        if (codings.size() > MAX_CODINGS) {
            return new Undecodable(
                    ErrorClass.NOT_A_FEED, codings.size() + " content codings; expected at most " + MAX_CODINGS);
        }
        Decoded current = new Plain(bytes);
        for (String coding : codings.reversed()) {
            if (current instanceof Plain(byte[] plain)) {
                current = undo(coding, plain);
            }
        }
        for (int i = codings.size(); i < MAX_CODINGS && current instanceof Plain(byte[] plain) && isGzip(plain); i++) {
            current = undo("gzip", plain);
        }
        return current;
    }

    private Decoded undo(String coding, byte[] bytes) {
        Decoded decoded = switch (coding) {
            case "gzip", "x-gzip" ->
                isGzip(bytes) ? inflate(coding, GZIPInputStream::new, bytes) : otherwise(coding, bytes);
            case "deflate" ->
                isZlib(bytes)
                        ? inflate(coding, InflaterInputStream::new, bytes)
                        : inflate(coding, ContentDecoder::rawDeflate, bytes);
            case "br" -> inflate(coding, BrotliInputStream::new, bytes);
            default -> otherwise(coding, bytes);
        };
        boolean mislabelled = decoded instanceof Undecodable(ErrorClass error, String reason)
                && error != ErrorClass.TOO_LARGE
                && looksLikeADocument(bytes);
        return mislabelled ? new Plain(bytes) : decoded;
    }

    private Decoded otherwise(String coding, byte[] bytes) {
        if (isGzip(bytes)) {
            return inflate("gzip", GZIPInputStream::new, bytes);
        }
        return new Undecodable(
                ErrorClass.NOT_A_FEED,
                "the body is labelled '" + printable(coding) + "' and is neither that nor plain; expected one of "
                        + ACCEPTED);
    }

    private interface Inflation {
        InputStream over(InputStream compressed) throws IOException;
    }

    private static InputStream rawDeflate(InputStream compressed) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(compressed, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private Decoded inflate(String coding, Inflation inflation, byte[] bytes) {
        try (InputStream in = inflation.over(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(cap + 1);
            if (plain.length > cap) {
                return new Undecodable(
                        ErrorClass.TOO_LARGE,
                        bytes.length + " bytes of " + coding + " inflate to more than the cap of " + cap + " bytes");
            }
            return new Plain(plain);
        } catch (EOFException e) {
            return new Undecodable(
                    ErrorClass.CONNECT,
                    "the body is " + coding + " that breaks off after " + bytes.length + " bytes; expected its end");
        } catch (IOException | RuntimeException e) {
            // The brotli decoder answers some broken input with an unchecked exception.
            return new Undecodable(
                    ErrorClass.NOT_A_FEED, "the body is labelled '" + coding + "' and is damaged, or something else");
        }
    }

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b && bytes[2] == 8;
    }

    /** RFC 1950, section 2.2: method 8, and the two header bytes divisible by 31. */
    private static boolean isZlib(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }

    /** Markup or JSON in any encoding that has ASCII's characters: the first that isn't blank, null or a byte order mark. */
    private static boolean looksLikeADocument(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 1024); i++) {
            switch (bytes[i] & 0xff) {
                case 0, ' ', '\t', '\r', '\n', 0xef, 0xbb, 0xbf, 0xfe, 0xff -> {}
                case '<', '{', '[' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static String printable(String coding) {
        String clean = coding.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 40 ? clean : clean.substring(0, 40) + "…";
    }
}
