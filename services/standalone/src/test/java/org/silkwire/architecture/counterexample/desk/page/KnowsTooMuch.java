package org.silkwire.architecture.counterexample.desk.page;

import org.apache.lucene.search.Query;
import org.silkwire.architecture.counterexample.classifier.score.ImpureVerdict;
import org.silkwire.architecture.counterexample.fetcher.schedule.ImpurePolicy;

/** A page that asks the index's library, the fetcher's policy and the classifier's verdict, and not by their doors. */
public record KnowsTooMuch(Query query, ImpurePolicy policy, ImpureVerdict verdict) {}
