package org.silkwire.classifier.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;

/**
 * What is kept of an article's text to tell others like it: some 900 bytes, however long the text.
 *
 * @param feed the feed's id, hashed
 * @param link the canonical link, hashed; 0 without one
 * @param title the normalised title, hashed; 0 without one
 * @param titleWords how long the title is, at most 255; two characters of an unspaced script count as a word
 * @param language the primary subtag, packed by {@link #packed}; 0 where unknown
 * @param text the body's shingles
 * @param lead the shingles of its first words, or of the summary: what a feed shows that doesn't show all
 * @param figures the numbers of the body, weighted by their significant digits; not those of the title, which every
 *     house words anew
 * @param names the words with a capital
 * @param textKeys under which to look for the same text
 * @param figureKeys neighbouring figures: what tells one report from another of the same template
 * @param outlet the names of where it appeared, see {@link Outlet}
 * @param source the names of the other outlet that it is attributed to; empty where it isn't
 */
record Fingerprint(
        long feed,
        long link,
        long title,
        int titleWords,
        int language,
        Sketch text,
        Sketch lead,
        Sketch figures,
        Sketch names,
        int[] textKeys,
        int[] figureKeys,
        int[] outlet,
        int[] source) {

    static final int TEXT_SAMPLES = 96;
    static final int LEAD_SAMPLES = 24;
    static final int FIGURE_SAMPLES = 24;
    static final int NAME_SAMPLES = 16;
    static final int TEXT_KEYS = 12;
    static final int LEAD_KEYS = 4;
    static final int FIGURE_KEYS = 4;

    /** The lead is this many tokens long. */
    private static final int LEAD_TOKENS = 48;
    /** A summary of fewer tokens says too little to be the lead. */
    private static final int SHORTEST_SUMMARY = 12;

    /** "… | China Economic Net", "… - Dawn.com": what a site's template adds to its titles. Tried from the beginning alone. */
    private static final Pattern SITE_SUFFIX = Pattern.compile("(?s)^(.{24,}?)\\s+[|–—-]\\s+[^|–—]{2,32}$");

    static Fingerprint of(Article article, int[] outlet, int[] source) {
        String summary = article.field(Article.Field.SUMMARY);
        String text = article.field(Article.Field.TEXT);
        Tokens title = Tokens.of(
                SITE_SUFFIX.matcher(article.field(Article.Field.TITLE)).replaceFirst("$1"));
        Tokens opening = Tokens.of(summary);
        Tokens body = text.length() >= summary.length() ? Tokens.of(text) : opening;
        Tokens lead = opening.size() >= SHORTEST_SUMMARY ? opening : body;
        return new Fingerprint(
                Hashing.of(article.feed().id()),
                article.url() == null ? 0 : Hashing.of(article.url()),
                title.whole(),
                Math.min(title.words(), 255),
                packed(article.language()),
                Sketch.of(shingles(body, Integer.MAX_VALUE), TEXT_SAMPLES),
                Sketch.of(shingles(lead, LEAD_TOKENS), LEAD_SAMPLES),
                Sketch.of(body.figures(), FIGURE_SAMPLES),
                Sketch.of(body.names(), NAME_SAMPLES),
                textKeys(body, lead),
                figureKeys(body.figures()),
                outlet,
                source);
    }

    /** Short shingles, to compare: a changed word costs two of them. */
    private static long[] shingles(Tokens tokens, int limit) {
        return tokens.shingles(tokens.mostlyUnspaced() ? 3 : 2, limit);
    }

    /** Long shingles, to look up: few texts share one by chance. */
    private static long[] longShingles(Tokens tokens, int limit) {
        return tokens.shingles(tokens.mostlyUnspaced() ? 6 : 3, limit);
    }

    private static int[] textKeys(Tokens body, Tokens lead) {
        int[] ofBody =
                Sketch.of(longShingles(body, Integer.MAX_VALUE), TEXT_KEYS).sample();
        int[] ofLead = Sketch.of(longShingles(lead, LEAD_TOKENS), LEAD_KEYS).sample();
        return IntStream.concat(Arrays.stream(ofBody), Arrays.stream(ofLead))
                .distinct()
                .toArray();
    }

    private static int[] figureKeys(long[] figures) {
        LongStream.Builder pairs = LongStream.builder();
        for (int i = 1; i < figures.length; i++) {
            if (Hashing.weight((int) (figures[i - 1] >>> 32)) + Hashing.weight((int) (figures[i] >>> 32)) >= 3) {
                pairs.add(Hashing.mix(Hashing.mix(figures[i - 1]) ^ figures[i]));
            }
        }
        return Sketch.of(pairs.build().toArray(), FIGURE_KEYS).sample();
    }

    /** Two or three letters in five bits each; 0 for anything else. */
    static int packed(@Nullable String language) {
        if (language == null) {
            return 0;
        }
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        if (!primary.matches("[a-z]{2,3}") || primary.equals("und") || primary.equals("mul")) {
            return 0;
        }
        return primary.chars().reduce(0, (packed, letter) -> packed << 5 | (letter - 'a' + 1));
    }

    void write(ByteWriter out) {
        out.i64(feed).i64(link).i64(title).u8(titleWords).u16(language);
        text.write(out);
        lead.write(out);
        figures.write(out);
        names.write(out);
        out.ints(textKeys).ints(figureKeys).ints(outlet).ints(source);
    }

    /**
     * The fingerprint that {@link #write} laid out.
     *
     * @throws IllegalArgumentException where the bytes are no fingerprint's
     */
    static Fingerprint read(ByteReader in) {
        return new Fingerprint(
                in.i64(),
                in.i64(),
                in.i64(),
                in.u8(),
                in.u16(),
                Sketch.read(in),
                Sketch.read(in),
                Sketch.read(in),
                Sketch.read(in),
                in.ints(),
                in.ints(),
                in.ints(),
                in.ints());
    }
}
