package org.silkwire.classifier.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster stage knows, as entries in a {@link ClusterStore}: articles, their texts and where to find them,
 * stories, feeds, and in which order to forget.
 *
 * <p>Keys begin with a letter for their kind; integers are big-endian, so that the two queues sort by time. Some of what was
 * read last is kept at hand: a store has one ledger, and after a failed transaction a new one is made.
 */
final class Ledger {
    /** A shingle that more texts share is found in the newest of them. */
    private static final int BUCKET = 24;
    /** So many texts, those with most in common, are compared. */
    private static final int MAX_CANDIDATES = 32;
    /** More than is added with an article, so that what is due is gone soon, and never much at once. */
    private static final int FORGOTTEN_AT_ONCE = 4;
    /** Shorter titles point nowhere. */
    private static final int POINTING_TITLE = 4;

    private static final byte[] TALLY = {'c'};
    private static final byte[] NOTHING = {};

    private final ClusterStore store;
    private final ClusterPolicy policy;

    /** As it stands in the store; null where it wasn't read yet. */
    private @Nullable Tally current;

    /** Until then no text is due, so that the queue needn't be looked at; the clock of events, epoch seconds. */
    private long noTextDueUntil = Long.MIN_VALUE;

    private long noArticleDueUntil = Long.MIN_VALUE;

    /** Of the text that was looked for last, which is mostly the one that is added next; null where that may have changed. */
    private @Nullable Lookup lookup;

    Ledger(ClusterStore store, ClusterPolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    /** Moves the clock on to an event's time, and forgets what is due. */
    void advance(Instant time) {
        Tally before = tally();
        Tally tally = before.at(time.getEpochSecond());
        for (int i = 0; i < FORGOTTEN_AT_ONCE; i++) {
            tally = forgetText(tally);
            tally = forgetArticle(tally);
        }
        if (!tally.equals(before)) {
            put(tally);
        }
    }

    /** How many texts were numbered so far: it grows with every article. */
    long numbered() {
        return tally().numbered();
    }

    /** Epoch second until which an article that is seen now is known. */
    long rememberedUntil() {
        return tally().clock() + policy.memory().toSeconds();
    }

    @Nullable
    ArticleEntry article(String articleId) {
        return read(key('a').id(articleId), ArticleEntry::fromBytes);
    }

    /** Keeps an article that was unknown. */
    void add(String articleId, ArticleEntry article) {
        put(articleId, article);
        store.put(articleQueueKey(article.until(), articleId), NOTHING);
        put(tally().plusArticles(1));
    }

    void put(String articleId, ArticleEntry article) {
        store.put(key('a').id(articleId).toBytes(), article.toBytes());
    }

    @Nullable
    StoryEntry story(String storyId) {
        return read(key('s').id(storyId), StoryEntry::fromBytes);
    }

    void put(StoryEntry story) {
        store.put(key('s').id(story.id()).toBytes(), story.toBytes());
    }

    @Nullable
    FeedEntry feed(String feedId) {
        return read(key('f').id(feedId), FeedEntry::fromBytes);
    }

    void put(FeedEntry feed) {
        store.put(key('f').id(feed.feed().id()).toBytes(), feed.toBytes());
    }

    @Nullable
    TextEntry text(long number) {
        return read(textKey(number), TextEntry::fromBytes);
    }

    /**
     * Keeps a text to compare later ones with.
     *
     * @return its number, greater than any before
     */
    long add(TextEntry text) {
        Tally tally = tally().plusText();
        long number = tally.numbered();
        store.put(textKey(number).toBytes(), text.toBytes());
        store.put(textQueueKey(tally.clock() + policy.window().toSeconds(), number), NOTHING);
        for (Found found : lookUp(text.fingerprint())) {
            store.put(found.pointer().key(), Bucket.plus(found.bucket(), number, BUCKET));
        }
        lookup = null;
        put(tally);
        return number;
    }

    /** Lets go of a text, if it's still held. */
    void removeText(long number) {
        if (dropText(number)) {
            put(tally().minusText());
        }
    }

    /** The texts that have most in common with this one, those first; of equals the older first. */
    List<TextEntry> candidates(Fingerprint fingerprint) {
        Map<Long, Integer> points = new HashMap<>();
        for (Found found : lookUp(fingerprint)) {
            for (long number : Bucket.numbers(found.bucket())) {
                points.merge(number, found.pointer().points(), Integer::sum);
            }
        }
        List<Map.Entry<Long, Integer>> ranked = new ArrayList<>(points.entrySet());
        ranked.sort(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        List<TextEntry> candidates = new ArrayList<>();
        for (Map.Entry<Long, Integer> entry : ranked.subList(0, Math.min(MAX_CANDIDATES, ranked.size()))) {
            TextEntry text = text(entry.getKey());
            if (text != null) {
                candidates.add(text);
            }
        }
        return candidates;
    }

    private List<Found> lookUp(Fingerprint fingerprint) {
        Lookup known = lookup;
        if (known == null || !known.fingerprint().equals(fingerprint)) {
            List<Found> found = pointers(fingerprint).stream()
                    .map(pointer -> new Found(pointer, store.get(pointer.key())))
                    .toList();
            known = new Lookup(fingerprint, found);
            lookup = known;
        }
        return known.found();
    }

    /** A key under which texts with something in common meet, and how much that is. */
    private record Pointer(byte[] key, int points) {}

    private record Found(Pointer pointer, byte @Nullable [] bucket) {}

    private record Lookup(Fingerprint fingerprint, List<Found> found) {}

    private static List<Pointer> pointers(Fingerprint fingerprint) {
        List<Pointer> pointers = new ArrayList<>();
        if (fingerprint.link() != 0) {
            pointers.add(new Pointer(key('l').i64(fingerprint.link()).toBytes(), 8));
        }
        if (fingerprint.titleWords() >= POINTING_TITLE) {
            pointers.add(new Pointer(key('h').i64(fingerprint.title()).toBytes(), 4));
        }
        for (int figures : fingerprint.figureKeys()) {
            pointers.add(new Pointer(key('n').i32(figures).toBytes(), 3));
        }
        for (int shingle : fingerprint.textKeys()) {
            pointers.add(new Pointer(key('k').i32(shingle).toBytes(), 1));
        }
        return pointers;
    }

    private Tally forgetText(Tally tally) {
        boolean tooMany = tally.texts() > policy.maxTexts();
        if (noTextDueUntil >= tally.clock() && !tooMany) {
            return tally;
        }
        byte[] due = store.first(key('w').toBytes(), key('w' + 1).toBytes());
        if (due == null) {
            noTextDueUntil = tally.clock();
            return tally;
        }
        ByteReader queued = afterKind(due);
        long until = queued.i64();
        if (until >= tally.clock() && !tooMany) {
            noTextDueUntil = until;
            return tally;
        }
        store.delete(due);
        return dropText(queued.i64()) ? tally.minusText() : tally;
    }

    private boolean dropText(long number) {
        TextEntry text = text(number);
        if (text == null) {
            return false;
        }
        lookup = null;
        store.delete(textKey(number).toBytes());
        for (Pointer pointer : pointers(text.fingerprint())) {
            byte[] left = Bucket.minus(store.get(pointer.key()), number);
            if (left.length == 0) {
                store.delete(pointer.key());
            } else {
                store.put(pointer.key(), left);
            }
        }
        return true;
    }

    private Tally forgetArticle(Tally tally) {
        boolean tooMany = tally.articles() > policy.maxArticles();
        if (noArticleDueUntil > tally.clock() && !tooMany) {
            return tally;
        }
        byte[] due = store.first(key('x').toBytes(), key('x' + 1).toBytes());
        if (due == null) {
            noArticleDueUntil = tally.clock();
            return tally;
        }
        ByteReader queued = afterKind(due);
        long until = queued.i64();
        if (until > tally.clock() && !tooMany) {
            noArticleDueUntil = until;
            return tally;
        }
        String articleId = queued.id();
        store.delete(due);
        ArticleEntry article = article(articleId);
        if (article == null) {
            return tally;
        }
        if (article.until() > until) {
            // Seen again since: its turn comes later.
            store.put(articleQueueKey(article.until(), articleId), NOTHING);
            return tally;
        }
        store.delete(key('a').id(articleId).toBytes());
        forgetFromStory(articleId, article);
        forgetFromFeed(article.feedId());
        Tally fewer = tally.plusArticles(-1);
        return dropText(article.text()) ? fewer.minusText() : fewer;
    }

    private void forgetFromStory(String articleId, ArticleEntry article) {
        StoryEntry story = story(article.storyId());
        if (story == null) {
            return;
        }
        story.count(-1);
        if (story.articles() <= 0) {
            store.delete(key('s').id(story.id()).toBytes());
            return;
        }
        if (!article.retracted()) {
            story.remove(article.feedId());
        }
        if (articleId.equals(story.leader())) {
            story.leadBy(null);
        }
        put(story);
    }

    private void forgetFromFeed(String feedId) {
        FeedEntry feed = feed(feedId);
        if (feed == null) {
            return;
        }
        if (feed.articles() <= 1) {
            store.delete(key('f').id(feedId).toBytes());
        } else {
            put(new FeedEntry(feed.feed(), feed.articles() - 1));
        }
    }

    private Tally tally() {
        Tally known = current;
        if (known == null) {
            byte[] bytes = store.get(TALLY);
            known = bytes == null ? Tally.NONE : Tally.fromBytes(bytes);
            current = known;
        }
        return known;
    }

    private void put(Tally changed) {
        current = changed;
        store.put(TALLY, changed.toBytes());
    }

    private <T> @Nullable T read(ByteWriter key, Function<byte[], T> reader) {
        byte[] bytes = store.get(key.toBytes());
        return bytes == null ? null : reader.apply(bytes);
    }

    private static ByteWriter key(int kind) {
        return new ByteWriter().u8(kind);
    }

    private static ByteWriter textKey(long number) {
        return key('t').i64(number);
    }

    private static byte[] textQueueKey(long until, long number) {
        return key('w').i64(until).i64(number).toBytes();
    }

    private static byte[] articleQueueKey(long until, String articleId) {
        return key('x').i64(until).id(articleId).toBytes();
    }

    private static ByteReader afterKind(byte[] key) {
        ByteReader reader = new ByteReader(key);
        reader.u8();
        return reader;
    }
}
