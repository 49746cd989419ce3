package org.silkwire.desk.index;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.ConstantScoreQuery;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;

/**
 * Tells of a story as the stream has it, one article at a time, whether a query wants it: what {@link StoryIndex#search}
 * would say of an index that holds nothing else.
 */
public final class StoryMatcher implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final StoryAnalyzer analyzer = new StoryAnalyzer();
    private final Queries queries = new Queries(analyzer);

    /** Whether the query wants it. */
    public boolean wants(StoryQuery query, Story story) {
        Document document = StoryDocument.document(row(story), List.of(story), NOTHING);
        if (query.words().isEmpty()) {
            // Taking the text apart is most of the work.
            document.removeFields(Fields.TEXT);
        }
        MemoryIndex index = MemoryIndex.fromDocument(document, analyzer);
        // Filters alone score nothing.
        return index.search(new ConstantScoreQuery(queries.of(query))) > 0;
    }

    /** The row of a story that has one article; its numbers are 0, as no index gave any. */
    public static StoryRow row(Story story) {
        return StoryDocument.row(List.of(story), 0, 0);
    }

    /** Whether the article is the one that the story began with, and no copy that joined it. */
    public static boolean isFounder(Story story) {
        return Ids.storyId(story.article().id()).equals(story.storyId());
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
