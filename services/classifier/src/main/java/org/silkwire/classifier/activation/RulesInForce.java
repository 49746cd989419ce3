package org.silkwire.classifier.activation;

import org.silkwire.classifier.score.Classifier;
import org.silkwire.contract.TaxonomyActivation;

/**
 * What articles fetched at some moment are judged by.
 *
 * @param activation the version as it was published, with its topics
 */
public record RulesInForce(Classifier classifier, TaxonomyActivation activation) {}
