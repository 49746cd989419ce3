package org.silkwire.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts events so that no record can be refused by the broker (default limit 1 MiB) and poison a transaction: sizes are
 * checked before one begins.
 */
public final class SizeLimits {
    /** An article's JSON body is at most this long. */
    public static final int ARTICLE_BYTES = 512 * 1024;
    /** A story's JSON body is at most this long; its article is within {@link #ARTICLE_BYTES}. */
    public static final int STORY_BYTES = 900 * 1024;

    /** What an item of a list costs beside its text: quotes and a comma, and for a medium the names of its properties. */
    private static final int ITEM = 4;

    private static final int MEDIUM = 48;

    /** More than the names of an article's properties, its times, hashes and numbers take. */
    private static final int FIXED = 4 * 1024;

    /** Bytes that one UTF-16 code unit takes at most in JSON, written as an escape. */
    private static final int LONGEST_CHARACTER = 6;

    private SizeLimits() {}

    /**
     * The article itself where it fits, else a copy marked {@code truncated} that does. The HTML goes first, as the text
     * says the same; then the longest parts are cut, and the cut is no deeper than it has to be. Links aren't cut but
     * left out, since half a link leads elsewhere. No character is halved.
     *
     * @throws IllegalArgumentException where the article's identity alone (feed URL, ids, hashes) is beyond the limit
     */
    public static Article fit(Article article, EventCodec codec) {
        Predicate<Article> fits = a -> codec.body(new Event.ArticlePublished(a)).length <= ARTICLE_BYTES;
        if (isSurelyWithin(article) || fits.test(article)) {
            return article;
        }
        // Nothing longer than the limit can stay, so this many characters a part is as good as all of them.
        return largest(ARTICLE_BYTES, longest -> cut(article, longest), fits, "article " + article.id());
    }

    /** Tells of nearly every article that it fits, without writing it to find out. */
    private static boolean isSurelyWithin(Article a) {
        long characters = length(a.feed().url())
                + length(a.feed().title())
                + length(a.link())
                + length(a.url())
                + length(a.guid())
                + length(a.title())
                + length(a.summary())
                + length(a.text())
                + length(a.html())
                + length(a.language());
        for (String author : a.authors()) {
            characters += ITEM + author.length();
        }
        for (String category : a.categories()) {
            characters += ITEM + category.length();
        }
        for (Article.Media medium : a.media()) {
            characters += MEDIUM + length(medium.url()) + length(medium.type());
        }
        return FIXED + characters * LONGEST_CHARACTER <= ARTICLE_BYTES;
    }

    private static long length(@Nullable String value) {
        return value == null ? 0 : value.length();
    }

    /**
     * The story itself where it fits, else a copy that does, with its article cut as above and fewer of what lists hold:
     * the first of each list, which are the strongest, stay.
     *
     * @throws IllegalArgumentException where one item of each list is still too much
     */
    public static Story fit(Story story, EventCodec codec) {
        Predicate<Story> fits = s -> codec.body(new Event.StoryClassified(s)).length <= STORY_BYTES;
        if (fits.test(story)) {
            return story;
        }
        Article article = fit(story.article(), codec);
        int most = STORY_BYTES / ITEM;
        return largest(most, items -> cut(story, article, items + 1), fits, "story " + story.storyId());
    }

    /** The candidate of the largest size up to {@code most} that fits; found by halving the span between 0 and that. */
    private static <T> T largest(int most, IntFunction<T> candidates, Predicate<T> fits, String what) {
        T best = candidates.apply(0);
        if (!fits.test(best)) {
            throw new IllegalArgumentException(what + " is beyond the limit even without its texts");
        }
        int fitting = 0;
        int tooLarge = most + 1;
        while (tooLarge - fitting > 1) {
            int middle = (fitting + tooLarge) >>> 1;
            T candidate = candidates.apply(middle);
            if (fits.test(candidate)) {
                fitting = middle;
                best = candidate;
            } else {
                tooLarge = middle;
            }
        }
        return best;
    }

    private static Article cut(Article a, int longest) {
        return new Article(
                a.id(),
                a.revision(),
                a.changedFields(),
                a.backfill(),
                new FeedRef(a.feed().id(), a.feed().url(), cut(a.feed().title(), longest)),
                whole(a.link(), longest),
                whole(a.url(), longest),
                whole(a.guid(), longest),
                cut(a.title(), longest),
                cut(a.summary(), longest),
                cut(a.text(), longest),
                null,
                whole(a.language(), longest),
                cut(a.authors(), longest),
                cut(a.categories(), longest),
                whole(a.media(), longest),
                a.publishedAt(),
                a.updatedAt(),
                a.effectiveAt(),
                a.fetchedAt(),
                a.contentHash(),
                true,
                a.provenance());
    }

    private static @Nullable String whole(@Nullable String value, int longest) {
        return value == null || value.length() > longest ? null : value;
    }

    private static @Nullable String cut(@Nullable String value, int longest) {
        return value == null ? null : start(value, longest);
    }

    /** Never splits a surrogate pair. */
    private static String start(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        int end = longest > 0 && Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest;
        return value.substring(0, end);
    }

    /** The list counts as one part: its items share the characters. */
    private static List<String> cut(List<String> values, int longest) {
        List<String> kept = new ArrayList<>();
        int left = longest;
        for (String value : values) {
            if (left <= 0) {
                break;
            }
            kept.add(start(value, left));
            left -= value.length() + ITEM;
        }
        return kept;
    }

    private static List<Article.Media> whole(List<Article.Media> media, int longest) {
        List<Article.Media> kept = new ArrayList<>();
        int left = longest;
        for (Article.Media medium : media) {
            String type = medium.type();
            int costs = medium.url().length() + (type == null ? 0 : type.length()) + MEDIUM;
            if (costs <= left) {
                kept.add(medium);
                left -= costs;
            }
        }
        return kept;
    }

    private static Story cut(Story s, Article article, int items) {
        return new Story(
                s.storyId(),
                article,
                first(s.feeds(), items),
                s.topics().stream().map(topic -> cut(topic, items)).toList(),
                first(s.places(), items),
                first(s.organisations(), items),
                first(s.amounts(), items),
                first(s.events(), items),
                s.lineage(),
                s.taxonomy());
    }

    private static Story.TopicMatch cut(Story.TopicMatch topic, int items) {
        return new Story.TopicMatch(
                topic.id(),
                topic.label(),
                topic.confidence(),
                topic.relevance(),
                topic.subtopics(),
                first(topic.evidence(), items));
    }

    private static <T> List<T> first(List<T> values, int items) {
        return values.subList(0, Math.min(values.size(), items));
    }
}
