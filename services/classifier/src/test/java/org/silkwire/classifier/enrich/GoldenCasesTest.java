package org.silkwire.classifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.classifier.enrich.GoldenCase.fact;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkwire.contract.Story;
import org.silkwire.contract.Story.Span;

class GoldenCasesTest {
    private static final Enricher ENRICHER = Enricher.bundled();
    private static final Comparator<Span> BY_POSITION =
            Comparator.comparing(Span::field).thenComparingInt(Span::start);

    static List<GoldenCase> amounts() {
        return GoldenCase.of("amounts.yaml");
    }

    static List<GoldenCase> places() {
        return GoldenCase.of("places.yaml");
    }

    static List<GoldenCase> organisations() {
        return GoldenCase.of("organisations.yaml");
    }

    static List<GoldenCase> occasions() {
        return GoldenCase.of("occasions.yaml");
    }

    @ParameterizedTest
    @MethodSource
    void amounts(GoldenCase golden) {
        golden.expect(
                "amounts",
                ENRICHER.enrich(golden.article()).amounts().stream()
                        .sorted(Comparator.comparing(Story.Amount::span, BY_POSITION))
                        .map(GoldenCasesTest::properties)
                        .toList());
    }

    private static Map<String, @Nullable String> properties(Story.Amount amount) {
        String range =
                plain(amount.low()) + (amount.low().compareTo(amount.high()) == 0 ? "" : ".." + plain(amount.high()));
        String measure = switch (amount.kind()) {
            case MONEY -> "money";
            case PERCENTAGE -> "percent";
            case PERCENTAGE_POINTS -> "points";
        };
        return fact(
                measure,
                amount.currency() == null ? range : amount.currency() + " " + range,
                "sense",
                small(amount.sense()),
                "trend",
                small(amount.trend()),
                "subject",
                amount.subject(),
                "when",
                amount.when(),
                "span",
                amount.span().text());
    }

    /** As the files write them: 2e9, 1.25e8, 12.3. */
    private static String plain(BigDecimal value) {
        BigDecimal least = value.stripTrailingZeros();
        if (least.scale() > -5 && least.precision() - least.scale() <= 6) {
            return least.toPlainString();
        }
        int exponent = least.precision() - least.scale() - 1;
        return least.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    @ParameterizedTest
    @MethodSource
    void places(GoldenCase golden) {
        List<Story.Place> places = ENRICHER.enrich(golden.article()).places();

        assertThat(countries(places, Story.PlaceRole.SUBJECT))
                .as("subjects in: %s", golden.text())
                .isEqualTo(golden.node().get("subjects").texts());
        assertThat(countries(places, Story.PlaceRole.DATELINE))
                .as("datelines in: %s", golden.text())
                .isEqualTo(golden.node().get("datelines").texts());
    }

    private static List<String> countries(List<Story.Place> places, Story.PlaceRole role) {
        return places.stream()
                .filter(place -> place.role() == role)
                .map(Story.Place::country)
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void organisations(GoldenCase golden) {
        List<String> found = ENRICHER.enrich(golden.article()).organisations().stream()
                .map(Story.Organisation::name)
                .distinct()
                .sorted()
                .toList();

        assertThat(found)
                .as("organisations in: %s", golden.text())
                .isEqualTo(golden.node().get("organisations").texts());
    }

    @ParameterizedTest
    @MethodSource
    void occasions(GoldenCase golden) {
        golden.expect(
                "occasions",
                ENRICHER.enrich(golden.article()).events().stream()
                        .sorted(Comparator.comparing(Story.Occasion::span, BY_POSITION))
                        .map(GoldenCasesTest::properties)
                        .toList());
    }

    private static Map<String, @Nullable String> properties(Story.Occasion occasion) {
        return fact(
                "kind",
                small(occasion.kind()),
                "series",
                occasion.series(),
                "title",
                occasion.name(),
                "edition",
                occasion.edition() == null ? null : String.valueOf(occasion.edition()),
                "year",
                occasion.year() == null ? null : String.valueOf(occasion.year()),
                "place",
                occasion.place(),
                "span",
                occasion.span().text());
    }

    private static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
