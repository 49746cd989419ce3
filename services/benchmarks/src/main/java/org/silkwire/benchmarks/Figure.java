package org.silkwire.benchmarks;

import java.util.Locale;

/**
 * One measured number.
 *
 * @param contestant whose
 * @param what of it, such as {@code polls/s, 304}
 * @param note what bounds or explains it; may be empty
 */
record Figure(String contestant, String what, double value, String unit, String note) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-14s %-34s %,14.2f %-16s %s", contestant, what, value, unit, note)
                .stripTrailing();
    }
}
