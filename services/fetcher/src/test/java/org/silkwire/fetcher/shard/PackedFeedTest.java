package org.silkwire.fetcher.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.FeedRegistration;
import org.silkwire.contract.FeedStatus;
import org.silkwire.contract.FeedStatus.Asked;
import org.silkwire.contract.FeedStatus.Health;
import org.silkwire.contract.FeedStatus.Rhythm;
import org.silkwire.contract.FeedStatus.Validators;

class PackedFeedTest {
    private static final String URL = "https://harbour.example/feed.xml";
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123456789Z");

    @Property
    void aStatusIsUnpackedAsItWas(
            @ForAll("strings") List<@Nullable String> strings,
            @ForAll("instants") List<@Nullable Instant> instants,
            @ForAll("durations") List<@Nullable Duration> durations,
            @ForAll("shares") List<Double> hours,
            @ForAll Health health,
            @ForAll int[] numbers,
            @ForAll long seen,
            @ForAll double rate) {
        int number = numbers.length == 0 ? 0 : numbers[0];
        Asked asked = number % 3 == 0
                ? null
                : new Asked(
                        durations.get(0),
                        durations.get(1),
                        List.of(0, 23),
                        List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
        Duration interval = durations.get(2);
        FeedStatus status = new FeedStatus(
                "id",
                URL,
                "x" + strings.get(0),
                strings.get(1),
                health,
                "x" + strings.get(2),
                instants.get(0),
                interval == null ? Duration.ZERO : interval,
                instants.get(1),
                instants.get(2),
                instants.get(3),
                number % 2 == 0 ? null : number,
                seen,
                new Validators(strings.get(3), strings.get(4), strings.get(5), strings.get(6)),
                new Rhythm(
                        rate,
                        hours,
                        number,
                        ~number,
                        strings.get(7),
                        number / 2,
                        durations.get(3),
                        instants.get(4),
                        asked));

        assertThat(PackedFeed.status(PackedFeed.of(status))).isEqualTo(status);
    }

    @Property
    void aRegistrationIsUnpackedAsItWas(
            @ForAll("strings") List<@Nullable String> strings,
            @ForAll("instants") List<@Nullable Instant> instants,
            @ForAll("durations") List<@Nullable Duration> durations,
            @ForAll boolean paused,
            @ForAll boolean fullText) {
        FeedRegistration registration = new FeedRegistration(
                "id",
                URL,
                strings.get(0),
                "x" + strings.get(1),
                strings.get(2),
                paused,
                fullText,
                durations.get(0),
                durations.get(1),
                NOON,
                instants.get(0));

        assertThat(PackedFeed.registration(PackedFeed.of(registration))).isEqualTo(registration);
    }

    @Test
    void anOrdinaryStatusTakesLittleRoom() {
        String hash = "5d41402abc4b2a76b9719d911017c592";
        FeedStatus status = new FeedStatus(
                hash,
                URL,
                URL,
                "Harbour news",
                Health.OK,
                "3 of 30 entries were new",
                NOON,
                Duration.ofMinutes(17),
                NOON,
                NOON,
                NOON,
                200,
                512,
                new Validators("\"" + hash + "\"", "Wed, 04 Mar 2026 11:58:12 GMT", hash, URL),
                new Rhythm(17.25, Collections.nCopies(24, 0.0417), 0, 3, null, 0, null, NOON, null));

        assertThat(PackedFeed.of(status)).hasSizeLessThan(420);
    }

    @Provide
    Arbitrary<List<@Nullable String>> strings() {
        return Arbitraries.oneOf(
                        Arbitraries.just(URL),
                        Arbitraries.strings().all().ofMaxLength(12),
                        Arbitraries.of("", "\0", "naïve ÿ", "港口", "\uD83D", "👩‍👩‍👧"))
                .injectNull(0.3)
                .list()
                .ofSize(8);
    }

    @Provide
    Arbitrary<List<@Nullable Instant>> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond)
                .injectNull(0.3)
                .list()
                .ofSize(5);
    }

    @Provide
    Arbitrary<List<@Nullable Duration>> durations() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs().between(0, 999_999_999))
                .as(Duration::ofSeconds)
                .injectNull(0.3)
                .list()
                .ofSize(4);
    }

    @Provide
    Arbitrary<List<Double>> shares() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, 10_000)
                        .map(n -> n / 1e4)
                        .list()
                        .ofSize(24),
                Arbitraries.doubles().list().ofMaxSize(24),
                Arbitraries.of(0.0, -0.0, 1.0, 6.5536, Double.NaN).list().ofMaxSize(3));
    }
}
