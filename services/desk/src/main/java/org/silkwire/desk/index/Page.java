package org.silkwire.desk.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what a search found.
 *
 * @param total how many there are altogether; where {@code more}, at least so many
 * @param next where the rest begins, or null where this is the end
 */
public record Page(
        List<StoryRow> rows,
        long total,
        boolean more,
        @Nullable Cursor next) {
    public Page {
        rows = List.copyOf(rows);
    }
}
