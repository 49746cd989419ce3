package org.silkwire.classifier.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.RegexpQueryHandler;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.queries.spans.SpanMultiTermQueryWrapper;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.RegexpQuery;
import org.silkwire.classifier.match.TermPattern;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.contract.Article;

/**
 * The terms of a taxonomy as stored queries of Lucene Monitor, one each, over title, summary and text: its presearcher
 * picks by the words of the article the few that can match. The arithmetic that follows, masks, caps and the learned head,
 * is left out, as are the letter variants that its common filters don't know.
 */
final class LuceneRules implements AutoCloseable {
    private static final List<String> FIELDS = List.of("title", "summary", "text");
    private static final int NO_GAP = 0;

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
    };

    private final Monitor monitor;

    LuceneRules(Taxonomy taxonomy) throws IOException {
        monitor = new Monitor(
                ANALYZER,
                new TermFilteredPresearcher(TermWeightor.DEFAULT, List.of(new RegexpQueryHandler()), Set.of()),
                new MonitorConfiguration());
        List<MonitorQuery> queries = new ArrayList<>();
        taxonomy.topics()
                .forEach(topic -> topic.groups()
                        .forEach(group -> group.terms()
                                .forEach(term -> queries.add(new MonitorQuery(
                                        topic.id() + "/" + group.id() + "/" + queries.size(),
                                        query(term.pattern()).build())))));
        monitor.register(queries);
    }

    /** How many terms match. */
    int matches(Article article) throws IOException {
        return monitor.match(document(article), QueryMatch.SIMPLE_MATCHER).getMatchCount();
    }

    /** How many terms match; where they stand is found out as well. */
    int highlights(Article article) throws IOException {
        return monitor.match(document(article), HighlightsMatch.MATCHER).getMatchCount();
    }

    private static Document document(Article article) {
        Document document = new Document();
        document.add(new TextField("title", article.field(Article.Field.TITLE), Field.Store.NO));
        document.add(new TextField("summary", article.field(Article.Field.SUMMARY), Field.Store.NO));
        document.add(new TextField("text", article.field(Article.Field.TEXT), Field.Store.NO));
        return document;
    }

    private static BooleanQuery.Builder query(TermPattern pattern) {
        BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
        for (String field : FIELDS) {
            List<SpanQuery> phrases = pattern.phrases().stream()
                    .map(phrase -> phrase(field, phrase))
                    .toList();
            anywhere.add(
                    phrases.size() == 1
                            ? phrases.getFirst()
                            : new SpanNearQuery(phrases.toArray(SpanQuery[]::new), pattern.within(), false),
                    Occur.SHOULD);
        }
        return anywhere;
    }

    private static SpanQuery phrase(String field, TermPattern.Phrase phrase) {
        SpanQuery[] words =
                phrase.words().stream().map(word -> word(field, word)).toArray(SpanQuery[]::new);
        return words.length == 1 ? words[0] : new SpanNearQuery(words, NO_GAP, true);
    }

    private static SpanQuery word(String field, TermPattern.Word word) {
        return word.anyEnding()
                ? new SpanMultiTermQueryWrapper<>(new RegexpQuery(new Term(field, word.folded() + ".*")))
                : new SpanTermQuery(new Term(field, word.folded()));
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
