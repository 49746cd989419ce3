package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import java.util.List;
import org.silkwire.contract.Story.AmountKind;

/**
 * A sum or percentage as it stands in a passage, before anything is known of what it says.
 *
 * @param from first token
 * @param to token after the last
 * @param signs what its currency is written as; empty for a percentage
 * @param negative whether a minus stands before it
 * @param based whether the change that another figure tells begins with it
 */
record Figure(
        Passage passage,
        int from,
        int to,
        AmountKind kind,
        List<Meaning.Currency> signs,
        BigDecimal low,
        BigDecimal high,
        boolean negative,
        boolean based) {

    boolean isRange() {
        return low.compareTo(high) != 0;
    }
}
