package org.silkwire.contract;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article.Field;
import org.silkwire.contract.Story.Evidence;
import org.silkwire.contract.Story.Span;

/** The events that the golden files hold, by file name. The prose is made up. */
final class Samples {
    private static final String FEED_URL = "https://forum.example.org/feeds/trade.xml?lang=en";
    private static final FeedRef FEED = new FeedRef(Ids.feedId(FEED_URL), FEED_URL, "Trade Forum Wire");
    private static final FeedRef UNTITLED =
            new FeedRef(Ids.feedId("http://tech.example.com:8080/rss"), "http://tech.example.com:8080/rss", null);
    private static final Instant FETCHED = Instant.parse("2026-01-31T10:15:02.417Z");
    private static final Article.Provenance PROVENANCE =
            new Article.Provenance("01JJXN3R2V5Q8K", 200, "5d41402abc4b2a76b9719d911017c592");
    private static final Story.TaxonomyVersion TAXONOMY =
            new Story.TaxonomyVersion(7, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    private static final Article FULL = new Article(
            Ids.articleId(FEED.id(), "urn:forum:2026:118"),
            1,
            List.of(),
            false,
            FEED,
            "https://Forum.example.org/news/118?utm_source=rss#top",
            "https://forum.example.org/news/118",
            "urn:forum:2026:118",
            "Karachi software houses look to the fourth Belt and Road service trade forum",
            "Exports of IT services could reach USD4 to 5 billion, an official of the ministry said.",
            "KARACHI — Exports of IT services could reach USD4 to 5 billion in five years, up from USD 2 billion, an"
                    + " official told the fourth Belt and Road service trade forum. “It is within reach,” she said."
                    + " 一带一路 · ڈیجیٹل معیشت · 🚢\nOriginally published by Harbour Ledger.",
            "<p>KARACHI — Exports of <b>IT services</b> could reach USD4 to 5 billion…</p>",
            "en-PK",
            List.of("A. Writer", "王记者"),
            List.of("Trade", "Digital economy"),
            List.of(
                    new Article.Media("https://forum.example.org/media/118.jpg", "image/jpeg", 183_204L),
                    new Article.Media("https://forum.example.org/media/118.mp3", null, null)),
            Instant.parse("2026-01-31T10:00:00Z"),
            Instant.parse("2026-01-31T10:05:30Z"),
            Instant.parse("2026-01-31T10:00:00Z"),
            FETCHED,
            "0f1e2d3c4b5a6978",
            false,
            PROVENANCE);

    private static final Article MINIMAL = new Article(
            Ids.articleId(UNTITLED.id(), "a note without anything"),
            1,
            List.of(),
            true,
            UNTITLED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            FETCHED,
            FETCHED,
            "ffffffffffffffff",
            true,
            PROVENANCE);

    private static final Story STORY = new Story(
            "b1946ac92492d2347c6235b4d2611184",
            FULL,
            List.of(FEED, UNTITLED),
            List.of(
                    new Story.TopicMatch(
                            "belt-and-road",
                            "Belt and Road",
                            0.9375,
                            Story.Relevance.ABOUT,
                            List.of("cpec", "service-trade"),
                            List.of(
                                    evidence("Belt and Road", "name", "en", Field.TITLE, 4.5),
                                    evidence("一带一路", "name", "zh", Field.TEXT, 4))),
                    new Story.TopicMatch(
                            "digital-economy",
                            "Digital economy",
                            0.5,
                            Story.Relevance.MENTION,
                            List.of(),
                            List.of(
                                    evidence("Digital economy", "name", "en", Field.CATEGORIES, 2),
                                    evidence("IT services", "sector", "en", Field.SUMMARY, 1.25),
                                    evidence("KARACHI", "false friend", "und", Field.TEXT, -0.5)))),
            List.of(
                    new Story.Place("PK", Story.PlaceRole.DATELINE, span(Field.TEXT, "KARACHI")),
                    new Story.Place("PK", Story.PlaceRole.SUBJECT, span(Field.TITLE, "Karachi"))),
            List.of(
                    new Story.Organisation(
                            "Ministry of Information Technology", "Q4115189", span(Field.SUMMARY, "ministry")),
                    new Story.Organisation("Harbour Ledger", null, span(Field.TEXT, "Harbour Ledger"))),
            List.of(
                    new Story.Amount(
                            Story.AmountKind.MONEY,
                            "USD",
                            new BigDecimal("4000000000"),
                            new BigDecimal("5000000000"),
                            Story.AmountSense.TARGET,
                            Story.Trend.RISE,
                            "exports of IT services",
                            "in five years",
                            span(Field.TEXT, "USD4 to 5 billion")),
                    new Story.Amount(
                            Story.AmountKind.PERCENTAGE,
                            null,
                            new BigDecimal("12.50"),
                            new BigDecimal("12.50"),
                            Story.AmountSense.REPORTED,
                            Story.Trend.NONE,
                            null,
                            null,
                            span(Field.TEXT, "USD 2 billion"))),
            List.of(
                    new Story.Occasion(
                            Story.OccasionKind.FORUM,
                            "belt-and-road-service-trade-forum",
                            "Belt and Road Service Trade Cooperation Forum",
                            4,
                            2026,
                            "Karachi",
                            span(Field.TITLE, "fourth Belt and Road service trade forum")),
                    new Story.Occasion(
                            Story.OccasionKind.AGREEMENT,
                            "memorandum",
                            "Memorandum of understanding",
                            null,
                            null,
                            null,
                            span(Field.TEXT, "told"))),
            new Story.Lineage(
                    Story.Role.COPY,
                    "c157a79031e1c40f85931829bc5fc552",
                    "Harbour Ledger",
                    "Originally published by Harbour Ledger",
                    0.96875),
            TAXONOMY);

    private static final Story UNMATCHED = new Story(
            MINIMAL.id(),
            MINIMAL,
            List.of(UNTITLED),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Story.Lineage.original(),
            TAXONOMY);

    private Samples() {}

    static Map<String, Event> byFile() {
        Map<String, Event> files = new LinkedHashMap<>();
        files.put("article.published", new Event.ArticlePublished(FULL));
        files.put("article.published-minimal", new Event.ArticlePublished(MINIMAL));
        files.put("article.updated", new Event.ArticleUpdated(edited()));
        files.put(
                "article.retracted",
                new Event.ArticleRetracted(new ArticleRetraction(
                        FULL.id(), 3, FEED, FETCHED.plusSeconds(7200), "the feed deleted the entry")));
        files.put("story.classified", new Event.StoryClassified(STORY));
        files.put("story.classified-unmatched", new Event.StoryClassified(UNMATCHED));
        files.put("story.reclassified", new Event.StoryReclassified(UNMATCHED));
        files.put(
                "story.linked",
                new Event.StoryLinked(new StoryLink(
                        STORY.storyId(),
                        "591785b794601e212b260e25925636fd",
                        FULL.id(),
                        0.8125,
                        List.of("belt-and-road"),
                        FETCHED.plusSeconds(1))));
        files.put(
                "story.retracted",
                new Event.StoryRetracted(new StoryRetraction(
                        STORY.storyId(),
                        FULL.id(),
                        3,
                        List.of("belt-and-road", "digital-economy"),
                        FETCHED.plusSeconds(7200),
                        "the feed deleted the entry")));
        files.put(
                "feed.registered",
                new Event.FeedRegistered(new FeedRegistration(
                        FEED.id(),
                        FEED_URL,
                        "Trade Forum",
                        "opml:feeds.opml",
                        "Forums/Asia",
                        true,
                        true,
                        Duration.ofMinutes(2),
                        Duration.ofHours(36),
                        Instant.parse("2025-11-24T08:00:00Z"),
                        Instant.parse("2026-01-31T09:59:59.5Z"))));
        files.put(
                "feed.registered-minimal",
                new Event.FeedRegistered(new FeedRegistration(
                        UNTITLED.id(),
                        UNTITLED.url(),
                        null,
                        "desk",
                        null,
                        false,
                        false,
                        null,
                        null,
                        Instant.parse("2025-11-24T08:00:00Z"),
                        null)));
        files.put("feed.status", new Event.FeedStatusChanged(throttled(), FETCHED));
        files.put("feed.status-new", new Event.FeedStatusChanged(unpolled(), FETCHED));
        files.put(
                "feed.gap",
                new Event.FeedGapDetected(new FeedGap(FEED.id(), FEED_URL, FETCHED.minusSeconds(86_400), FETCHED, 20)));
        files.put(
                "page.requested",
                new Event.PageRequested(
                        new PageRequest("https://forum.example.org/news/118", MINIMAL, FETCHED.plusMillis(3))));
        files.put(
                "taxonomy.activated",
                new Event.TaxonomyActivated(new TaxonomyActivation(
                        7,
                        TAXONOMY.sha256(),
                        FETCHED,
                        FETCHED.plusSeconds(10),
                        List.of(new TaxonomyActivation.ActiveTopic("harbours", "Harbours", "harbours.yaml")),
                        List.of(new TaxonomyActivation.File(
                                "harbours.yaml",
                                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                                3,
                                1)))));
        files.put(
                "taxonomy.part",
                new Event.TaxonomyPartWritten(new TaxonomyPart(
                        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", 0, "Zm9v", FETCHED)));
        return files;
    }

    static Set<Map.Entry<String, Event>> entries() {
        return byFile().entrySet();
    }

    static Article article() {
        return FULL;
    }

    static Story story() {
        return STORY;
    }

    /** A copy with other texts and lists, for the tests of limits. */
    static Article article(
            String title,
            String text,
            @Nullable String html,
            @Nullable String link,
            List<String> authors,
            List<String> categories,
            List<Article.Media> media) {
        return new Article(
                FULL.id(),
                1,
                List.of(),
                false,
                FEED,
                link,
                link,
                link,
                title,
                title,
                text,
                html,
                "en",
                authors,
                categories,
                media,
                null,
                null,
                FETCHED,
                FETCHED,
                FULL.contentHash(),
                false,
                PROVENANCE);
    }

    private static Article edited() {
        return new Article(
                FULL.id(),
                2,
                List.of("title", "text"),
                false,
                FEED,
                FULL.link(),
                FULL.url(),
                FULL.guid(),
                "Karachi software houses look to the forum (corrected)",
                FULL.summary(),
                "A shorter text.",
                null,
                FULL.language(),
                FULL.authors(),
                FULL.categories(),
                List.of(),
                FULL.publishedAt(),
                Instant.parse("2026-01-31T11:40:00Z"),
                FULL.effectiveAt(),
                FETCHED.plusSeconds(3600),
                "8796a5b4c3d2e1f0",
                false,
                PROVENANCE);
    }

    private static FeedStatus throttled() {
        List<Double> hours = List.of(
                0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.25, 0.125, 0.125, 0.0625, 0.0625, 0.0, 0.0, 0.0, 0.0, 0.0,
                0.0, 0.0, 0.0625, 0.0625, 0.0, 0.0);
        return new FeedStatus(
                FEED.id(),
                FEED_URL,
                "https://forum.example.org/feeds/trade-v2.xml",
                "Trade Forum Wire",
                FeedStatus.Health.THROTTLED,
                "the host asked for patience until 2026-01-31T11:00:00Z (429)",
                Instant.parse("2026-01-31T11:00:00Z"),
                Duration.parse("PT15M0.25S"),
                FETCHED,
                FETCHED.minusSeconds(900),
                FETCHED.minusSeconds(1800),
                429,
                118,
                new FeedStatus.Validators(
                        "W/\"trade-118\"",
                        "Sat, 31 Jan 2026 10:00:00 GMT",
                        "5d41402abc4b2a76b9719d911017c592",
                        "https://forum.example.org/feeds/trade.xml"),
                new FeedStatus.Rhythm(
                        9.5,
                        hours,
                        1,
                        2,
                        "https://forum.example.org/feeds/trade-v3.xml",
                        1,
                        Duration.ofMinutes(10),
                        FETCHED.minusSeconds(604_800),
                        new FeedStatus.Asked(
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                List.of(0, 1, 2),
                                List.of(DayOfWeek.SUNDAY))));
    }

    private static FeedStatus unpolled() {
        return new FeedStatus(
                UNTITLED.id(),
                UNTITLED.url(),
                UNTITLED.url(),
                null,
                FeedStatus.Health.NEW,
                "not polled yet",
                FETCHED,
                Duration.ofHours(1),
                null,
                null,
                null,
                null,
                0,
                FeedStatus.Validators.NONE,
                FeedStatus.Rhythm.UNKNOWN);
    }

    private static Evidence evidence(String term, String group, String language, Field field, double points) {
        Span span = span(field, term);
        return new Evidence(
                term, group, language, field, span.start(), span.end(), span.text(), "… " + term + " …", points);
    }

    private static Span span(Field field, String text) {
        int start = FULL.field(field).indexOf(text);
        if (start == -1) {
            throw new IllegalArgumentException(text + " is not in the sample's " + field);
        }
        return new Span(field, start, start + text.length(), text);
    }
}
