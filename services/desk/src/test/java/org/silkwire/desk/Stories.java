package org.silkwire.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.Article.Field;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;

/** Stories for tests, made by saying what matters of them. */
public final class Stories {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private String name;
    private String outlet = "wire.example.org";
    private String title;
    private String text = "";
    private @Nullable String language = "en";
    private Instant time = NOON;
    private int revision = 1;
    private boolean backfill;
    private @Nullable String founder;
    private Story.Lineage lineage = Story.Lineage.original();
    private final List<Story.TopicMatch> topics = new ArrayList<>();
    private final List<Story.Place> places = new ArrayList<>();
    private final List<Story.Amount> amounts = new ArrayList<>();

    private Stories(String name) {
        this.name = name;
        this.title = "Report " + name;
    }

    /** A story on no topic, told at noon by {@code wire.example.org}. */
    public static Stories story(String name) {
        return new Stories(name);
    }

    public Stories title(String title) {
        this.title = title;
        return this;
    }

    public Stories text(String text) {
        this.text = text;
        return this;
    }

    public Stories by(String outlet) {
        this.outlet = outlet;
        return this;
    }

    public Stories in(@Nullable String language) {
        this.language = language;
        return this;
    }

    public Stories at(Instant time) {
        this.time = time;
        return this;
    }

    public Stories revision(int revision) {
        this.revision = revision;
        return this;
    }

    public Stories backfill() {
        this.backfill = true;
        return this;
    }

    /** With the first place of {@code term} in the text, else in the title, as evidence. */
    public Stories on(String topic, double confidence, String term, String... subtopics) {
        Field field = text.contains(term) ? Field.TEXT : Field.TITLE;
        int start = Math.max(0, (field == Field.TEXT ? text : title).indexOf(term));
        topics.add(new Story.TopicMatch(
                topic,
                label(topic),
                confidence,
                Story.Relevance.ABOUT,
                List.of(subtopics),
                List.of(new Story.Evidence(
                        term, "names", "en", field, start, start + term.length(), term, "… " + term + " …", 4))));
        return this;
    }

    private static String label(String topic) {
        String words = topic.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public Stories about(String... countries) {
        for (String country : countries) {
            places.add(new Story.Place(
                    country, Story.PlaceRole.SUBJECT, new Story.Span(Field.TITLE, 0, 1, title.substring(0, 1))));
        }
        return this;
    }

    /** A sum in US dollars that stands in the text as {@code words}. */
    public Stories sum(long low, long high, String words) {
        int start = Math.max(0, text.indexOf(words));
        amounts.add(new Story.Amount(
                Story.AmountKind.MONEY,
                "USD",
                BigDecimal.valueOf(low),
                BigDecimal.valueOf(high),
                Story.AmountSense.TARGET,
                Story.Trend.RISE,
                "exports",
                null,
                new Story.Span(Field.TEXT, start, start + words.length(), words)));
        return this;
    }

    /** A copy of a story that {@code wire.example.org} told. */
    public Stories copyOf(String original) {
        this.founder = original;
        this.lineage = new Story.Lineage(
                Story.Role.COPY,
                articleId("wire.example.org", original),
                "Example Wire",
                "Originally published at",
                0.97);
        return this;
    }

    public Story build() {
        FeedRef feed = feed(outlet);
        String articleId = articleId(outlet, name);
        Article article = new Article(
                articleId,
                revision,
                List.of(),
                backfill,
                feed,
                "https://" + outlet + "/" + name,
                "https://" + outlet + "/" + name,
                name,
                title,
                null,
                text,
                null,
                language,
                List.of(),
                List.of(),
                List.of(),
                time,
                null,
                time,
                time,
                "0123456789abcdef",
                false,
                new Article.Provenance("fetch", 200, "0".repeat(32)));
        String storyId = founder == null ? Ids.storyId(articleId) : storyId(founder);
        return new Story(
                storyId,
                article,
                List.of(feed),
                topics,
                places,
                List.of(),
                amounts,
                List.of(),
                lineage,
                new Story.TaxonomyVersion(1, "0".repeat(64)));
    }

    private static FeedRef feed(String outlet) {
        String url = "https://" + outlet + "/feed.xml";
        return new FeedRef(Ids.feedId(url), url, outlet);
    }

    private static String articleId(String outlet, String name) {
        return Ids.articleId(feed(outlet).id(), name);
    }

    /** The id of the story that {@code wire.example.org} founded. */
    public static String storyId(String name) {
        return Ids.storyId(articleId("wire.example.org", name));
    }
}
