package org.silkwire.classifier.score;

import org.silkwire.classifier.taxonomy.Topic.Thresholds;

/**
 * How points and confidence are one scale: logistic, one half at the threshold of a mention and nine tenths at that of being
 * about the topic.
 *
 * @param mention points at one half
 * @param slope log odds per point
 */
record Scale(double mention, double slope) {
    static Scale of(Thresholds thresholds) {
        return new Scale(thresholds.mention(), Math.log(9) / (thresholds.about() - thresholds.mention()));
    }

    double confidence(double points) {
        return 1 / (1 + Math.exp(-slope * (points - mention)));
    }

    /** The points at which the confidence has these log odds. */
    double points(double logOdds) {
        return mention + logOdds / slope;
    }
}
