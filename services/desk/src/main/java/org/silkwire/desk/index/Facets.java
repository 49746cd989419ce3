package org.silkwire.desk.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.NumericUtils;

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

    /** @param query of {@code wanted}, whose bounds are the first and the last span also where nothing was told then */
    static Volume volume(IndexSearcher searcher, Query query, StoryQuery wanted, Duration span) throws IOException {
        Counts counts = searcher.search(query, new Counting(span.toMillis()));
        if (counts.first > counts.last) {
            return new Volume(span, List.of(), Map.of(), Map.of());
        }
        if (wanted.from() != null) {
            counts.first = Math.floorDiv(wanted.from().toEpochMilli(), span.toMillis());
        }
        if (wanted.until() != null) {
            counts.last = Math.floorDiv(wanted.until().toEpochMilli() - 1, span.toMillis());
        }
        List<Instant> beginnings = LongStream.rangeClosed(counts.first, counts.last)
                .mapToObj(each -> Instant.ofEpochMilli(each * span.toMillis()))
                .toList();
        return new Volume(span, beginnings, counts.rows(counts.topics), counts.rows(counts.countries));
    }

    /** By value, then by number of the span since 1970. */
    private static final class Counts {
        private final Map<String, Map<Long, Long>> topics = new HashMap<>();
        private final Map<String, Map<Long, Long>> countries = new HashMap<>();
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(SortedSetDocValues values, int[][] counted, long firstSpan, Map<String, Map<Long, Long>> into)
                throws IOException {
            for (int ord = 0; ord < counted.length; ord++) {
                if (counted[ord] != null) {
                    Map<Long, Long> spans =
                            into.computeIfAbsent(values.lookupOrd(ord).utf8ToString(), _ -> new HashMap<>());
                    for (int i = 0; i < counted[ord].length; i++) {
                        if (counted[ord][i] > 0) {
                            spans.merge(firstSpan + i, (long) counted[ord][i], Long::sum);
                            first = Math.min(first, firstSpan + i);
                            last = Math.max(last, firstSpan + i);
                        }
                    }
                }
            }
        }

        Map<String, List<Long>> rows(Map<String, Map<Long, Long>> counts) {
            Map<String, List<Long>> rows = new TreeMap<>();
            counts.forEach((value, spans) -> rows.put(
                    value,
                    LongStream.rangeClosed(first, last)
                            .mapToObj(each -> spans.getOrDefault(each, 0L))
                            .toList()));
            return rows;
        }
    }

    private record Counting(long span) implements CollectorManager<VolumeCollector, Counts> {
        @Override
        public VolumeCollector newCollector() {
            return new VolumeCollector(span);
        }

        @Override
        public Counts reduce(Collection<VolumeCollector> collectors) throws IOException {
            Counts all = new Counts();
            for (VolumeCollector each : collectors) {
                for (Segment segment : each.segments) {
                    all.add(segment.topics, segment.byTopic, segment.firstSpan, all.topics);
                    all.add(segment.countries, segment.byCountry, segment.firstSpan, all.countries);
                }
            }
            return all;
        }
    }

    /** Counts of one segment, by the numbers that its values have there. */
    private static final class Segment {
        private final long span;
        private final long firstSpan;
        private final int spans;
        private final SortedNumericDocValues times;
        private final SortedSetDocValues topics;
        private final SortedSetDocValues countries;
        private final int[][] byTopic;
        private final int[][] byCountry;

        Segment(LeafReader reader, long span) throws IOException {
            this.span = span;
            PointValues points = reader.getPointValues(Fields.TIME);
            this.firstSpan = points == null ? 0 : spanOf(points.getMinPackedValue());
            this.spans = points == null ? 0 : Math.toIntExact(spanOf(points.getMaxPackedValue()) - firstSpan + 1);
            this.times = DocValues.getSortedNumeric(reader, Fields.TIME);
            this.topics = DocValues.getSortedSet(reader, Fields.TOPIC);
            this.countries = DocValues.getSortedSet(reader, Fields.COUNTRY);
            this.byTopic = new int[Math.toIntExact(topics.getValueCount())][];
            this.byCountry = new int[Math.toIntExact(countries.getValueCount())][];
        }

        private long spanOf(byte[] packed) {
            return Math.floorDiv(NumericUtils.sortableBytesToLong(packed, 0), span);
        }

        void count(int doc) throws IOException {
            if (times.advanceExact(doc)) {
                int at = (int) (Math.floorDiv(times.nextValue(), span) - firstSpan);
                count(topics, doc, at, byTopic);
                count(countries, doc, at, byCountry);
            }
        }

        private void count(SortedSetDocValues values, int doc, int at, int[][] into) throws IOException {
            if (values.advanceExact(doc)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    int ord = (int) values.nextOrd();
                    if (into[ord] == null) {
                        into[ord] = new int[spans];
                    }
                    into[ord][at]++;
                }
            }
        }
    }

    private static final class VolumeCollector extends SimpleCollector {
        private final long span;
        private final List<Segment> segments = new ArrayList<>();

        VolumeCollector(long span) {
            this.span = span;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            segments.add(new Segment(context.reader(), span));
        }

        @Override
        public void collect(int doc) throws IOException {
            segments.getLast().count(doc);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
