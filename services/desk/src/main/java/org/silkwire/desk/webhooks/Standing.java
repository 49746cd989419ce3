package org.silkwire.desk.webhooks;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook is doing.
 *
 * @param delivered stories so far
 * @param dead stories given up so far
 * @param failures attempts in a row that failed
 * @param fault of the last of these, or null
 * @param at when that was so
 */
public record Standing(
        long delivered, long dead, int failures, @Nullable String fault, Instant at) {

    static Standing of(Collection<Progress> partitions) {
        Progress latest = partitions.stream()
                .max(Comparator.comparing(Progress::at))
                .orElseThrow(() -> new IllegalArgumentException("a webhook without partitions"));
        return new Standing(
                partitions.stream().mapToLong(Progress::delivered).sum(),
                partitions.stream().mapToLong(Progress::dead).sum(),
                latest.failures(),
                latest.fault(),
                latest.at());
    }
}
