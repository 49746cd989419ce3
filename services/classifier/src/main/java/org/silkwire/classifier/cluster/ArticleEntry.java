package org.silkwire.classifier.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an article.
 *
 * @param storyId never changes
 * @param revision the latest seen, be it a retraction
 * @param text the number of its {@link TextEntry}, which may be gone
 * @param until epoch second at which it may be forgotten
 * @param of the article that it repeats, or null
 * @param permille how similar to that one, in thousandths; 0 without one
 * @param topics that any revision of it was told on
 */
record ArticleEntry(
        String storyId,
        String feedId,
        int revision,
        boolean retracted,
        long text,
        long until,
        @Nullable String of,
        int permille,
        List<String> topics) {

    ArticleEntry {
        topics = List.copyOf(topics);
    }

    ArticleEntry retracted(int byRevision) {
        return new ArticleEntry(storyId, feedId, byRevision, true, text, until, of, permille, topics);
    }

    ArticleEntry updated(int toRevision, long newText, long newUntil, List<String> newTopics) {
        return new ArticleEntry(storyId, feedId, toRevision, false, newText, newUntil, of, permille, newTopics);
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter()
                .u8(1)
                .id(storyId)
                .id(feedId)
                .i32(revision)
                .u8((retracted ? 1 : 0) | (of != null ? 2 : 0))
                .i64(text)
                .i64(until);
        if (of != null) {
            out.id(of).u16(permille);
        }
        out.u16(topics.size());
        topics.forEach(out::text);
        return out.toBytes();
    }

    static ArticleEntry fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(1, "an article's entry");
        String storyId = in.id();
        String feedId = in.id();
        int revision = in.i32();
        int flags = in.u8();
        long text = in.i64();
        long until = in.i64();
        String of = (flags & 2) == 0 ? null : in.id();
        int permille = of == null ? 0 : in.u16();
        int count = in.u16();
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            topics.add(in.text());
        }
        in.end();
        return new ArticleEntry(storyId, feedId, revision, (flags & 1) != 0, text, until, of, permille, topics);
    }
}
