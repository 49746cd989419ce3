package org.silkwire.fetcher.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Asked;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Rhythm;
import org.silkwire.contract.FeedStatus.Validators;

/** A feed's next status while it is decided on; begins as the one before. */
final class StatusDraft {
    private final FeedStatus before;

    String currentUrl;

    @Nullable
    String title;

    Health health;
    String reason;

    @Nullable
    Instant nextPollAt;

    Duration interval;

    @Nullable
    Instant lastPollAt;

    @Nullable
    Instant lastSuccessAt;

    @Nullable
    Instant lastNewAt;

    @Nullable
    Integer httpStatus;

    long entriesSeen;
    Validators validators;

    Pace pace;
    int failures;
    int unchanged;

    @Nullable
    String movedTo;

    int movedSightings;

    @Nullable
    Duration hint;

    @Nullable
    Instant auditedAt;

    @Nullable
    Asked asked;

    StatusDraft(FeedStatus before) {
        this.before = before;
        currentUrl = before.currentUrl();
        title = before.title();
        health = before.health();
        reason = before.reason();
        nextPollAt = before.nextPollAt();
        interval = before.interval();
        lastPollAt = before.lastPollAt();
        lastSuccessAt = before.lastSuccessAt();
        lastNewAt = before.lastNewAt();
        httpStatus = before.httpStatus();
        entriesSeen = before.entriesSeen();
        validators = before.validators();
        Rhythm rhythm = before.rhythm();
        pace = new Pace(rhythm.entriesPerDay(), rhythm.hours());
        failures = rhythm.failures();
        unchanged = rhythm.unchanged();
        movedTo = rhythm.movedTo();
        movedSightings = rhythm.movedSightings();
        hint = rhythm.hint();
        auditedAt = rhythm.auditedAt();
        asked = rhythm.asked();
    }

    boolean isAway() {
        return !currentUrl.equals(before.url());
    }

    void goHome() {
        currentUrl = before.url();
        validators = Validators.NONE;
        movedTo = null;
        movedSightings = 0;
    }

    FeedStatus status() {
        return new FeedStatus(
                before.feedId(),
                before.url(),
                currentUrl,
                title,
                health,
                reason,
                nextPollAt,
                interval,
                lastPollAt,
                lastSuccessAt,
                lastNewAt,
                httpStatus,
                entriesSeen,
                validators,
                new Rhythm(
                        pace.entriesPerDay(),
                        pace.hours(),
                        failures,
                        unchanged,
                        movedTo,
                        movedSightings,
                        hint,
                        auditedAt,
                        asked));
    }
}
