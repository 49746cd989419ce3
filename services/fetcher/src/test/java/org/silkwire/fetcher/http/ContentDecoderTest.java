package org.silkwire.fetcher.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.fetcher.http.ContentDecoder.Decoded;
import org.silkwire.fetcher.http.ContentDecoder.Plain;
import org.silkwire.fetcher.http.ContentDecoder.Undecodable;
import org.silkwire.fetcher.schedule.ErrorClass;

class ContentDecoderTest {
    private static final int CAP = 4096;
    private static final byte[] TEXT =
            ("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Sea freight</title>"
                            + "<item><title>Berth 1 opens</title></item><item><title>Berth 2 opens</title></item>"
                            + "<item><title>Berth 3 opens</title></item><item><title>Berth 4 opens</title></item>"
                            + "<item><title>Berth 5 opens</title></item><item><title>Berth 6 opens</title></item>"
                            + "</channel></rss>")
                    .getBytes(UTF_8);
    /** The text above as Google's encoder writes it. */
    private static final byte[] BROTLI = Base64.getDecoder()
            .decode("G1ABIBwHbqzYrkU6cYhKHqEpp1uqhPb9qslhyhZnBqPMZsext0NubUnblfQgD/r2+iivN3wmx0NDFnTD8ai+6meT7LTUor5k"
                    + "/fHBldazAkkfknKl/5AY1/YMe3IhBWmQDhmKWSGOBVs2AQ==");

    private final ContentDecoder decoder = new ContentDecoder(CAP);

    @Test
    void undoesEachCoding() throws IOException {
        assertPlain(decoder.decode(TEXT, ""));
        assertPlain(decoder.decode(TEXT, "identity"));
        assertPlain(decoder.decode(gzip(TEXT), "gzip"));
        assertPlain(decoder.decode(gzip(TEXT), " X-GZIP "));
        assertPlain(decoder.decode(zlib(TEXT), "deflate"));
        assertPlain(decoder.decode(rawDeflate(TEXT), "deflate"));
        assertPlain(decoder.decode(BROTLI, "br"));
    }

    @Test
    void undoesThemInReverseOrder() throws IOException {
        assertPlain(decoder.decode(gzip(zlib(TEXT)), "deflate, gzip"));
        assertPlain(decoder.decode(gzip(gzip(TEXT)), "gzip,gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "utf-8", "gzip, br"})
    void takesPlainTextForWhatItIsWhateverTheLabel(String label) {
        assertPlain(decoder.decode(TEXT, label));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "none", "utf-8"})
    void takesGzipForWhatItIsWhateverTheLabel(String label) throws IOException {
        assertPlain(decoder.decode(gzip(TEXT), label));
    }

    @Test
    void seesGzipThatWasCompressedOnceMoreThanLabelled() throws IOException {
        assertPlain(decoder.decode(gzip(gzip(TEXT)), "gzip"));
    }

    @Test
    void neverInflatesBeyondTheCap() throws IOException {
        byte[] fits = new byte[CAP];
        byte[] tooLarge = new byte[CAP + 1];

        assertThat(decoder.decode(gzip(fits), "gzip")).isInstanceOf(Plain.class);
        assertThat(decoder.decode(gzip(tooLarge), "gzip"))
                .isEqualTo(new Undecodable(
                        ErrorClass.TOO_LARGE,
                        gzip(tooLarge).length + " bytes of gzip inflate to more than the cap of 4096 bytes"));
        assertThat(decoder.decode(gzip(gzip(new byte[1 << 24])), "gzip, gzip"))
                .isInstanceOfSatisfying(
                        Undecodable.class, bad -> assertThat(bad.error()).isEqualTo(ErrorClass.TOO_LARGE));
    }

    @Test
    void tellsWhatBreaksOffFromWhatIsDamaged() throws IOException {
        byte[] gzip = gzip(TEXT);
        byte[] damaged = gzip.clone();
        damaged[damaged.length - 6] ^= 1;

        assertThat(decoder.decode(Arrays.copyOf(gzip, gzip.length - 20), "gzip"))
                .isInstanceOfSatisfying(Undecodable.class, bad -> {
                    assertThat(bad.error()).isEqualTo(ErrorClass.CONNECT);
                    assertThat(bad.reason()).startsWith("the body is gzip that breaks off after");
                });
        assertThat(decoder.decode(damaged, "gzip")).isInstanceOfSatisfying(Undecodable.class, bad -> {
            assertThat(bad.error()).isEqualTo(ErrorClass.NOT_A_FEED);
            assertThat(bad.reason()).contains("damaged");
        });
        assertThat(decoder.decode(Arrays.copyOf(BROTLI, 40), "br")).isInstanceOf(Undecodable.class);
    }

    @Test
    void namesTheLabelThatItDoesNotKnow() {
        assertThat(decoder.decode(new byte[] {1, 2, 3}, "zstd"))
                .isEqualTo(
                        new Undecodable(
                                ErrorClass.NOT_A_FEED,
                                "the body is labelled 'zstd' and is neither that nor plain; expected one of gzip, deflate, br"));
        assertThat(decoder.decode(TEXT, "br, br, br, br"))
                .isEqualTo(new Undecodable(ErrorClass.NOT_A_FEED, "4 content codings; expected at most 3"));
    }

    @Property
    void givesBackWhatWasCompressed(@ForAll @Size(max = 2000) byte[] bytes) throws IOException {
        assertThat(decoder.decode(gzip(bytes), "gzip")).isInstanceOf(Decoded.class);
        if (!ContentDecoder.isGzip(bytes)) {
            assertThat(((Plain) decoder.decode(gzip(bytes), "gzip")).bytes()).isEqualTo(bytes);
        }
    }

    @Property
    void answersAnyBytesWithinTheCap(@ForAll @Size(max = 500) byte[] bytes, @ForAll @IntRange(max = 3) int label) {
        switch (decoder.decode(bytes, List.of("gzip", "deflate", "br", "zstd").get(label))) {
            case Plain(byte[] plain) -> assertThat(plain.length).isLessThanOrEqualTo(CAP);
            case Undecodable bad -> assertThat(bad.reason()).isNotBlank();
        }
    }

    private static void assertPlain(Decoded decoded) {
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Plain.class, plain -> assertThat(plain.bytes()).isEqualTo(TEXT));
    }

    private interface Compression {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        return compress(bytes, GZIPOutputStream::new);
    }

    private static byte[] zlib(byte[] bytes) throws IOException {
        return compress(bytes, DeflaterOutputStream::new);
    }

    private static byte[] rawDeflate(byte[] bytes) throws IOException {
        return compress(bytes, out -> new DeflaterOutputStream(out, new Deflater(9, true)));
    }

    private static byte[] compress(byte[] bytes, Compression compression) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = compression.over(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
