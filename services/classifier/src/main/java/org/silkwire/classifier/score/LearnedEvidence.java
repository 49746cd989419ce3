package org.silkwire.classifier.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.silkwire.classifier.match.Reading;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;

/** Shows the words by which a learned head moved a verdict. */
final class LearnedEvidence {
    private static final int MOST = 3;
    private static final double LEAST_POINTS = 0.3;
    private static final String GROUP = "learned";
    private static final String UNDETERMINED = "und";

    private LearnedEvidence() {}

    private record Gram(double weight, Reading source, int firstWord, int lastWord) {}

    /** The strongest word features, at most three for and three against. */
    static List<Story.Evidence> of(
            Head head, Features features, Fields fields, Map<Article.Field, Reading> readings, Scale scale) {
        List<Gram> grams = new ArrayList<>();
        double perPoint = head.slope() / scale.slope();
        features.visitGrams((bucket, value, source, first, last) -> {
            double points = head.hashed()[bucket] * value * perPoint;
            if (Math.abs(points) >= LEAST_POINTS) {
                grams.add(new Gram(points, source, first, last));
            }
        });
        grams.sort(Comparator.comparingDouble(Gram::weight));
        List<Story.Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, grams.size()) && grams.get(i).weight() < 0; i++) {
            evidence.add(evidence(grams.get(i), fields, readings));
        }
        for (int i = grams.size() - 1;
                i >= Math.max(0, grams.size() - MOST) && grams.get(i).weight() > 0;
                i--) {
            evidence.add(evidence(grams.get(i), fields, readings));
        }
        return evidence;
    }

    private static Story.Evidence evidence(Gram gram, Fields fields, Map<Article.Field, Reading> readings) {
        Article.Field field = Article.Field.TEXT;
        for (Map.Entry<Article.Field, Reading> one : readings.entrySet()) {
            field = one.getValue() == gram.source() ? one.getKey() : field;
        }
        String text = fields.get(field);
        int start = gram.source().wordStart(gram.firstWord());
        int end = gram.source().wordEnd(gram.lastWord());
        String words = text.substring(start, end);
        return new Story.Evidence(
                words, GROUP, UNDETERMINED, field, start, end, words, Snippet.around(text, start, end), gram.weight());
    }
}
