package org.silkwire.classifier.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster stage knows, as entries in a {@link ClusterStore}: articles, their texts, stories, feeds, and in which
 * order to forget articles. By which keys texts are found is a {@link TextIndex}, made from the texts at the first look.
 *
 * <p>Keys begin with a letter for their kind; integers are big-endian, so that texts sort by their age and the queue by time.
 * A store has one ledger, since that keeps the index and the tally at hand; after a failed transaction a new one is made.
 */
final class Ledger {
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

    /** As it stands after the event; null where it wasn't read yet. */
    private @Nullable Tally current;

    private boolean tallyChanged;

    /** Of the texts in the store; null where they weren't read yet. */
    private @Nullable TextIndex index;

    /** Until then no text is due, so that the oldest needn't be looked at; the clock of events, epoch seconds. */
    private long noTextDueUntil = Long.MIN_VALUE;

    private long noArticleDueUntil = Long.MIN_VALUE;

    Ledger(ClusterStore store, ClusterPolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    /** Moves the clock on to an event's time, and forgets what is due. */
    void advance(Instant time) {
        set(tally().at(time.getEpochSecond()));
        for (int i = 0; i < FORGOTTEN_AT_ONCE; i++) {
            forgetText();
            forgetArticle();
        }
    }

    /** Writes down what has changed with each entry, once an event is done with. */
    void settle() {
        if (tallyChanged) {
            store.put(TALLY, tally().toBytes());
            tallyChanged = false;
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
        set(tally().plusArticles(1));
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
    long add(String articleId, String storyId, long time, Fingerprint fingerprint) {
        TextIndex texts = index();
        set(tally().plusText());
        long number = tally().numbered();
        long until = tally().clock() + policy.window().toSeconds();
        store.put(textKey(number).toBytes(), new TextEntry(articleId, storyId, time, until, fingerprint).toBytes());
        texts.add(number, keys(fingerprint));
        return number;
    }

    /** Lets go of a text, if it's still held. */
    void removeText(long number) {
        if (index().holds(number)) {
            index().remove(number);
            store.delete(textKey(number).toBytes());
        }
    }

    /** The texts that have most in common with this one, those first; of equals the older first. */
    List<TextEntry> candidates(Fingerprint fingerprint) {
        Map<Long, Integer> points = new HashMap<>();
        for (Pointer pointer : pointers(fingerprint)) {
            index().find(pointer.key(), number -> points.merge(number, pointer.points(), Integer::sum));
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

    private TextIndex index() {
        TextIndex known = index;
        if (known == null || known.isFull()) {
            TextIndex made = new TextIndex();
            store.each(
                    key('t').toBytes(),
                    key('t' + 1).toBytes(),
                    (key, text) -> made.add(
                            afterKind(key).i64(), keys(TextEntry.fromBytes(text).fingerprint())));
            known = made;
            index = known;
        }
        return known;
    }

    /** A key under which texts with something in common meet, and how much that is. */
    private record Pointer(int key, int points) {
        static Pointer of(int kind, long value, int points) {
            return new Pointer((int) (Hashing.mix(value ^ (long) kind << 56) >>> 32), points);
        }
    }

    private static int[] keys(Fingerprint fingerprint) {
        return pointers(fingerprint).stream().mapToInt(Pointer::key).toArray();
    }

    private static List<Pointer> pointers(Fingerprint fingerprint) {
        List<Pointer> pointers = new ArrayList<>();
        if (fingerprint.link() != 0) {
            pointers.add(Pointer.of('l', fingerprint.link(), 8));
        }
        if (fingerprint.titleWords() >= POINTING_TITLE) {
            pointers.add(Pointer.of('h', fingerprint.title(), 4));
        }
        for (int figures : fingerprint.figureKeys()) {
            pointers.add(Pointer.of('n', figures, 3));
        }
        for (int shingle : fingerprint.textKeys()) {
            pointers.add(Pointer.of('k', shingle, 1));
        }
        return pointers;
    }

    private void forgetText() {
        boolean tooMany = index().span() > policy.maxTexts();
        if (noTextDueUntil >= tally().clock() && !tooMany) {
            return;
        }
        OptionalLong oldest = index().oldest();
        if (oldest.isEmpty()) {
            return;
        }
        TextEntry text = text(oldest.getAsLong());
        if (text != null && text.until() >= tally().clock() && !tooMany) {
            noTextDueUntil = text.until();
            return;
        }
        removeText(oldest.getAsLong());
    }

    private void forgetArticle() {
        long clock = tally().clock();
        boolean tooMany = tally().articles() > policy.maxArticles();
        if (noArticleDueUntil > clock && !tooMany) {
            return;
        }
        byte[] due = store.first(key('x').toBytes(), key('x' + 1).toBytes());
        if (due == null) {
            noArticleDueUntil = clock;
            return;
        }
        ByteReader queued = afterKind(due);
        long until = queued.i64();
        if (until > clock && !tooMany) {
            noArticleDueUntil = until;
            return;
        }
        String articleId = queued.id();
        store.delete(due);
        ArticleEntry article = article(articleId);
        if (article == null) {
            return;
        }
        if (article.until() > until) {
            // Seen again since: its turn comes later.
            store.put(articleQueueKey(article.until(), articleId), NOTHING);
            return;
        }
        store.delete(key('a').id(articleId).toBytes());
        forgetFromStory(articleId, article);
        forgetFromFeed(article.feedId());
        set(tally().plusArticles(-1));
        removeText(article.text());
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

    private void set(Tally changed) {
        tallyChanged |= !changed.equals(tally());
        current = changed;
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

    private static byte[] articleQueueKey(long until, String articleId) {
        return key('x').i64(until).id(articleId).toBytes();
    }

    private static ByteReader afterKind(byte[] key) {
        ByteReader reader = new ByteReader(key);
        reader.u8();
        return reader;
    }
}
