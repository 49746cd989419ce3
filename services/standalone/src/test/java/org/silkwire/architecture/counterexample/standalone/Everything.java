package org.silkwire.architecture.counterexample.standalone;

import org.silkwire.architecture.counterexample.classifier.score.ImpureVerdict;

/** Part of a cycle: it uses the classifier, which uses the fetcher, which uses this. */
public record Everything(ImpureVerdict verdict) {}
