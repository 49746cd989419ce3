package org.silkwire.desk.index;

import java.util.Map;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** A {@link StoryQuery} in Lucene's terms. */
final class Queries {
    private static final int SYNTAX = SimpleQueryParser.AND_OPERATOR
            | SimpleQueryParser.OR_OPERATOR
            | SimpleQueryParser.NOT_OPERATOR
            | SimpleQueryParser.PHRASE_OPERATOR
            | SimpleQueryParser.PREFIX_OPERATOR
            | SimpleQueryParser.PRECEDENCE_OPERATORS
            | SimpleQueryParser.ESCAPE_OPERATOR
            | SimpleQueryParser.WHITESPACE_OPERATOR;

    private final StoryAnalyzer analyzer;

    Queries(StoryAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    Query of(StoryQuery wanted) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String topic = wanted.topic() == null && !wanted.unmatched() ? Fields.ANY_TOPIC : wanted.topic();
        filter(all, Fields.TOPIC, topic);
        if (wanted.subtopic() != null && wanted.topic() != null) {
            filter(all, Fields.SUBTOPIC, Fields.subtopic(wanted.topic(), wanted.subtopic()));
        }
        filter(all, Fields.COUNTRY, wanted.country());
        filter(all, Fields.LANGUAGE, wanted.language());
        filter(all, Fields.SOURCE, wanted.source());
        if (wanted.confidence() != null && wanted.confidence() > 0) {
            String field = Fields.CONFIDENCE + (wanted.topic() == null ? "" : wanted.topic());
            all.add(IntPoint.newRangeQuery(field, Fields.perMille(wanted.confidence()), 1000), Occur.FILTER);
        }
        if (wanted.from() != null || wanted.until() != null) {
            long from = wanted.from() == null ? Long.MIN_VALUE : wanted.from().toEpochMilli();
            long until =
                    wanted.until() == null ? Long.MAX_VALUE : wanted.until().toEpochMilli() - 1;
            all.add(LongField.newRangeQuery(Fields.TIME, from, until), Occur.FILTER);
        }
        wanted.words().ifPresent(words -> all.add(text(words), Occur.FILTER));
        if (topic == null) {
            filter(all, Fields.KIND, Fields.STORY_KIND);
        }
        return all.build();
    }

    private static void filter(BooleanQuery.Builder all, String field, @Nullable String value) {
        if (value != null) {
            all.add(new TermQuery(new Term(field, value)), Occur.FILTER);
        }
    }

    /** Never fails: what is no operator is a word. */
    private Query text(String words) {
        SimpleQueryParser parser = new SimpleQueryParser(analyzer, Map.of(Fields.TEXT, 1f), SYNTAX);
        parser.setDefaultOperator(Occur.MUST);
        return parser.parse(words);
    }
}
