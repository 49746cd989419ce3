package org.silkwire.desk.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a webhook is in one partition of {@code silkwire.stories}.
 *
 * @param next offset that it goes on at
 * @param delivered stories so far
 * @param dead stories given up so far
 * @param failures attempts in a row that failed
 * @param fault of the last of these, or null
 * @param at when that was so
 * @param told ids of the stories delivered or given up last, the latest at the end
 */
record Progress(
        long next,
        long delivered,
        long dead,
        int failures,
        @Nullable String fault,
        Instant at,
        List<String> told) {
    /** An edited story isn't posted again while its id is among so many. */
    private static final int REMEMBERED = 500;

    Progress {
        told = List.copyOf(told);
    }

    static Progress from(long next, Instant at) {
        return new Progress(next, 0, 0, 0, null, at, List.of());
    }

    Progress passed(long offset) {
        return new Progress(offset + 1, delivered, dead, failures, fault, at, told);
    }

    Progress delivered(long offset, String storyId, Instant now) {
        return new Progress(offset + 1, delivered + 1, dead, 0, null, now, toldAlso(storyId));
    }

    Progress failed(String why, Instant now) {
        return new Progress(next, delivered, dead, failures + 1, why, now, told);
    }

    Progress givenUp(long offset, String storyId, String why, Instant now) {
        return new Progress(offset + 1, delivered, dead + 1, failures + 1, why, now, toldAlso(storyId));
    }

    private List<String> toldAlso(String storyId) {
        List<String> ids = new ArrayList<>(told.subList(Math.max(0, told.size() + 1 - REMEMBERED), told.size()));
        ids.add(storyId);
        return ids;
    }
}
