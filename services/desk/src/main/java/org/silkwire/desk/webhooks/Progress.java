package org.silkwire.desk.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a webhook is.
 *
 * @param position after which it goes on, as {@link org.silkwire.desk.index.Position} writes it
 * @param delivered stories so far
 * @param dead stories given up so far
 * @param failures attempts in a row that failed
 * @param fault of the last of these, or null
 * @param at when that was so
 */
public record Progress(
        String position,
        long delivered,
        long dead,
        int failures,
        @Nullable String fault,
        Instant at) {}
