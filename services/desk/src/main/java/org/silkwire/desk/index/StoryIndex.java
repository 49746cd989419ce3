package org.silkwire.desk.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
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

    private static final Query STORIES = new TermQuery(new Term(Fields.KIND, Fields.STORY_KIND));
    private static final Query GONE = new TermQuery(new Term(Fields.KIND, Fields.GONE_KIND));
    private static final Query STORIES_AND_GONE = new BooleanQuery.Builder()
            .add(STORIES, Occur.SHOULD)
            .add(GONE, Occur.SHOULD)
            .build();

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
     * The changes after a number, in their order: of the stories that the query wants, and the end of any story, as nobody
     * knows any more who wanted it. Of a story that changed often, its last change.
     */
    public List<Change> since(StoryQuery wanted, long seq, int most) {
        Query told = new BooleanQuery.Builder()
                .add(queries.of(wanted), Occur.SHOULD)
                .add(GONE, Occur.SHOULD)
                .build();
        return reading(searcher -> {
            List<Change> changes = new ArrayList<>();
            var stored = searcher.storedFields();
            for (ScoreDoc each : after(searcher, told, seq, most)) {
                changes.add(change(stored.document(each.doc)));
            }
            return changes;
        });
    }

    private Change change(Document document) {
        String gone = document.get(Fields.GONE);
        return gone == null
                ? new Change.Told(codec.row(bytes(document.getBinaryValue(Fields.JSON))))
                : new Change.Gone(
                        gone, number(document, Fields.SEQ), Instant.ofEpochMilli(number(document, Fields.FETCHED)));
    }

    private static long number(Document document, String field) {
        return document.getField(field).numericValue().longValue();
    }

    private static ScoreDoc[] after(IndexSearcher searcher, Query wanted, long seq, int most) throws IOException {
        Query newer = new BooleanQuery.Builder()
                .add(wanted, Occur.FILTER)
                .add(LongField.newRangeQuery(Fields.SEQ, seq + 1, Long.MAX_VALUE), Occur.FILTER)
                .build();
        return searcher.search(newer, new TopFieldCollectorManager(AS_CHANGED, most, null, 1)).scoreDocs;
    }

    /** Identifies the numbers: an index begun anew gives others. */
    public long epoch() {
        return files.epoch();
    }

    /** The number of the last change that readers see. */
    public long lastSeq() {
        return files.visibleSeq();
    }

    /** Where somebody stands who has read up to the change. */
    public Position position(Change change) {
        return new Position(files.epoch(), change.seq(), change.at());
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
                    .add(STORIES_AND_GONE, Occur.FILTER)
                    .add(LongField.newRangeQuery(Fields.FETCHED, from, Long.MAX_VALUE), Occur.FILTER)
                    .build();
            ScoreDoc[] first = searcher.search(newer, new TopFieldCollectorManager(AS_CHANGED, 1, null, 1)).scoreDocs;
            return first.length == 0
                    ? lastSeq()
                    : change(searcher.storedFields().document(first[0].doc)).seq() - 1;
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
        return reading(searcher -> (long) searcher.count(STORIES));
    }

    /** How many stories the query wants. */
    public long count(StoryQuery wanted) {
        return reading(searcher -> (long) searcher.count(queries.of(wanted)));
    }

    /** The values of a facet among all stories, the most frequent first. */
    public List<ValueCount> values(Facet facet, int most) {
        return reading(searcher -> Facets.values(searcher.getIndexReader(), facet, most));
    }

    /** Stories by topic and country in equal spans of time, from the first to the last one that the query allows. */
    public Volume volume(StoryQuery wanted, Duration span) {
        return reading(searcher -> Facets.volume(searcher, queries.of(wanted), wanted, span));
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

    /** Those that are still there. */
    private List<StoryRow> linked(IndexSearcher searcher, String storyId) throws IOException {
        List<StoryRow> linked = new ArrayList<>();
        var stored = searcher.storedFields();
        for (ScoreDoc each : searcher.search(new TermQuery(new Term(Fields.OF, storyId)), MOST_ARTICLES).scoreDocs) {
            String link = stored.document(each.doc).get(Fields.LINK);
            if (link != null) {
                for (String id : link.split(" ", 2)) {
                    if (!id.equals(storyId)) {
                        row(searcher, id).ifPresent(linked::add);
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
        private final boolean someAreGone;
        private final Map<String, Map<String, Story>> stories = new LinkedHashMap<>();
        private final Map<String, @Nullable Story> changed = new LinkedHashMap<>();
        /** By the ids of stories that lost an article, when the last one went. */
        private final Map<String, Instant> retracted = new HashMap<>();

        private final Set<String> known = new HashSet<>();
        private final List<StoryLink> links = new ArrayList<>();

        Batch(IndexFiles target) throws IOException {
            this.target = target;
            this.before = target.acquire();
            this.someAreGone = before.getIndexReader().docFreq(new Term(Fields.KIND, Fields.GONE_KIND)) > 0;
        }

        void take(Event event) {
            switch (event) {
                case Event.StoryClassified(Story story) -> put(story);
                case Event.StoryReclassified(Story story) -> put(story);
                case Event.StoryRetracted(StoryRetraction gone) -> remove(gone);
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

        private void remove(StoryRetraction gone) {
            if (articlesOf(gone.storyId()).remove(gone.articleId()) != null) {
                changed.put(gone.articleId(), null);
                retracted.put(gone.storyId(), gone.retractedAt());
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
                return new Changes(0, 0);
            }
            for (var each : changed.entrySet()) {
                writeArticle(each.getKey(), each.getValue());
            }
            int removed = 0;
            int written = 0;
            for (var each : stories.entrySet()) {
                if (!each.getValue().isEmpty()) {
                    writeStory(
                            each.getKey(), StoryDocument.inOrder(each.getValue().values()));
                    written++;
                } else if (retracted.containsKey(each.getKey())) {
                    removeStory(each.getKey(), retracted.get(each.getKey()));
                    removed++;
                }
            }
            for (StoryLink link : links) {
                String name = link.storyId() + " " + link.linkedTo();
                target.writer()
                        .updateDocument(
                                new Term(Fields.LINK, name),
                                StoryDocument.link(name, link.storyId(), link.linkedTo(), link.linkedAt()));
            }
            target.refresh();
            return new Changes(written, removed);
        }

        private void writeArticle(String article, @Nullable Story story) throws IOException {
            Term id = new Term(Fields.ARTICLE, article);
            if (story == null) {
                target.writer().deleteDocuments(id);
            } else {
                write(id, StoryDocument.article(story, codec.bytes(story)), known.contains(story.storyId()));
            }
        }

        private void writeStory(String id, List<Story> articles) throws IOException {
            long seq = target.nextSeq();
            long firstSeq = seq;
            if (known.contains(id)) {
                firstSeq = row(before, id).map(StoryRow::firstSeq).orElse(seq);
            } else if (someAreGone) {
                target.writer().deleteDocuments(new Term(Fields.GONE, id));
            }
            StoryRow row = StoryDocument.row(articles, seq, firstSeq);
            write(
                    new Term(Fields.STORY, id),
                    StoryDocument.document(row, articles, codec.bytes(row)),
                    known.contains(id));
        }

        /** Looking for what may be there in every segment costs more than the rest: most stories are new. */
        private void write(Term id, Document document, boolean mayBeThere) throws IOException {
            if (mayBeThere) {
                target.writer().updateDocument(id, document);
            } else {
                target.writer().addDocument(document);
            }
        }

        private void removeStory(String id, Instant at) throws IOException {
            target.writer().deleteDocuments(new Term(Fields.STORY, id));
            target.writer()
                    .updateDocument(
                            new Term(Fields.GONE, id), StoryDocument.gone(new Change.Gone(id, target.nextSeq(), at)));
        }

        @Override
        public void close() throws IOException {
            target.release(before);
        }
    }
}
