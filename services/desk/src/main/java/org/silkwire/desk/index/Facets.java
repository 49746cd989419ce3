package org.silkwire.desk.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts stories. */
final class Facets {
    private Facets() {}

    static List<ValueCount> values(IndexReader reader, Facet facet, int most) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, facet.field());
        if (terms == null) {
            return List.of();
        }
        List<ValueCount> values = new ArrayList<>();
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
            String value = each.term().utf8ToString();
            if (facet.shows(value)) {
                values.add(new ValueCount(value, each.docFreq()));
            }
        }
        return values.stream()
                .sorted(Comparator.comparingLong((ValueCount value) -> -value.count())
                        .thenComparing(ValueCount::value))
                .limit(most)
                .toList();
    }

    static Volume volume(IndexSearcher searcher, Query query, Duration span) throws IOException {
        Counts counts = searcher.search(query, new Counting(span.toMillis()));
        if (counts.topics.isEmpty() && counts.countries.isEmpty()) {
            return new Volume(span, List.of(), Map.of(), Map.of());
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (var spans : List.of(counts.topics, counts.countries)) {
            for (var byspan : spans.values()) {
                for (long each : byspan.keySet()) {
                    first = Math.min(first, each);
                    last = Math.max(last, each);
                }
            }
        }
        List<Instant> beginnings = LongStream.rangeClosed(first, last)
                .mapToObj(each -> Instant.ofEpochMilli(each * span.toMillis()))
                .toList();
        return new Volume(span, beginnings, rows(counts.topics, first, last), rows(counts.countries, first, last));
    }

    private static Map<String, List<Long>> rows(Map<String, Map<Long, long[]>> counts, long first, long last) {
        Map<String, List<Long>> rows = new TreeMap<>();
        counts.forEach((value, spans) -> {
            long[] row = new long[Math.toIntExact(last - first + 1)];
            spans.forEach((each, count) -> row[Math.toIntExact(each - first)] = count[0]);
            rows.put(value, Arrays.stream(row).boxed().toList());
        });
        return rows;
    }

    /** By value, then by number of the span since 1970. */
    private static final class Counts {
        private final Map<String, Map<Long, long[]>> topics = new HashMap<>();
        private final Map<String, Map<Long, long[]>> countries = new HashMap<>();
    }

    private record Counting(long span) implements CollectorManager<VolumeCollector, Counts> {
        @Override
        public VolumeCollector newCollector() {
            return new VolumeCollector(span);
        }

        @Override
        public Counts reduce(Collection<VolumeCollector> collectors) {
            Counts all = new Counts();
            for (VolumeCollector each : collectors) {
                add(each.counts.topics, all.topics);
                add(each.counts.countries, all.countries);
            }
            return all;
        }

        private static void add(Map<String, Map<Long, long[]>> some, Map<String, Map<Long, long[]>> all) {
            some.forEach((value, spans) -> spans.forEach((span, count) ->
                    all.computeIfAbsent(value, v -> new HashMap<>()).computeIfAbsent(span, s -> new long[1])[0] +=
                            count[0]));
        }
    }

    private static final class VolumeCollector extends SimpleCollector {
        private final long span;
        private final Counts counts = new Counts();
        private SortedNumericDocValues times = DocValues.emptySortedNumeric();
        private SortedSetDocValues topics = DocValues.emptySortedSet();
        private SortedSetDocValues countries = DocValues.emptySortedSet();

        VolumeCollector(long span) {
            this.span = span;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            times = DocValues.getSortedNumeric(context.reader(), Fields.TIME);
            topics = DocValues.getSortedSet(context.reader(), Fields.TOPIC);
            countries = DocValues.getSortedSet(context.reader(), Fields.COUNTRY);
        }

        @Override
        public void collect(int doc) throws IOException {
            if (times.advanceExact(doc)) {
                long number = Math.floorDiv(times.nextValue(), span);
                count(topics, doc, number, counts.topics);
                count(countries, doc, number, counts.countries);
            }
        }

        private static void count(SortedSetDocValues values, int doc, long number, Map<String, Map<Long, long[]>> into)
                throws IOException {
            if (values.advanceExact(doc)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    String value = values.lookupOrd(values.nextOrd()).utf8ToString();
                    into.computeIfAbsent(value, v -> new HashMap<>()).computeIfAbsent(number, s -> new long[1])[0]++;
                }
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
