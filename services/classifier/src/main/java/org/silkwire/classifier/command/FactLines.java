package org.silkwire.classifier.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.enrich.Enrichment;
import org.silkwire.contract.Story.Amount;
import org.silkwire.contract.Story.Occasion;
import org.silkwire.contract.Story.Organisation;
import org.silkwire.contract.Story.Place;
import org.silkwire.contract.Story.PlaceRole;
import org.silkwire.contract.Story.Span;
import org.silkwire.contract.Story.Trend;

/** The facts that a text names, one a line, each with the words it rests on. */
record FactLines(Enrichment facts) {

    void print(PrintWriter out) {
        facts.places().forEach(place -> line("country", words(place), place.span(), out));
        facts.organisations().forEach(each -> line("organisation", words(each), each.span(), out));
        facts.amounts().forEach(amount -> line("amount", words(amount), amount.span(), out));
        facts.events().forEach(occasion -> line("occasion", words(occasion), occasion.span(), out));
    }

    private static void line(String kind, String words, Span span, PrintWriter out) {
        out.printf(
                "%-13s %s  «%s» %s %d–%d%n",
                kind, words, span.text(), span.field().name().toLowerCase(Locale.ROOT), span.start(), span.end());
    }

    private static String words(Place place) {
        return place.country() + (place.role() == PlaceRole.DATELINE ? ", filed there" : "");
    }

    private static String words(Organisation organisation) {
        return joined(organisation.name(), organisation.wikidata());
    }

    private static String words(Amount amount) {
        String unit = switch (amount.kind()) {
            case MONEY -> Objects.requireNonNullElse(amount.currency(), "?") + " ";
            case PERCENTAGE -> "per cent ";
            case PERCENTAGE_POINTS -> "percentage points ";
        };
        String range = amount.low().compareTo(amount.high()) == 0
                ? plain(amount.low())
                : plain(amount.low()) + " to " + plain(amount.high());
        return joined(
                unit + range,
                amount.sense().name().toLowerCase(Locale.ROOT),
                amount.trend() == Trend.NONE ? null : amount.trend().name().toLowerCase(Locale.ROOT),
                amount.subject(),
                amount.when());
    }

    private static String plain(BigDecimal value) {
        return "%,f".formatted(value).replaceFirst("\\.?0+$", "");
    }

    private static String words(Occasion occasion) {
        return joined(
                occasion.name(),
                occasion.edition() == null ? null : "edition " + occasion.edition(),
                occasion.year() == null ? null : String.valueOf(occasion.year()),
                occasion.place());
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
