package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus.Validators;

/** What a poll came to, as far as the next one depends on it. */
public sealed interface PollResult {

    /** The HTTP status, or null where no response came. */
    @Nullable
    Integer httpStatus();

    /**
     * The feed was read.
     *
     * @param movedTo target of a permanent redirect on the way, or null
     * @param title as the feed states it, or null
     * @param newEntries entries never seen before
     * @param windowSize entries in the response
     * @param known entries of the window that were known before this poll
     * @param times when the new entries were published, for the model of the day; may be fewer than {@code newEntries}
     * @param audited true where no validators were sent
     */
    record Read(
            int status,
            Validators validators,
            PublisherHints hints,
            @Nullable String movedTo,
            @Nullable String title,
            int newEntries,
            int windowSize,
            int known,
            List<Instant> times,
            boolean audited)
            implements PollResult {
        @Override
        public Integer httpStatus() {
            return status;
        }
    }

    /** 304, or a body equal to the last one; hints that came along count, as do newer validators. */
    record Unchanged(
            int status,
            Validators validators,
            PublisherHints hints,
            @Nullable String movedTo,
            boolean audited) implements PollResult {
        @Override
        public Integer httpStatus() {
            return status;
        }
    }

    /** The host asked for patience: 429, or 503 with Retry-After. */
    record Throttled(int status, @Nullable Duration retryAfter) implements PollResult {
        @Override
        public Integer httpStatus() {
            return status;
        }
    }

    /** 410. */
    record Gone(int status) implements PollResult {
        @Override
        public Integer httpStatus() {
            return status;
        }
    }

    /**
     * Anything else that brought no feed.
     *
     * @param error decides how much it weighs
     * @param reason for a person, naming what was found and what was expected
     */
    record Failed(ErrorClass error, @Nullable Integer httpStatus, String reason) implements PollResult {}
}
