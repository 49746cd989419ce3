package org.silkwire.desk.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.codecs.lucene103.Lucene103Codec;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** One index on disk: its writer, what readers see of it, and the numbers that its commits carry. */
final class IndexFiles {
    private static final String EPOCH = "epoch";
    private static final String SEQ = "seq";
    /** Another way to index asks for another number: an index of before is rebuilt. */
    private static final String LAYOUT = "layout";

    private static final String CURRENT_LAYOUT = "4";
    private static final double BUFFER_MB = 24;
    /**
     * Numbers given after the last commit are lost in a crash and some of their stories come again in another order: the
     * next run begins so far beyond that none is given twice.
     */
    private static final long LEAP = 1_000_000;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final long epoch;
    private final AtomicLong seq;
    private volatile long visibleSeq;
    private volatile Progress progress;

    private IndexFiles(Directory directory, IndexWriter writer, Map<String, String> committed) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.epoch = Long.parseLong(committed.getOrDefault(EPOCH, Long.toString(System.currentTimeMillis())));
        long last = Long.parseLong(committed.getOrDefault(SEQ, "0"));
        this.seq = new AtomicLong(committed.isEmpty() ? last : last + LEAP);
        this.visibleSeq = last;
        this.progress = Progress.read(committed);
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** @throws IllegalArgumentException where what is there was laid out in another way */
    static IndexFiles open(Path path, StoryAnalyzer analyzer) throws IOException {
        Directory directory = FSDirectory.open(path);
        IndexWriter writer = null;
        try {
            IndexWriterConfig config = new IndexWriterConfig(analyzer)
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                    .setRAMBufferSizeMB(BUFFER_MB)
                    // A page of stories is a dozen blocks to unpack: by LZ4 and not by DEFLATE.
                    .setCodec(new Lucene103Codec(Lucene103Codec.Mode.BEST_SPEED))
                    .setCommitOnClose(false);
            writer = new IndexWriter(directory, config);
            Map<String, String> committed = new HashMap<>();
            @Nullable Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
            if (data != null) {
                data.forEach(each -> committed.put(each.getKey(), each.getValue()));
            }
            boolean fresh = committed.isEmpty() && writer.getDocStats().maxDoc == 0;
            if (!fresh && !CURRENT_LAYOUT.equals(committed.get(LAYOUT))) {
                throw new IllegalArgumentException(
                        "its layout is " + committed.get(LAYOUT) + "; expected " + CURRENT_LAYOUT);
            }
            return new IndexFiles(directory, writer, committed);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    IndexWriter writer() {
        return writer;
    }

    long epoch() {
        return epoch;
    }

    long nextSeq() {
        return seq.incrementAndGet();
    }

    long visibleSeq() {
        return visibleSeq;
    }

    Progress progress() {
        return progress;
    }

    boolean isDead() {
        return writer.getTragicException() != null;
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        visibleSeq = seq.get();
    }

    void commit(Progress reached) throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put(LAYOUT, CURRENT_LAYOUT);
        data.put(EPOCH, Long.toString(epoch));
        data.put(SEQ, Long.toString(seq.get()));
        reached.writeTo(data);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
        progress = reached;
    }

    /** What wasn't committed is read from Kafka again. */
    void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }

    /** Lets go of files that may be broken. */
    void abandon() {
        try {
            close();
        } catch (IOException | AlreadyClosedException e) {
            // They are about to be deleted.
        }
    }
}
