package org.silkwire.fetcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.silkwire.fetcher.schedule.AFeed.LONGEST;
import static org.silkwire.fetcher.schedule.AFeed.NOON;
import static org.silkwire.fetcher.schedule.AFeed.POLICY;
import static org.silkwire.fetcher.schedule.AFeed.SHORTEST;
import static org.silkwire.fetcher.schedule.AFeed.URL;
import static org.silkwire.fetcher.schedule.AFeed.failed;
import static org.silkwire.fetcher.schedule.AFeed.hints;
import static org.silkwire.fetcher.schedule.AFeed.movedTo;
import static org.silkwire.fetcher.schedule.AFeed.notModified;
import static org.silkwire.fetcher.schedule.AFeed.read;
import static org.silkwire.fetcher.schedule.AFeed.registration;
import static org.silkwire.fetcher.schedule.AFeed.skipping;
import static org.silkwire.fetcher.schedule.AFeed.throttled;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Validators;

class RefreshPolicyTest {
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    /** A feed of thirty entries in the last hour, so that without a wish it is polled as often as may be. */
    private static AFeed busy(PublisherHints hints) {
        return new AFeed().first(30, Duration.ofHours(1), hints);
    }

    // ---- what the publisher asks

    @ParameterizedTest(name = "max-age {0}, ttl {1}, updatePeriod {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, PT5M", // nothing
                "PT45M, -, -, PT45M", // Cache-Control or Expires
                "-, PT1H, -, PT1H", // RSS ttl
                "-, -, PT2H, PT2H", // sy:updatePeriod
                "PT10M, PT1H, PT30M, PT1H", // the longest holds
                "PT1M, -, -, PT5M", // the shortest interval is ours
                "P365D, -, -, PT24H", // and so is the longest
            })
    void thePublishersWishHolds(
            @Nullable Duration maxAge, @Nullable Duration ttl, @Nullable Duration period, Duration expected) {
        AFeed feed = busy(hints(maxAge, ttl, period));

        assertThat(feed.status.interval()).isEqualTo(expected);
        assertThat(feed.untilNext())
                .isBetween(expected, expected.multipliedBy(11).dividedBy(10));
    }

    @Test
    void theWishHoldsOn304AsWellThoughThatDoesNotRepeatIt() {
        AFeed feed = busy(hints(null, Duration.ofHours(1), null)).due().polled(notModified(null));

        assertThat(feed.status.interval()).isEqualTo(Duration.ofHours(1));
        assertThat(feed.status.reason()).contains("60 min");
    }

    @ParameterizedTest(name = "max-age {0}, then {1} with a 304: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT30M, -, PT30M", // stays, as a 304 updates what was stored
                "PT30M, PT90M, PT90M",
                "PT90M, PT30M, PT30M",
                "-, PT30M, PT30M"
            })
    void thatOf304IsTheNewFreshness(@Nullable Duration before, @Nullable Duration with304, Duration expected) {
        AFeed feed = busy(hints(before, null, null)).due().polled(notModified(with304));

        assertThat(feed.status.rhythm().hint()).isEqualTo(expected);
        assertThat(feed.status.interval()).isEqualTo(expected);
    }

    @Test
    void anEqualBodyWithoutFreshnessHasNone() {
        AFeed feed = busy(hints(Duration.ofMinutes(90), Duration.ofMinutes(30), null))
                .due()
                .polled(new PollResult.Unchanged(200, Validators.NONE, PublisherHints.NONE, null, false));

        assertThat(feed.status.rhythm().hint()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aWishThatIsWithdrawnIsForgotten() {
        AFeed feed = busy(hints(null, Duration.ofHours(2), null)).due().polled(read(10, 30));

        assertThat(feed.status.rhythm().hint()).isNull();
        assertThat(feed.status.interval()).isLessThan(Duration.ofMinutes(30));
    }

    @ParameterizedTest(name = "polled at {0}, skipping hours {1}: next in hour {2}")
    @CsvSource({"11:58, 12, 13", "11:58, 12 13 14, 15", "11:58, 13, 12", "23:58, 0 1 2, 3", "11:58, all, 12"})
    void skippedHoursAreNotPolled(String time, String hours, int expected) {
        Set<Integer> skipped = new HashSet<>();
        for (String hour : List.of(hours.split(" ", -1))) {
            skipped.addAll(
                    hour.equals("all") ? IntStream.range(0, 24).boxed().toList() : List.of(Integer.valueOf(hour)));
        }
        AFeed feed = new AFeed(Instant.parse("2026-03-04T" + time + ":00Z"))
                .first(30, Duration.ofHours(2), skipping(skipped, Set.of()));

        assertThat(feed.due().now.atOffset(ZoneOffset.UTC).getHour()).isEqualTo(expected);
    }

    @Test
    void skippedDaysAreNotPolledAnd304DoesNotForgetThem() {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        AFeed feed = new AFeed(Instant.parse("2026-03-06T23:57:00Z"))
                .first(30, Duration.ofHours(2), skipping(Set.of(), weekend))
                .polled(notModified(null));

        assertThat(feed.status.nextPollAt()).isEqualTo("2026-03-09T00:00:00Z");
    }

    @Test
    void failuresRespectSkippedHoursToo() {
        AFeed feed = new AFeed(Instant.parse("2026-03-04T11:58:00Z"))
                .first(30, Duration.ofHours(2), skipping(Set.of(12), Set.of()))
                .polled(failed(ErrorClass.TIMEOUT));

        assertThat(feed.status.nextPollAt()).isEqualTo("2026-03-04T13:00:00Z");
    }

    // ---- volume and time of day

    @ParameterizedTest(name = "{0} entries in {1}: polled within {2} to {3}")
    @CsvSource({
        "100, PT1H, PT5M, PT5M",
        "48, PT24H, PT14M, PT16M",
        "24, PT24H, PT29M, PT31M",
        "10, PT240H, PT11H, PT13H",
        "2, PT700H, PT24H, PT24H"
    })
    void aSteadyFeedIsPolledForHalfAnEntry(int entries, Duration over, Duration least, Duration most) {
        AFeed feed = new AFeed().first(entries, over, PublisherHints.NONE);

        for (int i = 0; i < 40; i++) {
            // As steady as the window says it is.
            long due = Duration.between(feed.now, feed.due().now).toSeconds() * entries / over.toSeconds();
            feed.polled(due == 0 && i % 2 == 0 ? notModified(null) : read((int) due, Math.max(entries, 10)));
        }

        // The time of day and the polls so far make the last interval differ; the bounds hold for the pace itself.
        Pace pace = new Pace(entries * 86_400.0 / over.toSeconds(), List.of());
        assertThat(pace.until(0.5, NOON, LONGEST)).isBetween(least.minus(SHORTEST), most);
        assertThat(feed.status.interval()).isBetween(SHORTEST, LONGEST);
    }

    @Test
    void aNewFeedSlowsDownStepByStep() {
        AFeed feed = new AFeed().first(2, Duration.ofDays(28), PublisherHints.NONE);
        assertThat(feed.status.interval()).isEqualTo(SHORTEST.multipliedBy(2));

        feed.due().polled(notModified(null));
        assertThat(feed.status.interval()).isEqualTo(SHORTEST.multipliedBy(4));
    }

    @Test
    void aFeedThatWakesUpIsPolledSoonAgain() {
        AFeed feed = quiet();
        assertThat(feed.status.interval()).isEqualTo(LONGEST);

        feed.due().polled(read(12, 30));

        assertThat(feed.status.interval()).isLessThanOrEqualTo(Duration.ofMinutes(140));
    }

    private static AFeed quiet() {
        AFeed feed = new AFeed().first(2, Duration.ofDays(28), PublisherHints.NONE);
        for (int i = 0; i < 12; i++) {
            feed.due().polled(notModified(null));
        }
        return feed;
    }

    @Test
    void aDailyPaperIsPolledMoreOftenAtTheHourItComesOut() {
        AFeed feed = new AFeed();
        List<Instant> mornings = IntStream.rangeClosed(1, 20)
                .mapToObj(day -> Instant.parse("2026-03-04T06:30:00Z").minus(Duration.ofDays(day)))
                .toList();
        feed.polled(
                new PollResult.Read(200, Validators.NONE, PublisherHints.NONE, null, null, 20, 20, 0, mornings, true));

        Pace learnt = new Pace(
                feed.status.rhythm().entriesPerDay(), feed.status.rhythm().hours());
        Duration atSix = learnt.until(0.5, Instant.parse("2026-03-05T06:00:00Z"), LONGEST);
        Duration atNoon = learnt.until(0.5, NOON, LONGEST);

        assertThat(atSix).isLessThan(Duration.ofHours(1));
        assertThat(atNoon).isBetween(Duration.ofHours(10), Duration.ofHours(19));
    }

    // ---- overlap

    @Test
    void aWindowThatSharesNothingWithTheLastIsAGapAndPolledFaster() {
        AFeed feed = new AFeed().first(10, TEN_DAYS, PublisherHints.NONE).due();
        for (int i = 0; i < 6; i++) {
            feed.polled(notModified(null)).due();
        }
        Duration before = feed.status.interval();
        PollResult.Read rolled = read(10, 10);

        assertThat(RefreshPolicy.gap(feed.status, rolled)).isTrue();
        feed.polled(rolled);

        assertThat(feed.status.interval()).isLessThanOrEqualTo(before.dividedBy(2));
        assertThat(feed.status.reason()).contains("rolled over");
    }

    @ParameterizedTest(name = "{0} of {1}: gap {2}")
    @CsvSource({"10, 10, true", "9, 10, false", "0, 0, false"})
    void onlyAWindowWithoutAnythingKnownIsAGap(int fresh, int window, boolean gap) {
        AFeed feed = new AFeed().first(10, TEN_DAYS, PublisherHints.NONE).due();

        assertThat(RefreshPolicy.gap(feed.status, read(fresh, window))).isEqualTo(gap);
    }

    @Test
    void theFirstWindowIsNoGap() {
        assertThat(RefreshPolicy.gap(new AFeed().status, read(10, 10))).isFalse();
    }

    @Test
    void aWishThatWouldLoseEntriesIsSetAsideUntilTheWindowHoldsOutAgain() {
        PublisherHints hourly = hints(null, Duration.ofHours(1), null);
        AFeed feed = new AFeed().first(10, TEN_DAYS, hourly).due().polled(read(10, 10, hourly));
        Duration curbed = feed.status.interval();
        assertThat(curbed).isLessThanOrEqualTo(Duration.ofMinutes(35));

        feed.due().polled(notModified(null));
        assertThat(feed.status.interval()).isLessThanOrEqualTo(curbed.multipliedBy(2));
        assertThat(feed.status.rhythm().hint()).isLessThan(Duration.ofHours(1));

        for (int i = 0; i < 12; i++) {
            feed.due().polled(read(1, 10, hourly));
        }
        assertThat(feed.status.rhythm().hint()).isEqualTo(Duration.ofHours(1));
        assertThat(feed.status.interval()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    // ---- jitter

    @Test
    void feedsPolledTogetherDoNotStayInStep() {
        Set<Instant> next = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            AFeed feed = AFeed.named("feed" + i).polled(read(0, 10));
            assertThat(feed.untilNext())
                    .isBetween(
                            feed.status.interval(),
                            feed.status.interval().multipliedBy(11).dividedBy(10));
            next.add(feed.status.nextPollAt());
        }
        assertThat(next).hasSizeGreaterThan(45);
    }

    @Test
    void feedsRefusedTogetherComeBackFarApart() {
        List<Duration> waits = IntStream.range(0, 50)
                .mapToObj(i -> AFeed.named("feed" + i)
                        .polled(throttled(Duration.ofMinutes(20)))
                        .untilNext())
                .sorted()
                .toList();

        assertThat(waits.getFirst()).isGreaterThanOrEqualTo(Duration.ofMinutes(20));
        assertThat(waits.getLast().minus(waits.getFirst())).isGreaterThan(Duration.ofMinutes(7));
    }

    @Test
    void theSamePollAlwaysHasTheSameOutcome() {
        assertThat(busy(PublisherHints.NONE).status).isEqualTo(busy(PublisherHints.NONE).status);
    }

    // ---- Retry-After

    @ParameterizedTest(name = "Retry-After {0}: not before {1}, not after {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "PT20M, PT20M, PT30M",
                "PT10S, PT5M, PT8M", // no reason to come sooner than usual
                "P3650D, PT24H, PT25H", // a day is as long as we believe it
                "-, PT5M, PT8M"
            })
    void retryAfterIsRespected(@Nullable Duration stated, Duration least, Duration most) {
        AFeed feed = new AFeed().polled(throttled(stated));

        assertThat(feed.health()).isEqualTo(Health.THROTTLED);
        assertThat(feed.untilNext()).isBetween(least, most);
        assertThat(feed.status.reason()).contains("429");
    }

    // ---- failures

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, 1, PT5M",
        "TIMEOUT, 2, PT10M",
        "SERVER_ERROR, 4, PT40M",
        "CONNECT, 30, PT3H",
        "DNS, 1, PT10M",
        "DNS, 30, PT12H",
        "NOT_A_FEED, 1, PT10M",
        "CLIENT_ERROR, 1, PT20M",
        "CLIENT_ERROR, 3, PT1H20M",
        "CLIENT_ERROR, 200, PT24H",
        "CHALLENGE, 2, PT40M",
        "FORBIDDEN, 30, PT24H"
    })
    void failuresWeighByTheirKind(ErrorClass error, int times, Duration expected) {
        AFeed feed = new AFeed();
        for (int i = 0; i < times; i++) {
            feed.due().polled(failed(error));
        }

        assertThat(feed.untilNext())
                .isBetween(expected, expected.multipliedBy(11).dividedBy(10));
        assertThat(feed.health()).isEqualTo(Health.FAILING);
        assertThat(feed.status.rhythm().failures()).isEqualTo(times);
    }

    @Test
    void aPassingErrorLeavesNothingBehind() {
        AFeed feed = new AFeed()
                .first(24, Duration.ofDays(1), PublisherHints.NONE)
                .due()
                .polled(read(1, 24));
        Duration pace = feed.status.interval();

        feed.due().polled(failed(ErrorClass.TIMEOUT));
        assertThat(feed.untilNext()).isLessThan(Duration.ofMinutes(6));
        feed.due().polled(read(1, 24));

        assertThat(feed.health()).isEqualTo(Health.OK);
        assertThat(feed.status.rhythm().failures()).isZero();
        assertThat(feed.status.interval()).isLessThanOrEqualTo(pace.multipliedBy(2));
    }

    // ---- gone and moved

    @Test
    void whatIsGoneIsRetiredAndSaysSo() {
        AFeed feed = busy(PublisherHints.NONE).due().polled(new PollResult.Gone(410));

        assertThat(feed.health()).isEqualTo(Health.RETIRED);
        assertThat(feed.status.nextPollAt()).isNull();
        assertThat(feed.status.reason()).contains("410");
        assertThat(feed.status.httpStatus()).isEqualTo(410);
    }

    @Test
    void aRetiredFeedIsPolledWhenSomebodyAsksAndLivesAgain() {
        AFeed feed =
                busy(PublisherHints.NONE).due().polled(new PollResult.Gone(410)).after(TEN_DAYS);

        feed.registered(registration(false, null, null, feed.now));
        assertThat(feed.status.nextPollAt()).isEqualTo(feed.now);

        feed.polled(read(1, 30));
        assertThat(feed.health()).isEqualTo(Health.OK);
        assertThat(feed.registered(feed.registration).status.nextPollAt()).isAfter(feed.now);
    }

    @Test
    void aMoveIsBelievedWhenItWasSeenThreeTimesInARow() {
        String target = "https://forum.example/new.xml";
        AFeed feed = busy(PublisherHints.NONE);

        feed.due().polled(movedTo(target)).due().polled(movedTo(target));
        assertThat(feed.status.currentUrl()).isEqualTo(URL);
        feed.due().polled(movedTo(target));

        assertThat(feed.status.currentUrl()).isEqualTo(target);
        assertThat(feed.status.url()).isEqualTo(URL);
        assertThat(feed.status.rhythm().movedSightings()).isZero();
    }

    static Stream<List<@Nullable String>> interrupted() {
        return Stream.of(List.of("a", "a", "b", "a"), List.of("a", "b", "a", "b"), List.of("a", "a", "-", "a"));
    }

    @ParameterizedTest
    @MethodSource("interrupted")
    void redirectsThatChangeAreNoMove(List<String> targets) {
        AFeed feed = busy(PublisherHints.NONE);

        for (String target : targets) {
            feed.due().polled(movedTo(target.equals("-") ? null : "https://forum.example/" + target));
        }

        assertThat(feed.status.currentUrl()).isEqualTo(URL);
    }

    private static AFeed moved() {
        AFeed feed = busy(PublisherHints.NONE);
        for (int i = 0; i < 3; i++) {
            feed.due().polled(movedTo("https://elsewhere.example/feed.xml"));
        }
        return feed;
    }

    @Test
    void aFeedThatFailsWhereItMovedToIsAskedForWhereItWasSubscribed() {
        AFeed feed = moved();

        feed.due().polled(failed(ErrorClass.CLIENT_ERROR)).due().polled(failed(ErrorClass.CLIENT_ERROR));
        assertThat(feed.status.currentUrl()).contains("elsewhere");
        feed.due().polled(failed(ErrorClass.CLIENT_ERROR));

        assertThat(feed.status.currentUrl()).isEqualTo(URL);
        assertThat(feed.status.reason()).contains("where it was subscribed");
    }

    @Test
    void goneWhereItMovedToIsNotGone() {
        AFeed feed = moved().due().polled(new PollResult.Gone(410));

        assertThat(feed.health()).isEqualTo(Health.FAILING);
        assertThat(feed.status.currentUrl()).isEqualTo(URL);

        assertThat(feed.due().polled(new PollResult.Gone(410)).health()).isEqualTo(Health.RETIRED);
    }

    // ---- registrations

    @Test
    void aNewFeedIsDueAtOnce() {
        AFeed feed = new AFeed();

        assertThat(feed.health()).isEqualTo(Health.NEW);
        assertThat(feed.status.nextPollAt()).isEqualTo(NOON);
    }

    @Test
    void aPausedFeedIsNotPolledUntilItIsWantedAgain() {
        AFeed feed = busy(PublisherHints.NONE).registered(registration(true, null, null, null));
        assertThat(feed.health()).isEqualTo(Health.PAUSED);
        assertThat(feed.status.nextPollAt()).isNull();

        feed.registered(registration(false, null, null, null));
        assertThat(feed.status.nextPollAt()).isEqualTo(feed.now);
    }

    @Test
    void aPollAskedForIsDueAtOnceAndOnlyOnce() {
        AFeed feed = quiet();
        feed.after(Duration.ofHours(1)).registered(registration(false, null, null, feed.now));
        assertThat(feed.status.nextPollAt()).isEqualTo(feed.now);

        feed.after(Duration.ofSeconds(1)).polled(notModified(null)).registered(feed.registration);
        assertThat(feed.untilNext()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void anIntervalThatBecameTooLongEndsSooner() {
        AFeed feed = quiet();

        feed.registered(registration(false, null, Duration.ofMinutes(10), null));

        assertThat(feed.untilNext()).isLessThanOrEqualTo(Duration.ofMinutes(11));
        assertThat(feed.status.reason()).contains("10 min");
    }

    /** Found by setting a fetcher's clock forty minutes ahead and back again: its feeds rested for forty minutes. */
    @Test
    void aPollByAClockThatWasAheadDoesNotHoldUpTheNext() {
        AFeed feed = busy(PublisherHints.NONE).after(Duration.ofMinutes(-40));

        feed.registered(feed.registration);

        assertThat(feed.status.nextPollAt()).isEqualTo(feed.now);
        assertThat(feed.status.reason()).contains("clock");
    }

    @Test
    void clocksMayDifferByALittle() {
        AFeed feed = busy(PublisherHints.NONE);

        assertThat(POLICY.registered(feed.registration, feed.status, feed.now.minusSeconds(20)))
                .isSameAs(feed.status);
    }

    @Test
    void whatIsAsItWasKeepsItsStatus() {
        AFeed feed = busy(PublisherHints.NONE);

        assertThat(POLICY.registered(feed.registration, feed.status, feed.now.plusSeconds(60)))
                .isSameAs(feed.status);
    }

    @Test
    void aRemovedFeedIsRememberedForThirtyDaysAndCanComeBack() {
        AFeed feed = busy(PublisherHints.NONE);
        FeedStatus removed = POLICY.removed(feed.status, feed.now);

        assertThat(removed.health()).isEqualTo(Health.REMOVED);
        assertThat(removed.nextPollAt()).isEqualTo(feed.now.plus(Duration.ofDays(30)));
        assertThat(POLICY.removed(removed, feed.now.plusSeconds(5))).isSameAs(removed);
        assertThat(POLICY.registered(feed.registration, removed, feed.now).nextPollAt())
                .isEqualTo(feed.now);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, PT1M", "PT0S, PT1M", "PT-1S, PT1M"})
    void boundsThatMakeNoSenseAreRefused(Duration min, Duration max) {
        assertThatThrownBy(() -> new RefreshPolicy.Settings(min, max)).hasMessageContaining(min.toString());
    }

    // ---- audits

    @Test
    void validatorsAreLeftOutOnceADay() {
        Validators known = new Validators("\"1\"", null, null);
        AFeed feed = new AFeed();
        feed.polled(new PollResult.Read(200, known, PublisherHints.NONE, null, null, 1, 1, 0, List.of(), true));

        assertThat(POLICY.validatorsFor(feed.status, feed.now.plus(Duration.ofHours(23))))
                .isEqualTo(known);
        assertThat(POLICY.validatorsFor(feed.status, feed.now.plus(Duration.ofHours(25))))
                .isEqualTo(Validators.NONE);
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void aFailureKeepsTheValidators(ErrorClass error) {
        Validators known = new Validators("\"1\"", null, null);
        AFeed feed = new AFeed();
        feed.polled(new PollResult.Read(200, known, PublisherHints.NONE, null, null, 1, 1, 0, List.of(), true));

        assertThat(feed.due().polled(failed(error)).status.validators()).isEqualTo(known);
    }
}
