package org.silkwire.classifier.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.silkwire.contract.Article;
import org.silkwire.contract.Event;
import org.silkwire.contract.EventCodec;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Ids;
import org.silkwire.contract.Story;
import org.silkwire.contract.Topics;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The story that Silkwire was born from and its republished copy, as the sample newsroom prints them. */
class DesignStoryTest {
    private static final Path NEWSROOM = Path.of("../standalone/src/main/resources/newsroom");
    private static final Instant NOON = Instant.parse("2023-09-04T12:00:00Z");
    private static final List<String> STREAMS =
            List.of(Topics.STORIES, Topics.stories("belt-and-road"), Topics.stories("digital-economy"));

    private final Article original = article("china-economic-net", "it-exports-double", NOON);
    private final Article copy = article("karachi-tech", "it-exports-five-billion", NOON.plusSeconds(40));
    private StreamDriver driver = new StreamDriver(CopiesOnStreams.TOLD);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void itIsOneStoryOnBothStreamsAndTheCopyNamesItsSource() {
        driver.send(new Event.ArticlePublished(original));
        driver.send(new Event.ArticlePublished(copy));

        for (String stream : STREAMS) {
            List<Event> told = driver.on(stream);
            assertThat(told).as(stream).hasSize(2).extracting(Event::key).containsOnly(Ids.storyId(original.id()));
            Story.Lineage first = story(told.getFirst()).lineage();
            Story.Lineage second = story(told.get(1)).lineage();
            assertThat(first).isEqualTo(Story.Lineage.original());
            assertThat(second.role()).isEqualTo(Story.Role.COPY);
            assertThat(second.of()).isEqualTo(original.id());
            assertThat(second.source()).isEqualTo("China Economic Net");
            assertThat(second.attribution()).isEqualTo("Originally published at China Economic Net");
            assertThat(second.similarity()).isBetween(0.8, 1.0);
            assertThat(story(told.get(1)).feeds()).containsExactly(copy.feed(), original.feed());
        }
    }

    @Test
    void bothSayWhichCountriesFiguresAndForumTheyReportOn() {
        driver.send(new Event.ArticlePublished(original));
        driver.send(new Event.ArticlePublished(copy));

        assertThat(driver.stories()).hasSize(2).allSatisfy(story -> {
            assertThat(story.places())
                    .filteredOn(place -> place.role() == Story.PlaceRole.SUBJECT)
                    .extracting(Story.Place::country)
                    .containsExactlyInAnyOrder("PK", "CN", "UY");
            assertThat(story.amounts())
                    .filteredOn(amount -> amount.low().compareTo(amount.high()) == 0)
                    .anySatisfy(amount -> {
                        assertThat(amount.currency()).isEqualTo("USD");
                        assertThat(amount.low()).isEqualByComparingTo("2e9");
                        assertThat(amount.sense()).isEqualTo(Story.AmountSense.REPORTED);
                        assertThat(amount.subject()).isIn("exports of IT services", "Exports of IT services");
                    });
            assertThat(story.amounts())
                    .filteredOn(amount -> amount.low().compareTo(amount.high()) < 0)
                    .singleElement()
                    .satisfies(amount -> {
                        assertThat(amount.currency()).isEqualTo("USD");
                        assertThat(amount.low()).isEqualByComparingTo(new BigDecimal("4e9"));
                        assertThat(amount.high()).isEqualByComparingTo(new BigDecimal("5e9"));
                        assertThat(amount.sense()).isEqualTo(Story.AmountSense.TARGET);
                        assertThat(amount.trend()).isEqualTo(Story.Trend.RISE);
                        assertThat(amount.subject()).isIn("exports of IT services", "Exports of IT services");
                        assertThat(amount.when()).isEqualTo("in a couple of years");
                    });
            assertThat(story.events())
                    .filteredOn(occasion -> occasion.series().equals("belt-and-road-service-trade-cooperation-forum"))
                    .singleElement()
                    .satisfies(forum -> assertThat(forum.edition()).isEqualTo(4));
            assertThat(story.events())
                    .filteredOn(occasion -> occasion.series().equals("ciftis"))
                    .singleElement()
                    .satisfies(fair -> assertThat(fair.year()).isEqualTo(2023));
        });
    }

    @Test
    void theAttributedOriginalLeadsThoughItComesLater() {
        driver.send(new Event.ArticlePublished(copy));
        driver.send(new Event.ArticlePublished(original));
        Article late = article("corridor-ledger", "it-exports-five-billion", NOON.plusSeconds(90), "karachi-tech");
        driver.send(new Event.ArticlePublished(late));

        List<Story> told = driver.stories();
        assertThat(told).extracting(Story::storyId).containsOnly(Ids.storyId(copy.id()));
        assertThat(told.getFirst().lineage().of()).isNull();
        assertThat(told.getFirst().lineage().source()).isEqualTo("China Economic Net");
        assertThat(told.get(1).lineage()).isEqualTo(Story.Lineage.original());
        assertThat(told.get(2).lineage().of()).isEqualTo(original.id());
    }

    @Test
    void copiesBearAHeaderToSkipThemBy() {
        driver.send(new Event.ArticlePublished(original));
        driver.send(new Event.ArticlePublished(copy));

        assertThat(driver.records(Topics.stories("belt-and-road")))
                .extracting(record -> StreamDriver.header(record, EventCodec.ROLE_HEADER))
                .containsExactly("original", "copy");
    }

    @Test
    void copiesLeftOutOfTheTopicStreamsStandOnTheStreamOfAll() {
        driver.close();
        driver = new StreamDriver(CopiesOnStreams.LEFT_OUT);
        driver.send(new Event.ArticlePublished(original));
        driver.send(new Event.ArticlePublished(copy));

        assertThat(driver.on(Topics.stories("belt-and-road"))).hasSize(1);
        assertThat(driver.on(Topics.stories("digital-economy"))).hasSize(1);
        assertThat(driver.stories())
                .extracting(story -> story.lineage().role())
                .containsExactly(Story.Role.ORIGINAL, Story.Role.COPY);
    }

    @Test
    void anotherInstanceThatTakesOverGoesOnWhereTheFirstStopped() {
        driver.send(new Event.ArticlePublished(original));
        StreamDriver first = driver;
        driver = first.movedTo(CopiesOnStreams.TOLD);
        first.close();

        driver.send(new Event.ArticlePublished(copy));
        driver.send(new Event.ArticlePublished(original));

        assertThat(driver.stories()).singleElement().satisfies(story -> {
            assertThat(story.storyId()).isEqualTo(Ids.storyId(original.id()));
            assertThat(story.lineage().of()).isEqualTo(original.id());
        });
    }

    private static Story story(Event event) {
        return ((Event.StoryClassified) event).body();
    }

    private static Article article(String outlet, String id, Instant at) {
        return article(outlet, id, at, outlet);
    }

    private record Printing(Outlet outlet, List<Printed> stories) {}

    private record Outlet(String name) {}

    private record Printed(String id, String title, String summary, String text) {}

    /** What one outlet prints, in the feed of another. */
    private static Article article(String inFeedOf, String id, Instant at, String printedBy) {
        Printed printed = newsroom(printedBy).stories().stream()
                .filter(story -> story.id().equals(id))
                .findAny()
                .orElseThrow();
        String url = "http://localhost:8090/" + inFeedOf + "/feed.xml";
        String link = "http://localhost:8090/" + inFeedOf + "/" + id;
        FeedRef feed =
                new FeedRef(Ids.feedId(url), url, newsroom(inFeedOf).outlet().name());
        return new Article(
                Ids.articleId(feed.id(), id),
                1,
                List.of(),
                false,
                feed,
                link,
                link,
                id,
                printed.title(),
                printed.summary(),
                printed.text(),
                null,
                "en",
                List.of(),
                List.of(),
                List.of(),
                at,
                null,
                at,
                at,
                "0123456789abcdef",
                false,
                new Article.Provenance("fetch", 200, "0123456789abcdef0123456789abcdef"));
    }

    private static Printing newsroom(String outlet) {
        try (Reader reader = Files.newBufferedReader(NEWSROOM.resolve(outlet + ".yaml"), StandardCharsets.UTF_8)) {
            Object yaml = new Yaml().load(reader);
            return JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .convertValue(yaml, Printing.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
