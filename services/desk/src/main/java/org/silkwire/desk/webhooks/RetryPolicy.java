package org.silkwire.desk.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.silkwire.fetcher.http.PostOutcome;

/** Decides what follows an attempt. Pure. */
final class RetryPolicy {
    private final List<Duration> waits;

    /** @param waits before the second attempt, the third and so on; after the last, the story is given up */
    RetryPolicy(List<Duration> waits) {
        this.waits = List.copyOf(waits);
    }

    /** Six attempts within about an hour and a half. */
    static RetryPolicy usual() {
        return new RetryPolicy(List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(20),
                Duration.ofHours(1)));
    }

    /** What an attempt comes to. */
    sealed interface Next {
        /** It was taken. */
        record Delivered() implements Next {}

        /** To be tried again. */
        record Again(Duration delay, String fault) implements Next {}

        /** Nothing will help, or nothing helped. */
        record GiveUp(String fault) implements Next {}
    }

    /**
     * The decision.
     *
     * @param attempt counted from 1
     */
    Next after(PostOutcome outcome, int attempt) {
        Optional<String> fault = fault(outcome);
        if (fault.isEmpty()) {
            return new Next.Delivered();
        }
        return attempt > waits.size() || isFinal(outcome)
                ? new Next.GiveUp(fault.get())
                : new Next.Again(waits.get(attempt - 1), fault.get());
    }

    private static Optional<String> fault(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Answered(int status) when status >= 200 && status < 300 -> Optional.empty();
            case PostOutcome.Answered(int status) -> Optional.of("answered " + status + "; expected 2xx");
            case PostOutcome.Unanswered(String reason) -> Optional.of(reason);
        };
    }

    /** The receiver understood and says no (RFC 9110, section 15.5), save that it wants more time. */
    private static boolean isFinal(PostOutcome outcome) {
        return outcome instanceof PostOutcome.Answered(int status)
                && status >= 400
                && status < 500
                && status != 408
                && status != 425
                && status != 429;
    }
}
