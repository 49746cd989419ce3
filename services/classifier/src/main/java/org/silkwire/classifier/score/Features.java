package org.silkwire.classifier.score;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.silkwire.classifier.match.Reading;
import org.silkwire.classifier.score.RuleScore.Counted;
import org.silkwire.classifier.taxonomy.Topic;
import org.silkwire.contract.Article;

/**
 * What a learned head sees of a text: a few measures of the rules' score, and hashed features (Weinberger et al. 2009),
 * namely the terms that counted, words, word beginnings, pairs of words, and pairs and triples of characters in scripts
 * without spaces; those of the title once more.
 */
final class Features {
    /** Measures of the rules' score. */
    static final int DENSE = 12;
    /** Hashed features. */
    static final int BUCKETS = 1 << 18;

    private static final int MOST_WORDS = 1500;
    private static final int TERM = 0x51ed270b;
    private static final int STEM = 0x2545f491;
    private static final int PAIR = 0x9e3779b1;
    private static final int TRIPLE = 0x85ebca6b;
    private static final int TITLE = 0xc2b2ae35;

    final float[] dense = new float[DENSE];
    private int[] terms = new int[16];
    private int termCount;
    private final TextGrams grams;

    Features(Topic topic, RuleScore score, TextGrams grams) {
        measure(topic, score, grams.titleWords, grams.words);
        for (Counted counted : score.counted()) {
            addTerm(counted.hit().group().id().hashCode() * TERM);
            addTerm(counted.hit().term().pattern().text().hashCode() * TERM + 1);
        }
        this.grams = grams;
    }

    private void measure(Topic topic, RuleScore score, int titleWords, int words) {
        double mention = topic.thresholds().mention();
        int i = 0;
        dense[i++] = (float) (score.points() / mention / 2);
        dense[i++] = (float) Math.min(2, Math.max(-1, score.points() / mention / 2));
        dense[i++] = (float) Math.log1p(score.positive());
        dense[i++] = (float) Math.min(2, score.title() / mention);
        dense[i++] = (float) Math.min(2, score.lead() / mention);
        dense[i++] = (float) Math.log1p(score.terms());
        dense[i++] = (float) Math.min(3, score.positive() / (1 + words / 100.0) / mention * 2);
        dense[i++] = (float) Math.log1p(words) / 4;
        dense[i++] = (float) (score.points() - score.positive()) / 10;
        dense[i++] = score.points() >= mention ? 1 : 0;
        dense[i++] = score.points() >= topic.thresholds().about() ? 1 : 0;
        dense[i] = titleWords > 0 && score.title() > 0 ? 1 : 0;
        dense[0] = Math.min(4, dense[0]);
    }

    private void addTerm(int hash) {
        if (termCount == terms.length) {
            terms = Arrays.copyOf(terms, termCount * 2);
        }
        terms[termCount++] = bucket(hash);
    }

    /** Is told each hashed feature once, with its value. */
    interface Visitor {
        void feature(int bucket, float value);
    }

    /** Is told each word feature once, with its value and where it stands first; {@code source} as given to the constructor. */
    interface GramVisitor {
        void gram(int bucket, float value, Reading source, int firstWord, int lastWord);
    }

    void visitTerms(Visitor visitor) {
        int[] sorted = Arrays.copyOf(terms, termCount);
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                visitor.feature(sorted[i], 0.5f);
            }
        }
    }

    void visitGrams(GramVisitor visitor) {
        grams.body.visit(visitor);
        grams.title.visit(visitor);
    }

    private static int bucket(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x7feb352d;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
        return (mixed ^ (mixed >>> 16)) & (BUCKETS - 1);
    }

    /** What the words of a text give, which is the same for the heads of all topics. */
    static final class TextGrams {
        private final Grams body;
        private final Grams title;
        private final int titleWords;
        private final int words;

        TextGrams(Map<Article.Field, Reading> readings) {
            Reading titleReading = Objects.requireNonNull(readings.get(Article.Field.TITLE));
            Reading summary = Objects.requireNonNull(readings.get(Article.Field.SUMMARY));
            Reading text = Objects.requireNonNull(readings.get(Article.Field.TEXT));
            title = new Grams(TITLE, titleReading);
            body = new Grams(0, titleReading, summary, text);
            titleWords = titleReading.words();
            words = summary.words() + text.words();
        }
    }

    /** The distinct features of some readings, weighted so that long and short texts weigh alike. */
    private static final class Grams {
        private final int salt;
        private int[] slots = new int[1024];
        private int[] entries = new int[4 * 256];
        private Reading[] sources = new Reading[256];
        private int size;

        Grams(int salt, Reading... readings) {
            this.salt = salt;
            for (Reading reading : readings) {
                add(reading);
            }
        }

        void visit(GramVisitor visitor) {
            float value = (float) (1 / Math.sqrt(Math.max(16, size)));
            for (int i = 0; i < size; i++) {
                visitor.gram(entries[i * 3], value, sources[i], entries[i * 3 + 1], entries[i * 3 + 2]);
            }
        }

        private void add(Reading reading) {
            int words = Math.min(MOST_WORDS, reading.words());
            for (int i = 0; i < words; i++) {
                int hash = reading.hash(i);
                put(hash, reading, i, i);
                if (!reading.isSolo(i)) {
                    put(reading.stem(i) * STEM, reading, i, i);
                }
                if (i > 0) {
                    put(reading.hash(i - 1) * PAIR + hash, reading, i - 1, i);
                }
                if (i > 1 && reading.isSolo(i) && reading.isSolo(i - 1) && reading.isSolo(i - 2)) {
                    put((reading.hash(i - 2) * PAIR + reading.hash(i - 1)) * TRIPLE + hash, reading, i - 2, i);
                }
            }
        }

        private void put(int hash, Reading reading, int first, int last) {
            int bucket = bucket(hash ^ salt);
            if (size * 3 > slots.length) {
                grow();
            }
            int slot = slot(bucket);
            if (slots[slot] != 0) {
                return;
            }
            if (size == sources.length) {
                sources = Arrays.copyOf(sources, size * 2);
                entries = Arrays.copyOf(entries, sources.length * 3);
            }
            slots[slot] = size + 1;
            sources[size] = reading;
            entries[size * 3] = bucket;
            entries[size * 3 + 1] = first;
            entries[size * 3 + 2] = last;
            size++;
        }

        private int slot(int bucket) {
            int mask = slots.length - 1;
            int slot = ((bucket * 0x9e3779b1) >>> 7) & mask;
            while (slots[slot] != 0 && entries[(slots[slot] - 1) * 3] != bucket) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            slots = new int[slots.length * 2];
            for (int i = 0; i < size; i++) {
                slots[slot(entries[i * 3])] = i + 1;
            }
        }
    }
}
