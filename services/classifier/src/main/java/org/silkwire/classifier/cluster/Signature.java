package org.silkwire.classifier.cluster;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;

/**
 * All that {@link Clusterer} needs to know of an article's text, in at most 1.2 KB. Reading a text is the dear part of
 * clustering, so signatures are taken on every instance and travel with the article to the one place where stories are
 * decided.
 */
public final class Signature {
    private static final int VERSION = 1;

    private final Fingerprint fingerprint;
    private final @Nullable Attribution attribution;

    private Signature(Fingerprint fingerprint, @Nullable Attribution attribution) {
        this.fingerprint = fingerprint;
        this.attribution = attribution;
    }

    /** The signature of this revision; a pure function of feed, url, title, summary, text and language. */
    public static Signature of(Article article) {
        int[] outlet = Outlet.of(article.feed(), article.url());
        Attribution attribution = Attribution.find(article.field(Article.Field.TEXT))
                .or(() -> Attribution.find(article.field(Article.Field.SUMMARY)))
                .filter(found -> !Outlet.same(outlet, Outlet.named(found.source())))
                .orElse(null);
        int[] source = attribution == null ? new int[0] : Outlet.named(attribution.source());
        return new Signature(Fingerprint.of(article, outlet, source), attribution);
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** What the text says of its source, where that is another outlet than the one it appeared at. */
    Optional<Attribution> attribution() {
        return Optional.ofNullable(attribution);
    }

    /** A version byte, then the fields; {@link #fromBytes} reads it. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter().u8(VERSION);
        fingerprint.write(out);
        out.text(attribution == null ? "" : attribution.phrase());
        out.text(attribution == null ? "" : attribution.source());
        return out.toBytes();
    }

    /**
     * The signature that {@link #toBytes} laid out.
     *
     * @throws IllegalArgumentException saying what is wrong with the bytes
     */
    public static Signature fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(VERSION, "a signature");
        Fingerprint fingerprint = Fingerprint.read(in);
        String phrase = in.text();
        String source = in.text();
        in.end();
        return new Signature(fingerprint, phrase.isEmpty() ? null : new Attribution(phrase, source));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Signature other && Arrays.equals(toBytes(), other.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }
}
