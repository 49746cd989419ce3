package org.silkwire.classifier.command;

import java.util.ArrayList;
import java.util.List;
import org.silkwire.classifier.score.Assessment;
import org.silkwire.classifier.score.Classifier;

/** A labelled text with what the classifier makes of it for one topic. */
record Judged(LabelledText text, Assessment assessment, boolean actual) {
    /** All topics for which the texts have labels. */
    static List<Judged> all(List<LabelledText> texts, Classifier classifier) {
        List<Judged> judged = new ArrayList<>();
        for (LabelledText text : texts) {
            for (Assessment assessment : classifier.assess(text.title(), text.text())) {
                Boolean actual = text.labels().get(assessment.topic());
                if (actual != null) {
                    judged.add(new Judged(text, assessment, actual));
                }
            }
        }
        return judged;
    }

    boolean predicted() {
        return assessment.match().isPresent();
    }

    Metrics.Outcome outcome() {
        return new Metrics.Outcome(assessment.confidence(), predicted(), actual);
    }
}
