package org.silkwire.desk.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Event;
import org.silkwire.contract.Story;
import org.silkwire.contract.StoryLink;
import org.silkwire.contract.StoryRetraction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stories of {@code silkwire.stories}, searchable. A story is one document made of all its articles, which are kept
 * beside it, so that its copies count as one and a retraction leaves what the others say.
 *
 * <p>Each change of a story gets the next number, {@code seq}. The index is thus a log as well: {@link #since} tells
 * what changed after a number, for whoever follows a query live or went away for a while.
 *
 * <p>One thread writes; any number may read, and see what {@link #apply} did as soon as it returns.
 */
public final class StoryIndex implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoryIndex.class);

    /** Counting a large result to its end would cost more than the page; above this it is "more than". */
    private static final int COUNTED = 1000;
    /** Articles of one story that are looked at; the world's most copied report has some hundreds. */
    private static final int MOST_ARTICLES = 1000;
    /** Fetch times stand still a little between instances; what comes twice can be told by its id. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Sort LATEST_FIRST = new Sort(
            LongField.newSortField(Fields.TIME, true, SortedNumericSelector.Type.MIN),
            LongField.newSortField(Fields.SEQ, true, SortedNumericSelector.Type.MIN));
    private static final Sort AS_CHANGED =
            new Sort(LongField.newSortField(Fields.SEQ, false, SortedNumericSelector.Type.MIN));

    private static final Sort AS_TOLD =
            new Sort(LongField.newSortField(Fields.FIRST_SEQ, false, SortedNumericSelector.Type.MIN));

    private final Path directory;
    private final StoryAnalyzer analyzer = new StoryAnalyzer();
    private final Queries queries = new Queries(analyzer);
    private final RowCodec codec = new RowCodec();
    private volatile IndexFiles files;
    private volatile boolean damaged;

    private StoryIndex(Path directory, IndexFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /**
     * Opens what is there; an index that can't be read, or that another version wrote, is deleted and begun anew.
     *
     * @throws UncheckedIOException where the directory can't be written, or another process has it open
     */
    public static StoryIndex open(Path directory) {
        StoryAnalyzer analyzer = new StoryAnalyzer();
        try {
            try {
                return new StoryIndex(directory, IndexFiles.open(directory, analyzer));
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | java.io.FileNotFoundException
                    | java.nio.file.NoSuchFileException
                    | java.io.EOFException
                    | IllegalArgumentException e) {
                log.warn("The index in {} can't be read ({}); it is rebuilt from Kafka", directory, e.toString());
                delete(directory);
                return new StoryIndex(directory, IndexFiles.open(directory, analyzer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be opened in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
    }

    /** How much of the stream it holds: what was committed last, or what was said since. */
    public Progress progress() {
        return files.progress();
    }

    /** Whether reading or writing met a fault of the files since it was opened. */
    public boolean isDamaged() {
        return damaged || files.isDead();
    }

    /** Throws everything away, to be filled from the beginning of the stream. */
    public synchronized void startOver() {
        try {
            files.abandon();
            delete(directory);
            files = IndexFiles.open(directory, analyzer);
            damaged = false;
        } catch (IOException e) {
            throw new UncheckedIOException("the index can't be begun anew in " + directory, e);
        }
    }

    /**
     * Takes in what the stream says, in its order. An article at a revision that was overtaken changes nothing.
     *
     * @throws DamagedIndexException where the files can't be read or written
     */
    public synchronized Changes apply(List<Event> events) {
        return guarded(() -> {
            Batch batch = new Batch(files);
            try {
                events.forEach(batch::take);
                return batch.write();
            } finally {
                batch.close();
            }
        });
    }

    /** Makes everything applied so far survive a crash, together with how far that is. */
    public synchronized void commit(Progress progress) {
        guarded(() -> {
            files.commit(progress);
            return progress;
        });
    }

    /** Forgets what was last fetched before the time. */
    public synchronized void forgetBefore(Instant time) {
        guarded(() -> {
            files.writer()
                    .deleteDocuments(LongField.newRangeQuery(Fields.FETCHED, Long.MIN_VALUE, time.toEpochMilli() - 1));
            return time;
        });
    }

    /**
     * The latest stories that the query wants.
     *
     * @param size of the page, 1 to 1000
     * @param after null for the first page
     */
    public Page search(StoryQuery wanted, int size, @Nullable Cursor after) {
        return reading(searcher -> {
            FieldDoc from = after == null
                    ? null
                    : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {after.time(), after.seq()});
            // One more than asked for tells whether there is more.
            TopFieldDocs found = searcher.search(
                    queries.of(wanted), new TopFieldCollectorManager(LATEST_FIRST, size + 1, from, COUNTED));
            List<StoryRow> rows = rows(searcher, found.scoreDocs);
            boolean rest = rows.size() > size;
            List<StoryRow> shown = rest ? rows.subList(0, size) : rows;
            Cursor next = rest
                    ? new Cursor(
                            shown.getLast().time().toEpochMilli(),
                            shown.getLast().seq())
                    : null;
            return new Page(
                    shown, found.totalHits.value(), found.totalHits.relation() != TotalHits.Relation.EQUAL_TO, next);
        });
    }

    /**
     * The stories that the query wants and that changed after a number, in the order of their changes. Of a story that
     * changed often, its last change.
     */
    public List<StoryRow> since(StoryQuery wanted, long seq, int most) {
        return after(wanted, Fields.SEQ, AS_CHANGED, seq, most);
    }

    /**
     * The stories that the query wants and that first came after a number, in the order of their coming: each is told
     * once, however often it changes.
     */
    public List<StoryRow> firstTold(StoryQuery wanted, long seq, int most) {
        return after(wanted, Fields.FIRST_SEQ, AS_TOLD, seq, most);
    }

    private List<StoryRow> after(StoryQuery wanted, String field, Sort order, long seq, int most) {
        return reading(searcher -> {
            Query newer = new BooleanQuery.Builder()
                    .add(queries.of(wanted), Occur.FILTER)
                    .add(LongField.newRangeQuery(field, seq + 1, Long.MAX_VALUE), Occur.FILTER)
                    .build();
            return rows(searcher, searcher.search(newer, new TopFieldCollectorManager(order, most, null, 1)).scoreDocs);
        });
    }

    /** The number of the last change that readers see. */
    public long lastSeq() {
        return files.visibleSeq();
    }

    /** Where somebody stands who has read up to the row. */
    public Position position(StoryRow row) {
        return new Position(files.epoch(), row.seq(), row.fetchedAt());
    }

    /** Where somebody stands who was told the stories up to this one for the first time. */
    public Position positionOfFirst(StoryRow row) {
        return new Position(files.epoch(), row.firstSeq(), row.fetchedAt());
    }

    /** Where somebody stands who has read everything. */
    public Position end(Instant now) {
        return new Position(files.epoch(), lastSeq(), now);
    }

    /**
     * The number to go on after for somebody who stands at a position. Where that is of an index before this one, it is
     * the last change before the position's time with an hour to spare: some come twice, none is left out.
     */
    public long seqAfter(Position position) {
        if (position.epoch() == files.epoch()) {
            return Math.min(position.seq(), lastSeq());
        }
        long from = position.time().minus(OVERLAP).toEpochMilli();
        return reading(searcher -> {
            Query newer = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(Fields.KIND, Fields.STORY_KIND)), Occur.FILTER)
                    .add(LongField.newRangeQuery(Fields.FETCHED, from, Long.MAX_VALUE), Occur.FILTER)
                    .build();
            List<StoryRow> first = rows(
                    searcher, searcher.search(newer, new TopFieldCollectorManager(AS_CHANGED, 1, null, 1)).scoreDocs);
            return first.isEmpty() ? lastSeq() : first.getFirst().seq() - 1;
        });
    }

    /** A story with all its articles. */
    public Optional<StoryDetail> story(String id) {
        return reading(searcher -> {
            Optional<StoryRow> row = row(searcher, id);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            List<Story> articles = StoryDocument.inOrder(articles(searcher, id).values());
            return articles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StoryDetail(row.get(), articles, linked(searcher, id)));
        });
    }

    /** How many stories there are, those on no topic included. */
    public long size() {
        return reading(searcher -> (long) searcher.count(new TermQuery(new Term(Fields.KIND, Fields.STORY_KIND))));
    }

    /** How many stories the query wants. */
    public long count(StoryQuery wanted) {
        return reading(searcher -> (long) searcher.count(queries.of(wanted)));
    }

    /** The values of a facet among all stories, the most frequent first. */
    public List<ValueCount> values(Facet facet, int most) {
        return reading(searcher -> Facets.values(searcher.getIndexReader(), facet, most));
    }

    /** Stories by topic and country in equal spans of time. */
    public Volume volume(StoryQuery wanted, Duration span) {
        return reading(searcher -> Facets.volume(searcher, queries.of(wanted), span));
    }

    @Override
    public synchronized void close() {
        try {
            files.close();
        } catch (IOException | AlreadyClosedException e) {
            log.warn("The index in {} was not closed cleanly; it goes on from its last commit", directory, e);
        }
        analyzer.close();
    }

    private List<StoryRow> rows(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        List<StoryRow> rows = new ArrayList<>(found.length);
        var stored = searcher.storedFields();
        for (ScoreDoc each : found) {
            rows.add(codec.row(bytes(stored.document(each.doc).getBinaryValue(Fields.JSON))));
        }
        return rows;
    }

    private static byte[] bytes(BytesRef ref) {
        return ref.length == ref.bytes.length ? ref.bytes : BytesRef.deepCopyOf(ref).bytes;
    }

    private Optional<StoryRow> row(IndexSearcher searcher, String storyId) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(Fields.STORY, storyId)), 1).scoreDocs;
        return rows(searcher, found).stream().findFirst();
    }

    /** The articles of a story by their ids. */
    private Map<String, Story> articles(IndexSearcher searcher, String storyId) throws IOException {
        Map<String, Story> articles = new LinkedHashMap<>();
        var stored = searcher.storedFields();
        for (ScoreDoc each : searcher.search(new TermQuery(new Term(Fields.OF, storyId)), MOST_ARTICLES).scoreDocs) {
            BytesRef json = stored.document(each.doc).getBinaryValue(Fields.JSON);
            if (json != null) {
                Story story = codec.story(bytes(json));
                articles.put(story.article().id(), story);
            }
        }
        return articles;
    }

    private List<String> linked(IndexSearcher searcher, String storyId) throws IOException {
        List<String> linked = new ArrayList<>();
        var stored = searcher.storedFields();
        for (ScoreDoc each : searcher.search(new TermQuery(new Term(Fields.OF, storyId)), MOST_ARTICLES).scoreDocs) {
            String link = stored.document(each.doc).get(Fields.LINK);
            if (link != null) {
                for (String id : link.split(" ", 2)) {
                    if (!id.equals(storyId)) {
                        linked.add(id);
                    }
                }
            }
        }
        return linked;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        return guarded(() -> {
            IndexFiles current = files;
            IndexSearcher searcher = current.acquire();
            try {
                return reading.from(searcher);
            } finally {
                current.release(searcher);
            }
        });
    }

    private <T> T guarded(Work<T> work) {
        try {
            return work.done();
        } catch (IOException | AlreadyClosedException e) {
            damaged = true;
            throw new DamagedIndexException("the index in " + directory + " fails: " + e.getMessage(), e);
        }
    }

    /** Events that are applied together: a story that several of them change is written once. */
    private final class Batch implements AutoCloseable {
        private final IndexFiles target;
        private final IndexSearcher before;
        private final Map<String, Map<String, Story>> stories = new LinkedHashMap<>();
        private final Map<String, @Nullable Story> changed = new LinkedHashMap<>();
        private final Set<String> known = new HashSet<>();
        private final List<StoryLink> links = new ArrayList<>();

        Batch(IndexFiles target) throws IOException {
            this.target = target;
            this.before = target.acquire();
        }

        void take(Event event) {
            switch (event) {
                case Event.StoryClassified(Story story) -> put(story);
                case Event.StoryReclassified(Story story) -> put(story);
                case Event.StoryRetracted(StoryRetraction gone) -> remove(gone.storyId(), gone.articleId());
                case Event.StoryLinked(StoryLink link) -> links.add(link);
                default -> log.debug("{} is no news of a story", event.id());
            }
        }

        private void put(Story story) {
            String article = story.article().id();
            Map<String, Story> articles = articlesOf(story.storyId());
            Story there = articles.get(article);
            if (there == null || there.article().revision() <= story.article().revision()) {
                articles.put(article, story);
                changed.put(article, story);
            }
        }

        private void remove(String storyId, String article) {
            if (articlesOf(storyId).remove(article) != null) {
                changed.put(article, null);
            }
        }

        private Map<String, Story> articlesOf(String storyId) {
            return stories.computeIfAbsent(storyId, id -> {
                try {
                    Map<String, Story> articles = articles(before, id);
                    if (!articles.isEmpty()) {
                        known.add(id);
                    }
                    return articles;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        Changes write() throws IOException {
            if (stories.isEmpty() && links.isEmpty()) {
                return new Changes(0, List.of());
            }
            var writer = target.writer();
            for (var each : changed.entrySet()) {
                Term id = new Term(Fields.ARTICLE, each.getKey());
                Story story = each.getValue();
                if (story == null) {
                    writer.deleteDocuments(id);
                } else {
                    writer.updateDocument(id, StoryDocument.article(story, codec.bytes(story)));
                }
            }
            List<String> removed = new ArrayList<>();
            int written = 0;
            for (var each : stories.entrySet()) {
                Collection<Story> articles = each.getValue().values();
                Term id = new Term(Fields.STORY, each.getKey());
                if (articles.isEmpty()) {
                    writer.deleteDocuments(id);
                    removed.add(each.getKey());
                } else {
                    List<Story> inOrder = StoryDocument.inOrder(articles);
                    long seq = target.nextSeq();
                    long firstSeq = known.contains(each.getKey())
                            ? row(before, each.getKey()).map(StoryRow::firstSeq).orElse(seq)
                            : seq;
                    StoryRow row = StoryDocument.row(inOrder, seq, firstSeq);
                    writer.updateDocument(id, StoryDocument.document(row, inOrder, codec.bytes(row)));
                    written++;
                }
            }
            for (StoryLink link : links) {
                String name = link.storyId() + " " + link.linkedTo();
                writer.updateDocument(
                        new Term(Fields.LINK, name),
                        StoryDocument.link(name, link.storyId(), link.linkedTo(), link.linkedAt()));
            }
            target.refresh();
            return new Changes(written, removed);
        }

        @Override
        public void close() throws IOException {
            target.release(before);
        }
    }
}
