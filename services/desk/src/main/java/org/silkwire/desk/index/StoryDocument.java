package org.silkwire.desk.index;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Story;

/** Makes of a story's articles what is searched and listed. Pure. */
final class StoryDocument {
    private static final int EXCERPT = 320;
    /** Without norms: what is found comes by its time and isn't scored. */
    private static final FieldType WORDS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        WORDS.setOmitNorms(true);
        WORDS.freeze();
    }

    private StoryDocument() {}

    /** The articles in the order of a reader's interest: the founder, then by the time of their fetch. */
    static List<Story> inOrder(Collection<Story> articles) {
        return articles.stream()
                .sorted(Comparator.comparing((Story each) -> !StoryMatcher.isFounder(each))
                        .thenComparing(each -> each.article().fetchedAt())
                        .thenComparing(each -> each.article().id()))
                .toList();
    }

    /**
     * The row of a story.
     *
     * @param articles at least one, {@link #inOrder}
     * @param firstSeq that it was first given, or {@code seq}
     */
    static StoryRow row(List<Story> articles, long seq, long firstSeq) {
        Story lead = articles.getFirst();
        Article article = lead.article();
        return new StoryRow(
                lead.storyId(),
                article.id(),
                seq,
                firstSeq,
                article.title(),
                webAddress(article.url() == null ? article.link() : article.url()),
                excerpt(article),
                article.language(),
                article.feed(),
                article.effectiveAt(),
                articles.stream()
                        .map(each -> each.article().fetchedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(article.fetchedAt()),
                topics(articles),
                countries(lead),
                lead.amounts().stream().limit(StoryRow.MOST_AMOUNTS).toList(),
                occasions(lead),
                lead.lineage().source(),
                articles.size() - 1,
                article.backfill());
    }

    /** Http and https only: whatever a feed says, nothing else becomes a link. */
    private static @Nullable String webAddress(@Nullable String url) {
        return url != null && url.regionMatches(true, 0, "http", 0, 4) && url.matches("(?i)https?://.+") ? url : null;
    }

    private static @Nullable String excerpt(Article article) {
        String text = article.summary() == null || article.summary().isBlank() ? article.text() : article.summary();
        if (text == null || text.isBlank()) {
            return null;
        }
        String words = text.strip();
        if (words.length() <= EXCERPT) {
            return words;
        }
        int end = words.offsetByCodePoints(0, words.codePointCount(0, EXCERPT));
        int space = words.lastIndexOf(' ', end);
        return words.substring(0, space > EXCERPT / 2 ? space : end) + "…";
    }

    private static List<StoryRow.Topic> topics(List<Story> articles) {
        Map<String, StoryRow.Topic> topics = new LinkedHashMap<>();
        for (Story story : articles) {
            for (Story.TopicMatch match : story.topics()) {
                topics.merge(
                        match.id(),
                        new StoryRow.Topic(
                                match.id(),
                                match.label(),
                                match.confidence(),
                                match.relevance(),
                                Set.copyOf(match.subtopics())),
                        StoryDocument::both);
            }
        }
        return topics.values().stream()
                .sorted(Comparator.comparingDouble((StoryRow.Topic topic) -> -topic.confidence()))
                .toList();
    }

    private static StoryRow.Topic both(StoryRow.Topic one, StoryRow.Topic other) {
        StoryRow.Topic surer = one.confidence() >= other.confidence() ? one : other;
        Set<String> subtopics = new TreeSet<>(one.subtopics());
        subtopics.addAll(other.subtopics());
        return new StoryRow.Topic(one.id(), one.label(), surer.confidence(), surer.relevance(), subtopics);
    }

    private static List<String> countries(Story story) {
        return story.places().stream()
                .filter(place -> place.role() == Story.PlaceRole.SUBJECT)
                .map(Story.Place::country)
                .distinct()
                .toList();
    }

    private static List<String> occasions(Story story) {
        return story.events().stream().map(Story.Occasion::name).distinct().toList();
    }

    /** What is searched and listed of the story. */
    static Document document(StoryRow row, List<Story> articles, byte[] json) {
        Document document = new Document();
        document.add(new StringField(Fields.KIND, Fields.STORY_KIND, Store.NO));
        document.add(new StringField(Fields.STORY, row.id(), Store.NO));
        document.add(new LongField(Fields.TIME, row.time().toEpochMilli(), Store.NO));
        document.add(new LongField(Fields.SEQ, row.seq(), Store.NO));
        document.add(new LongField(Fields.FETCHED, row.fetchedAt().toEpochMilli(), Store.NO));
        addTopics(document, row.topics());
        Set<String> countries = new LinkedHashSet<>();
        articles.forEach(each -> countries.addAll(countries(each)));
        countries.forEach(country -> addValue(document, Fields.COUNTRY, country));
        if (row.language() != null) {
            addValue(document, Fields.LANGUAGE, primary(row.language()));
        }
        sources(articles).forEach(source -> document.add(new StringField(Fields.SOURCE, source, Store.NO)));
        texts(articles).forEach(text -> document.add(new Field(Fields.TEXT, text, WORDS)));
        document.add(new StoredField(Fields.JSON, json));
        return document;
    }

    static String primary(String language) {
        int hyphen = language.indexOf('-');
        return (hyphen < 0 ? language : language.substring(0, hyphen)).toLowerCase(Locale.ROOT);
    }

    private static void addTopics(Document document, List<StoryRow.Topic> topics) {
        for (StoryRow.Topic topic : topics) {
            addValue(document, Fields.TOPIC, topic.id());
            topic.subtopics()
                    .forEach(each -> document.add(
                            new StringField(Fields.SUBTOPIC, Fields.subtopic(topic.id(), each), Store.NO)));
            document.add(new IntPoint(Fields.CONFIDENCE + topic.id(), Fields.perMille(topic.confidence())));
        }
        if (!topics.isEmpty()) {
            document.add(new StringField(Fields.TOPIC, Fields.ANY_TOPIC, Store.NO));
            document.add(new IntPoint(
                    Fields.CONFIDENCE, Fields.perMille(topics.getFirst().confidence())));
        }
    }

    /** Found by, and counted. */
    private static void addValue(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.NO));
        document.add(new SortedSetDocValuesField(field, new BytesRef(value)));
    }

    private static Set<String> sources(List<Story> articles) {
        Set<String> sources = new LinkedHashSet<>();
        for (Story story : articles) {
            addHost(story.article().url(), sources);
            for (FeedRef feed : story.feeds()) {
                sources.add(feed.id());
                addHost(feed.url(), sources);
            }
            sources.add(story.article().feed().id());
            addHost(story.article().feed().url(), sources);
        }
        return sources;
    }

    private static void addHost(@Nullable String url, Set<String> into) {
        String host = url == null ? null : host(url);
        if (host != null) {
            into.add(host);
        }
    }

    static @Nullable String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** All of the leading article, and the titles of the others, whose texts are nearly the same. */
    private static List<String> texts(List<Story> articles) {
        Article lead = articles.getFirst().article();
        List<String> texts = new ArrayList<>();
        for (Article.Field field : Article.Field.values()) {
            texts.add(lead.field(field));
        }
        articles.stream()
                .skip(1)
                .map(each -> each.article().field(Article.Field.TITLE))
                .distinct()
                .forEach(texts::add);
        texts.removeIf(String::isBlank);
        return texts;
    }

    /** One article, kept whole. */
    static Document article(Story story, byte[] json) {
        Document document = new Document();
        document.add(new StringField(Fields.ARTICLE, story.article().id(), Store.NO));
        document.add(new StringField(Fields.OF, story.storyId(), Store.NO));
        document.add(new LongField(Fields.FETCHED, story.article().fetchedAt().toEpochMilli(), Store.NO));
        document.add(new StoredField(Fields.JSON, json));
        return document;
    }

    /** What remains of a story of which no article is left, for those who were told it. */
    static Document gone(Change.Gone gone) {
        Document document = new Document();
        document.add(new StringField(Fields.KIND, Fields.GONE_KIND, Store.NO));
        document.add(new StringField(Fields.GONE, gone.storyId(), Store.YES));
        document.add(new LongField(Fields.SEQ, gone.seq(), Store.YES));
        document.add(new LongField(Fields.FETCHED, gone.at().toEpochMilli(), Store.YES));
        return document;
    }

    /** Two stories that tell the same. */
    static Document link(String link, String one, String other, Instant linkedAt) {
        Document document = new Document();
        document.add(new StringField(Fields.LINK, link, Store.YES));
        document.add(new StringField(Fields.OF, one, Store.NO));
        document.add(new StringField(Fields.OF, other, Store.NO));
        document.add(new LongField(Fields.FETCHED, linkedAt.toEpochMilli(), Store.NO));
        return document;
    }
}
