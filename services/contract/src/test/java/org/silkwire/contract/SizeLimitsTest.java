package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizeLimitsTest {
    private static final String GIANT = "x".repeat(2 * SizeLimits.ARTICLE_BYTES);

    private final EventCodec codec = new EventCodec("/silkwire/test");

    /** Articles of which any part may be beyond the limit, made of characters of one to six bytes. */
    @Provide
    Arbitrary<Article> articles() {
        return Combinators.combine(texts(), texts(), texts(), texts(), lists(), lists(), lists())
                .as((title, text, html, link, authors, categories, media) -> Samples.article(
                        title,
                        text,
                        html,
                        link,
                        authors,
                        categories,
                        media.stream()
                                .map(url -> new Article.Media(url, null, 1L))
                                .toList()));
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> unit = Arbitraries.of("x", "é", "语", "🚢", "a🚢", "\u0001", "\"", "xyz🚢é");
        Arbitrary<Integer> times = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 100)),
                Tuple.of(1, Arbitraries.integers().between(0, 700_000)));
        return Combinators.combine(unit, times).as(String::repeat);
    }

    private static Arbitrary<List<String>> lists() {
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 3)),
                Tuple.of(1, Arbitraries.integers().between(0, 100_000)));
        return Combinators.combine(sizes, Arbitraries.strings().alpha().ofMaxLength(20), texts())
                .as((size, each, last) -> {
                    List<String> all = new ArrayList<>(Collections.nCopies(size, each));
                    all.add(last);
                    return all;
                });
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void noArticleIsBeyondItsLimit(@ForAll("articles") Article article) {
        Article fitted = SizeLimits.fit(article, codec);

        assertThat(size(fitted)).isLessThanOrEqualTo(SizeLimits.ARTICLE_BYTES);
        assertThat(fitted.truncated()).isEqualTo(size(article) > SizeLimits.ARTICLE_BYTES);
        assertThat(isWellFormed(fitted.title())).isTrue();
        assertThat(isWellFormed(fitted.text())).isTrue();
        assertThat(fitted.authors()).allMatch(SizeLimitsTest::isWellFormed);
        assertThat(SizeLimits.fit(fitted, codec)).isSameAs(fitted);
    }

    @Test
    void anArticleThatFitsIsLeftAlone() {
        Article article = Samples.article();

        assertThat(SizeLimits.fit(article, codec)).isSameAs(article);
    }

    @Test
    void theHtmlGoesFirst() {
        Article fitted = fit("title", "text", GIANT, "https://example.org/", List.of("a"), List.of("c"), List.of());

        assertThat(fitted.html()).isNull();
        assertThat(fitted.text()).isEqualTo("text");
        assertThat(fitted.link()).isEqualTo("https://example.org/");
        assertThat(fitted.truncated()).isTrue();
    }

    @Test
    void theTextIsCutNoDeeperThanItHasToBe() {
        Article fitted = fit("title", GIANT, null, null, List.of("a"), List.of("c"), List.of());

        assertThat(size(fitted)).isEqualTo(SizeLimits.ARTICLE_BYTES);
        assertThat(fitted.title()).isEqualTo("title");
        assertThat(fitted.authors()).containsExactly("a");
        assertThat(fitted.categories()).containsExactly("c");
    }

    @Test
    void aSurrogatePairIsNotSplit() {
        for (String text :
                List.of("🚢".repeat(SizeLimits.ARTICLE_BYTES), "x" + "🚢".repeat(SizeLimits.ARTICLE_BYTES))) {
            Article fitted = fit("title", text, null, null, List.of(), List.of(), List.of());

            assertThat(isWellFormed(fitted.text())).isTrue();
            assertThat(size(fitted)).isGreaterThan(SizeLimits.ARTICLE_BYTES - 4);
        }
    }

    @Test
    void aGiantLinkIsLeftOutAndNotCut() {
        Article fitted = fit("title", "text", null, "https://example.org/" + GIANT, List.of(), List.of(), List.of());

        assertThat(fitted.link()).isNull();
        assertThat(fitted.url()).isNull();
        assertThat(fitted.guid()).isNull();
        assertThat(fitted.text()).isEqualTo("text");
    }

    @Test
    void manyAuthorsAreFewer() {
        List<String> many = Collections.nCopies(300_000, "A. Writer");

        Article fitted = fit("title", "text", null, null, many, List.of("c"), List.of());

        assertThat(fitted.authors()).hasSizeBetween(10_000, 299_999).startsWith("A. Writer");
        assertThat(fitted.text()).isEqualTo("text");
    }

    @Test
    void oneGiantCategoryIsCut() {
        Article fitted = fit("title", "text", null, null, List.of("a"), List.of(GIANT, "c"), List.of());

        assertThat(fitted.categories())
                .singleElement()
                .satisfies(cut -> assertThat(GIANT).startsWith(cut));
        assertThat(fitted.text()).isEqualTo("text");
    }

    @Test
    void aGiantMediumIsLeftOutAndTheOthersStay() {
        Article.Media picture = new Article.Media("https://example.org/p.jpg", "image/jpeg", 1L);
        Article fitted = fit(
                "title",
                "text",
                null,
                null,
                List.of(),
                List.of(),
                List.of(new Article.Media(GIANT, null, null), picture, new Article.Media("data:", GIANT, null)));

        assertThat(fitted.media()).containsExactly(picture);
    }

    @Test
    void anIdentityBeyondTheLimitIsRefused() {
        Article a = Samples.article();
        Article giant = new Article(
                a.id(),
                1,
                List.of(),
                false,
                new FeedRef(a.feed().id(), GIANT, null),
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
                a.effectiveAt(),
                a.fetchedAt(),
                a.contentHash(),
                false,
                a.provenance());

        assertThatThrownBy(() -> SizeLimits.fit(giant, codec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("article " + a.id() + " is beyond the limit even without its texts");
    }

    @Test
    void aStoryThatFitsIsLeftAlone() {
        assertThat(SizeLimits.fit(Samples.story(), codec)).isSameAs(Samples.story());
    }

    @Test
    void aStoryKeepsTheStrongestOfWhatIsTooMuch() {
        Story s = Samples.story();
        Story.TopicMatch topic = s.topics().getFirst();
        List<Story.Evidence> many = Collections.nCopies(20_000, topic.evidence().getLast());
        List<Story.Evidence> evidence = new ArrayList<>(topic.evidence());
        evidence.addAll(many);
        Story giant = new Story(
                s.storyId(),
                s.article(),
                Collections.nCopies(20_000, s.feeds().getFirst()),
                List.of(new Story.TopicMatch(
                        topic.id(), topic.label(), 1, topic.relevance(), topic.subtopics(), evidence)),
                s.places(),
                s.organisations(),
                s.amounts(),
                s.events(),
                s.lineage(),
                s.taxonomy());

        Story fitted = SizeLimits.fit(giant, codec);

        assertThat(codec.body(new Event.StoryClassified(fitted)).length)
                .isBetween(SizeLimits.STORY_BYTES - 1024, SizeLimits.STORY_BYTES);
        assertThat(fitted.article()).isEqualTo(s.article());
        assertThat(fitted.amounts()).isEqualTo(s.amounts());
        assertThat(fitted.topics().getFirst().evidence())
                .hasSizeGreaterThan(1000)
                .startsWith(topic.evidence().getFirst());
    }

    private Article fit(
            String title,
            String text,
            @Nullable String html,
            @Nullable String link,
            List<String> authors,
            List<String> categories,
            List<Article.Media> media) {
        Article fitted = SizeLimits.fit(Samples.article(title, text, html, link, authors, categories, media), codec);
        assertThat(size(fitted)).isLessThanOrEqualTo(SizeLimits.ARTICLE_BYTES);
        return fitted;
    }

    private int size(Article article) {
        return codec.body(new Event.ArticlePublished(article)).length;
    }

    private static boolean isWellFormed(@Nullable String text) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(Objects.requireNonNull(text)));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
