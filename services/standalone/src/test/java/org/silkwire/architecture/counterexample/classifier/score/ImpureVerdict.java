package org.silkwire.architecture.counterexample.classifier.score;

import java.time.Instant;
import org.silkwire.architecture.counterexample.fetcher.schedule.ImpurePolicy;

/** A verdict that depends on when it is asked for, and on a poll. */
public record ImpureVerdict(ImpurePolicy policy) {
    static Instant judgedAt() {
        return Instant.now();
    }
}
