package org.silkwire.classifier.enrich;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Story;

/** Finds sums of money and percentages, and what the clause says of each. */
final class Amounts {
    private final Gazetteer gazetteer;

    Amounts(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    private record Key(
            Story.AmountKind kind,
            @Nullable String currency,
            BigDecimal low,
            BigDecimal high,
            Story.AmountSense sense) {}

    /** Each figure once, told best where it is told twice, in the order of the text. */
    List<Story.Amount> find(ArticleText text, Places.Findings places) {
        Currencies currencies = new Currencies(places);
        Map<Key, Story.Amount> amounts = new LinkedHashMap<>();
        for (Passage passage : text.passages()) {
            List<Figure> figures = FigureReader.read(gazetteer, passage, text.language());
            if (figures.isEmpty()) {
                continue;
            }
            Statement previous = null;
            for (int at = 0; at < figures.size(); at++) {
                Statement statement = Statement.of(figures, at, previous, gazetteer, text, places);
                previous = statement;
                Story.Amount amount = amount(figures.get(at), statement, currencies);
                if (amount != null) {
                    Key key = new Key(amount.kind(), amount.currency(), amount.low(), amount.high(), amount.sense());
                    amounts.merge(key, amount, Amounts::fuller);
                }
            }
        }
        return List.copyOf(amounts.values());
    }

    private static Story.@Nullable Amount amount(Figure figure, Statement statement, Currencies currencies) {
        String currency = null;
        if (figure.kind() == Story.AmountKind.MONEY) {
            currency = currencies.code(figure.signs());
            if (currency == null || statement.isWeight()) {
                return null;
            }
        }
        Passage passage = figure.passage();
        return new Story.Amount(
                figure.kind(),
                currency,
                figure.low(),
                figure.high(),
                statement.sense(),
                statement.trend(),
                statement.subject(),
                statement.when(),
                passage.span(figure.from(), figure.to()));
    }

    private static Story.Amount fuller(Story.Amount first, Story.Amount second) {
        return known(second) > known(first) ? second : first;
    }

    private static int known(Story.Amount amount) {
        return (amount.subject() == null ? 0 : 2)
                + (amount.when() == null ? 0 : 1)
                + (amount.trend() == Story.Trend.NONE ? 0 : 1);
    }
}
