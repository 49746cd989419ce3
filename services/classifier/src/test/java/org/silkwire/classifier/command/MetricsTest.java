package org.silkwire.classifier.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.command.Metrics.Interval;
import org.silkwire.classifier.command.Metrics.Outcome;

class MetricsTest {
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome(0.9, true, true),
            new Outcome(0.8, true, false),
            new Outcome(0.6, true, true),
            new Outcome(0.1, false, true),
            new Outcome(0.0, false, false));

    @Test
    void figuresAgreeWithThoseWorkedOutByHand() {
        Metrics metrics = Metrics.of(OUTCOMES);
        assertThat(metrics.precision()).isEqualTo(2.0 / 3);
        assertThat(metrics.recall()).isEqualTo(2.0 / 3);
        assertThat(metrics.f1()).isEqualTo(2.0 / 3);
        assertThat(metrics.prAuc()).isEqualTo((1 + 2.0 / 3 + 3.0 / 4) / 3, within(1e-12));
        assertThat(metrics.brier()).isEqualTo((0.01 + 0.64 + 0.16 + 0.81) / 5, within(1e-12));
        assertThat(metrics.ece()).isEqualTo((0.1 + 0.8 + 0.4 + 0.9) / 5, within(1e-12));
    }

    @Test
    void theBootstrapHoldsTheFigureAndIsReproducible() {
        Interval interval = Metrics.bootstrap(OUTCOMES, Metrics::f1);
        assertThat(Metrics.of(OUTCOMES).f1()).isBetween(interval.low(), interval.high());
        assertThat(Metrics.bootstrap(OUTCOMES, Metrics::f1)).isEqualTo(interval);
    }

    @Test
    void nothingToFindAndNothingFoundIsNoError() {
        Metrics metrics = Metrics.of(List.of(new Outcome(0, false, false)));
        assertThat(metrics.f1()).isEqualTo(1);
        assertThat(metrics.precision()).isEqualTo(1);
        assertThat(metrics.recall()).isEqualTo(1);
    }
}
