package org.silkwire.standalone;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story.TopicMatch;
import org.silkwire.testkit.Articles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the sample newsroom's files promise to those who serve and classify them. */
class SampleStoriesTest {
    private static final Map<String, String> FILE_BY_FORMAT =
            Map.of("rss", "feed.xml", "atom", "feed.atom", "json", "feed.json");

    private static final List<OutletFile> FILES = new ArrayList<>();

    /** The stories of all outlets in the order of their release. */
    private static final List<Released> STORIES = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Yaml yaml = new Yaml(new SafeConstructor(options));
        JsonMapper strict = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:newsroom/*.yaml")) {
            try (InputStream in = file.getInputStream()) {
                Object content = yaml.load(in);
                FILES.add(strict.convertValue(content, OutletFile.class));
            }
        }
        for (OutletFile file : FILES) {
            file.stories().forEach(story -> STORIES.add(new Released(file.outlet(), story)));
        }
        STORIES.sort(comparingInt(released -> released.story().order()));
    }

    @Test
    void outletsSayThatTheyAreSamplesAndServeAllThreeFormats() {
        List<Outlet> outlets = FILES.stream().map(OutletFile::outlet).toList();

        assertThat(outlets).hasSizeBetween(6, 8);
        assertThat(outlets).extracting(Outlet::id).doesNotHaveDuplicates();
        assertThat(outlets).extracting(Outlet::format).contains("rss", "atom", "json");
        assertThat(outlets).allSatisfy(outlet -> {
            assertThat(outlet.name()).containsAnyOf("(sample)", "（样刊）");
            assertThat(outlet.path()).isEqualTo("/%s/%s", outlet.id(), FILE_BY_FORMAT.get(outlet.format()));
            assertThat(outlet.language()).isNotBlank();
            assertThat(outlet.ttl()).isPositive();
        });
    }

    @Test
    void everyStoryIsComplete() {
        assertThat(STORIES).extracting(released -> released.story().id()).doesNotHaveDuplicates();
        assertThat(STORIES).allSatisfy(released -> {
            Story story = released.story();
            assertThat(story.id()).matches("[a-z0-9-]+");
            assertThat(story.title()).isNotBlank();
            assertThat(story.summary()).isNotBlank();
            assertThat(story.authors()).isNotEmpty();
            assertThat(story.categories()).isNotEmpty();
            assertThat(story.paragraphs()).as(story.id()).hasSizeGreaterThanOrEqualTo(4);
            if (released.language().startsWith("zh")) {
                assertThat(story.text().length())
                        .as("characters of " + story.id())
                        .isBetween(250, 500);
            } else {
                assertThat(story.text().split("\\s+"))
                        .as("words of " + story.id())
                        .hasSizeBetween(120, 300);
            }
        });
    }

    @Test
    void theOrderOfReleaseHasNoGaps() {
        assertThat(STORIES)
                .extracting(released -> released.story().order())
                .isEqualTo(IntStream.rangeClosed(1, STORIES.size()).boxed().toList());
    }

    @Test
    void aboutHalfIsOffTopicAndBothTopicsAreThere() {
        long offTopic = STORIES.stream()
                .filter(released -> released.story().expect().isEmpty())
                .count();

        assertThat((double) offTopic / STORIES.size()).isBetween(0.4, 0.6);
        assertThat(STORIES)
                .flatExtracting(released -> released.story().expect())
                .containsOnly("belt-and-road", "digital-economy");
        assertThat(STORIES)
                .extracting(released -> released.story().expect())
                .contains(List.of("belt-and-road", "digital-economy"));
    }

    @Test
    void theTopicsThatComeWithTheProgramJudgeThemAsAPersonWould() {
        Classifier classifier = shippedTopics();

        assertThat(STORIES).allSatisfy(released -> {
            Story story = released.story();
            List<String> topics = classifier.classify(released.article()).topics().stream()
                    .map(TopicMatch::id)
                    .toList();
            assertThat(topics).as("topics of " + story.id()).containsExactlyInAnyOrderElementsOf(story.expect());
        });
    }

    private static Classifier shippedTopics() {
        return switch (Classifier.load(TaxonomySource.shipped())) {
            case TaxonomyOutcome.Loaded(var taxonomy) -> Classifier.of(taxonomy);
            case TaxonomyOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void manyLanguagesAreSpoken() {
        assertThat(STORIES)
                .extracting(Released::language)
                .contains("en", "zh-CN", "ur", "ru", "ar", "es", "fr", "id", "pt", "de");
    }

    @Test
    void theFirstStoryIsTheOneThatSilkwireWasBornFromAndTheSecondItsCopy() {
        Released original = STORIES.get(0);
        Released copy = STORIES.get(1);

        assertThat(original.outlet().name()).isEqualTo("China Economic Net (sample)");
        assertThat(original.story().text())
                .contains("4th Belt and Road Service Trade Cooperation Forum")
                .contains("CIFTIS", "Uruguay", "USD 2 billion", "USD4 to 5 billion");
        assertThat(original.story().expect()).containsExactly("belt-and-road", "digital-economy");
        assertCopy(copy, original, "Originally published at China Economic Net");
    }

    @Test
    void anotherStoryIsRepublishedLater() {
        Released original = story("freight-trains-winter-timetable");
        Released copy = story("freight-trains-go-south");

        assertThat(copy.story().order()).isGreaterThan(original.story().order());
        assertCopy(copy, original, "This article first appeared in The Corridor Ledger.");
    }

    @Test
    void twoStoriesShareATemplateButNoParagraph() {
        Story first = story("bri-first-quarter").story();
        Story second = story("bri-second-quarter").story();

        assertThat(first.paragraphs())
                .hasSameSizeAs(second.paragraphs())
                .doesNotContainAnyElementsOf(second.paragraphs());
        assertThat(first.title().replace("rises 4.1% in the first", "falls 2.3% in the second"))
                .isEqualTo(second.title());
    }

    private static void assertCopy(Released copy, Released original, String attribution) {
        assertThat(copy.outlet()).isNotEqualTo(original.outlet());
        assertThat(copy.story().title()).isNotEqualTo(original.story().title());
        assertThat(copy.story().expect()).isEqualTo(original.story().expect());
        assertThat(copy.story().text().strip()).endsWith(attribution);
        assertThat(copy.story().paragraphs())
                .filteredOn(original.story().paragraphs()::contains)
                .as("paragraphs of the original that the copy keeps word for word")
                .hasSizeGreaterThanOrEqualTo(2)
                .hasSizeLessThan(original.story().paragraphs().size());
    }

    private static Released story(String id) {
        return STORIES.stream()
                .filter(released -> released.story().id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private record OutletFile(Outlet outlet, List<Story> stories) {}

    private record Outlet(String id, String name, String format, String language, String path, int ttl) {}

    private record Story(
            String id,
            String title,
            String summary,
            String text,
            @Nullable String language,
            List<String> authors,
            List<String> categories,
            int order,
            List<String> expect) {
        List<String> paragraphs() {
            return List.of(text.strip().split("\n\n"));
        }
    }

    private record Released(Outlet outlet, Story story) {
        String language() {
            String own = story.language();
            return own == null ? outlet.language() : own;
        }

        Article article() {
            return Articles.of(Articles.feed(outlet.id() + ".example", outlet.name()), story.id())
                    .title(story.title())
                    .summary(story.summary())
                    .text(story.text())
                    .language(language())
                    .article();
        }
    }
}
