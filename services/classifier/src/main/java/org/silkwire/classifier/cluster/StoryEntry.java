package org.silkwire.classifier.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is known of a story; read, changed and written back within one decision. */
final class StoryEntry {
    /** A story told by more feeds than this names the first of them. */
    static final int MAX_FEEDS = 500;
    /** After so many links, further ones are told anew each time. */
    static final int MAX_LINKS = 64;

    private static final int MAX_WANTED = 24;

    private final String id;
    /** Orders stories by their beginning. */
    private final long born;

    private int articles;
    private @Nullable String leader;
    private boolean settled;
    private int[] wanted = {};
    private final Map<String, Integer> feeds = new LinkedHashMap<>();
    private final List<String> linkedTo = new ArrayList<>();

    StoryEntry(String id, long born) {
        this.id = id;
        this.born = born;
    }

    String id() {
        return id;
    }

    boolean isLaterThan(StoryEntry other) {
        return born != other.born ? born > other.born : id.compareTo(other.id) > 0;
    }

    /** The article that tells the story first, as far as is known; null where that one was taken back. */
    @Nullable
    String leader() {
        return leader;
    }

    void leadBy(@Nullable String articleId) {
        leader = articleId;
    }

    /** Notes that the story is attributed to an outlet, until its article has come. */
    void want(int[] outlet) {
        if (!settled) {
            wanted = IntStream.concat(IntStream.of(wanted), IntStream.of(outlet))
                    .distinct()
                    .limit(MAX_WANTED)
                    .toArray();
        }
    }

    /** Whether an article of that outlet is what the copies so far are attributed to. */
    boolean wants(int[] outlet) {
        return !settled && Outlet.same(wanted, outlet);
    }

    /** The leader is the one that the copies are attributed to: no other takes its place. */
    void settle() {
        settled = true;
        wanted = new int[0];
    }

    void add(String feedId) {
        if (feeds.containsKey(feedId) || feeds.size() < MAX_FEEDS) {
            feeds.merge(feedId, 1, Integer::sum);
        }
    }

    void remove(String feedId) {
        feeds.computeIfPresent(feedId, (_, articlesOfIt) -> articlesOfIt == 1 ? null : articlesOfIt - 1);
    }

    Iterable<String> feeds() {
        return feeds.keySet();
    }

    /** Known articles, those taken back included. */
    int articles() {
        return articles;
    }

    void count(int more) {
        articles += more;
    }

    /** Notes that it tells the same as an earlier story; false where that was known. */
    boolean link(String earlierStory) {
        if (linkedTo.contains(earlierStory)) {
            return false;
        }
        if (linkedTo.size() < MAX_LINKS) {
            linkedTo.add(earlierStory);
        }
        return true;
    }

    byte[] toBytes() {
        ByteWriter out =
                new ByteWriter().u8(1).id(id).i64(born).i32(articles).u8((settled ? 1 : 0) | (leader != null ? 2 : 0));
        if (leader != null) {
            out.id(leader);
        }
        out.ints(wanted).u16(feeds.size());
        feeds.forEach((feedId, articlesOfIt) -> out.id(feedId).i32(articlesOfIt));
        out.u8(linkedTo.size());
        linkedTo.forEach(out::id);
        return out.toBytes();
    }

    static StoryEntry fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(1, "a story's entry");
        StoryEntry story = new StoryEntry(in.id(), in.i64());
        story.articles = in.i32();
        int flags = in.u8();
        story.settled = (flags & 1) != 0;
        story.leader = (flags & 2) == 0 ? null : in.id();
        story.wanted = in.ints();
        int feedCount = in.u16();
        for (int i = 0; i < feedCount; i++) {
            story.feeds.put(in.id(), in.i32());
        }
        int links = in.u8();
        for (int i = 0; i < links; i++) {
            story.linkedTo.add(in.id());
        }
        in.end();
        return story;
    }
}
