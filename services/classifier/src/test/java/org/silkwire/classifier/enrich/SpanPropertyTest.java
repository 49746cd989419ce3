package org.silkwire.classifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;
import org.silkwire.contract.Story.Span;

class SpanPropertyTest {
    private static final Enricher ENRICHER = Enricher.bundled();
    private static final List<String> TEXTS = Stream.of(
                    "amounts.yaml", "places.yaml", "organisations.yaml", "occasions.yaml")
            .flatMap(file -> GoldenCase.of(file).stream())
            .map(GoldenCase::text)
            .toList();

    @Property(tries = 1_500)
    void everySpanSelectsExactlyItsText(@ForAll("texts") String title, @ForAll("texts") String text) {
        Article article = GoldenCase.article(title, text, null);
        Enrichment found = ENRICHER.enrich(article);

        assertThat(Stream.of(
                                found.places().stream().map(Story.Place::span),
                                found.organisations().stream().map(Story.Organisation::span),
                                found.amounts().stream().map(Story.Amount::span),
                                found.events().stream().map(Story.Occasion::span))
                        .flatMap(spans -> spans))
                .allSatisfy(span -> assertThat(selected(article, span)).isEqualTo(span.text()));
        assertThat(found.amounts()).allSatisfy(amount -> {
            assertThat(amount.low()).isNotNegative().isLessThanOrEqualTo(amount.high());
            assertThat(amount.currency() == null).isEqualTo(amount.kind() != Story.AmountKind.MONEY);
        });
    }

    /** Such as a torn price: what follows the decimal mark isn't a fraction. */
    @Example
    void digitsWithAMarkAmongTheDecimalsAreNoFigure() {
        Article article = GoldenCase.article("€6.1'1- a tonne", "Rates of 6.1\u066c1% or $ 0.7'3.", null);

        assertThat(ENRICHER.enrich(article).amounts()).isEmpty();
    }

    private static String selected(Article article, Span span) {
        return article.field(span.field()).substring(span.start(), span.end());
    }

    /** Sentences of the golden cases and what is left of them, torn at any character and mixed with any others. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> whole = Arbitraries.of(TEXTS);
        Arbitrary<String> torn = whole.flatMap(text -> Arbitraries.integers()
                .between(0, text.length())
                .flatMap(from ->
                        Arbitraries.integers().between(from, text.length()).map(to -> text.substring(from, to))));
        Arbitrary<String> noise = Arbitraries.strings()
                .withChars("$€£¥%.,:;-–—'\"()/ \n0123456789年月日第届亿元万至到\u0640\u064b\u200d\ud83d\ude80")
                .ofMaxLength(12);
        return Arbitraries.oneOf(whole, torn, noise).list().ofMaxSize(8).map(parts -> String.join(" ", parts));
    }
}
